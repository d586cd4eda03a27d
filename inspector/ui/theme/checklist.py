"""The part of the one style sheet for the checklist page: rows, answers, sections, details."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.ui.theme.tokens import Tokens

_ANSWERS = ("conforms", "mostly", "fails", "not_applicable", "not_checked")


def checklist_rules(tokens: Tokens) -> str:
    """Return the rules; ``sheet.py`` joins them to the rest."""
    return _list(tokens) + _values(tokens) + _details(tokens)


def _list(t: Tokens) -> str:
    return f"""
QFrame[role="sections"] {{ background: {t.surface}; border: none; border-right: 1px solid {t.line}; }}
QPushButton[role="section"] {{ background: transparent; border: 2px solid transparent; border-radius: 6px; }}
QPushButton[role="section"]:hover {{ background: {t.sunken}; }}
QPushButton[role="section"]:checked {{ background: {t.selected}; }}
QFrame[role="filter-bar"] {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
QPushButton[role="filter-chip"] {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.line}; border-radius: 16px; margin: 6px 0;
    padding: 0 11px;
}}
QPushButton[role="filter-chip"]:hover {{ background: {t.sunken}; }}
QPushButton[role="filter-chip"]:checked {{
    background: {t.selected}; color: {t.accent}; border: 1px solid {t.accent}; font-weight: 700; padding: 0 9px;
}}
QScrollArea[role="rows"], QWidget[role="rows-canvas"] {{ background: {t.surface}; border: none; }}
QPushButton[role="flag-count"] {{
    background: {t.fails_tint}; color: {t.fails}; border: 1px solid {t.fails}; border-radius: 6px; padding: 0 14px;
    font-weight: 700;
}}
QPushButton[role="flag-count"]:focus {{ border: 2px solid {t.accent}; padding: 0 13px; }}
QToolButton[role="flag-button"] {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 6px; }}
QToolButton[role="flag-button"]:hover {{ background: {t.fails_tint}; }}
"""


def _values(t: Tokens) -> str:
    chosen = "".join(
        f"""
QPushButton[role="value-{name}"] {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px; padding: 0 6px;
}}
QPushButton[role="value-{name}"]:hover {{ background: {t.of(name + "_tint")}; }}
QPushButton[role="value-{name}"]:checked {{
    background: {t.of(name)}; color: {t.surface}; border: 1px solid {t.of(name)}; font-weight: 700;
}}
QPushButton[role="value-{name}"]:disabled {{ color: {t.muted}; background: {t.window}; }}
QPushButton[role="value-{name}"]:checked:disabled {{ color: {t.surface}; background: {t.of(name)}; }}
"""
        for name in _ANSWERS
    )
    return f"""{chosen}
QPushButton[role="choice"] {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px; padding: 0 12px;
    text-align: left;
}}
QPushButton[role="choice"]:checked {{ background: {t.surface}; color: {t.accent}; border: 2px solid {t.accent}; }}
QLineEdit[role="number"] {{ font-size: 20px; font-weight: 700; }}
"""


def _details(t: Tokens) -> str:
    return f"""
QFrame[role="detail"] {{ background: {t.surface}; border: none; border-left: 1px solid {t.line}; }}
QFrame[role="slide-over"] {{ background: {t.surface}; border: 1px solid {t.edge}; }}
QFrame[role="strip"] {{ background: {t.surface}; border: none; border-left: 1px solid {t.line}; }}
QToolButton[role="strip-button"] {{
    background: transparent; border: none; border-radius: 6px; color: {t.ink}; font-size: 12px; padding: 0; margin: 0;
}}
QToolButton[role="strip-button"]:hover {{ background: {t.selected}; }}
QLabel[role="detail-code"] {{ color: {t.accent}; font-weight: 700; }}
QLabel[role="basis"] {{ color: {t.accent}; }}
QFrame[role="problem"], QFrame[role="flag-card"] {{
    background: {t.fails_tint}; border: 1px solid {t.line}; border-radius: 6px;
}}
QFrame[role="reasons"] {{ background: {t.sunken}; border: 1px solid {t.line}; border-radius: 6px; }}
QFrame[role="viewer"] {{ background: {t.window}; border: none; }}
QPushButton[role="photo"] {{ background: {t.sunken}; border: 1px solid {t.line}; border-radius: 4px; padding: 0; }}
QPushButton[role="photo"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[role="adder"] {{
    background: transparent; color: {t.accent}; border: 1px dashed {t.edge}; border-radius: 6px;
}}
QPushButton[role="adder"]:hover, QPushButton[role="adder"][dropping="true"] {{ background: {t.selected}; }}
QPushButton[role="adder"][dropping="true"] {{ border: 2px dashed {t.accent}; }}
QPushButton[role="adder"]:focus {{ border: 2px solid {t.accent}; }}
"""
