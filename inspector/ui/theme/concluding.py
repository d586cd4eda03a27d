"""The part of the one style sheet that finish, opinion, signatures and report need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.ui.theme.tokens import Tokens

_COLOURS = ("conforms", "mostly", "fails", "accent")


def concluding_rules(tokens: Tokens) -> str:
    """Return the rules; ``sheet.py`` joins them to the rest."""
    return _texts(tokens) + _boxes(tokens) + _rows(tokens) + _verdicts(tokens)


def _texts(t: Tokens) -> str:
    coloured = "".join(f'QLabel[role="{c}"] {{ color: {t.of(c)}; font-size: 12px; }}\n' for c in _COLOURS)
    return f"""
QLabel[role="note"] {{ color: {t.muted}; font-size: 12px; }}
QLabel[role="small"] {{ color: {t.ink}; font-size: 12px; }}
QLabel[role="bold"] {{ color: {t.ink}; font-weight: 700; }}
QLabel[role="heading"] {{ color: {t.ink}; font-size: 16px; font-weight: 700; }}
QLabel[role="grade"] {{ color: {t.ink}; font-size: 24px; font-weight: 700; }}
QLabel[role="points"] {{ color: {t.muted}; font-size: 16px; }}
QLabel[role="link"] {{ color: {t.accent}; font-size: 12px; }}
QLabel[role="code"] {{ color: {t.ink}; font-family: monospace; font-size: 12px; }}
QLabel[role="struck"] {{ color: {t.muted}; text-decoration: line-through; }}
QPushButton[role="link"] {{
    background: transparent; border: none; color: {t.accent}; font-size: 12px; padding: 0 4px;
}}
QPushButton[role="link"]:focus {{ border: 2px solid {t.accent}; border-radius: 6px; padding: 0 2px; }}
{coloured}"""


def _boxes(t: Tokens) -> str:
    return f"""
QWidget[role="group"] {{ background: {t.sunken}; border-bottom: 1px solid {t.line}; }}
QWidget[role="foot"] {{ background: {t.sunken}; border-top: 1px solid {t.line}; }}
QWidget[role="sunken"] {{ background: {t.sunken}; border: 1px solid {t.line}; border-radius: 6px; }}
QWidget[role="divided"] {{ border-bottom: 1px solid {t.line}; }}
QAbstractScrollArea[role="desk"] {{ background: {t.window}; border: none; }}
QScrollArea[role="plain"], QWidget[role="plain"] {{ background: transparent; border: none; }}
QAbstractScrollArea[role="desk"]:focus, QScrollArea[role="plain"]:focus {{
    border: 2px solid {t.accent}; border-radius: 6px;
}}
QLineEdit[role="page-number"] {{ padding: 0 4px; qproperty-alignment: AlignCenter; }}
"""


def _rows(t: Tokens) -> str:
    return f"""
QPushButton[role="row-button"][first="true"] {{ border-top: none; }}
QPushButton[role="row-button"][selected="true"] {{
    background: {t.selected}; border-left: 3px solid {t.accent};
}}
"""


def _verdicts(t: Tokens) -> str:
    return "".join(
        f"""
QWidget[role="tint-{colour}"] {{ background: {t.of(colour + "_tint")}; border-bottom: 1px solid {t.line}; }}
QLabel[role="heading-{colour}"] {{ color: {t.of(colour)}; font-size: 16px; font-weight: 700; }}
"""
        for colour in ("conforms", "mostly", "fails")
    )
