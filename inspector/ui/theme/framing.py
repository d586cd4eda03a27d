"""The part of the one style sheet for the frame: rail, header, status line, banner, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.ui.theme.tokens import Tokens


def framing_rules(tokens: Tokens) -> str:
    """Return the rules; ``sheet.py`` joins them to the rest."""
    return _rail(tokens) + _lines(tokens) + _banner(tokens) + _keys(tokens)


def _rail(t: Tokens) -> str:
    return f"""
QWidget[role="window"] {{ background: {t.window}; }}
QWidget[role="rail"] {{ background: {t.surface}; border-right: 1px solid {t.line}; }}
QToolButton[role="rail-item"] {{
    background: transparent; color: {t.muted}; border: 2px solid transparent; border-radius: 6px; font-size: 12px;
    padding: 4px 0 2px 0;
}}
QToolButton[role="rail-item"]:hover {{ background: {t.sunken}; }}
QToolButton[role="rail-item"]:checked {{ background: {t.selected}; color: {t.accent}; font-weight: 700; }}
QToolButton[role="rail-item"]:focus {{ border: 2px solid {t.accent}; }}
"""


def _lines(t: Tokens) -> str:
    return f"""
QWidget[role="header"] {{ background: {t.surface}; border-bottom: 1px solid {t.line}; }}
QWidget[role="status"] {{ background: {t.sunken}; border-top: 1px solid {t.line}; }}
QLabel[role="status-text"] {{ color: {t.muted}; font-size: 12px; }}
QLabel[role="crumb"] {{ color: {t.muted}; font-size: 12px; }}
QPushButton[role="status-link"] {{
    background: transparent; border: none; color: {t.accent}; font-size: 12px; padding: 0 4px;
}}
QPushButton[role="status-link"]:focus {{ border: 2px solid {t.accent}; border-radius: 6px; padding: 0 2px; }}
QLabel[role="key"] {{
    background: {t.surface}; color: {t.muted}; border: 1px solid {t.line}; border-radius: 4px; padding: 0 4px;
    font-size: 12px;
}}
"""


def _banner(t: Tokens) -> str:
    return f"""
QFrame[role="banner"] {{ background: {t.fails_tint}; border: none; border-bottom: 1px solid {t.line}; }}
QLabel[role="banner-what"] {{ color: {t.fails}; font-weight: 700; }}
QLabel[role="banner-text"] {{ color: {t.ink}; }}
QPlainTextEdit[role="banner-detail"] {{ font-family: monospace; font-size: 12px; }}
"""


def _keys(t: Tokens) -> str:
    return f"""
QFrame[role="sheet"] {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 6px; }}
"""
