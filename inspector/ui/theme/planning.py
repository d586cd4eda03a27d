"""The part of the one style sheet that Today, the visits and the new visit need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.ui.theme.tokens import Tokens


def planning_rules(tokens: Tokens) -> str:
    """Return the rules; ``sheet.py`` joins them to the rest."""
    return _rows(tokens) + _badges(tokens) + _form(tokens)


def _rows(t: Tokens) -> str:
    return f"""
QWidget[role="page"], QScrollArea[role="page"] {{ background: {t.window}; border: none; }}
QLabel[role="strong"] {{ color: {t.ink}; font-size: 16px; font-weight: 700; }}
QLabel[role="caption"] {{ color: {t.muted}; font-size: 12px; }}
QLabel[role="figure"] {{ color: {t.ink}; font-size: 20px; font-weight: 700; }}
QLabel[role="bad-text"] {{ color: {t.fails}; font-size: 12px; }}
QLabel[role="time"] {{ color: {t.muted}; font-size: 20px; }}
QLabel[role="time-now"] {{ color: {t.ink}; font-size: 20px; font-weight: 700; }}
QFrame[role="row"] {{ background: transparent; border: none; border-top: 1px solid {t.line}; }}
QPushButton[role="row-button"] {{
    background: transparent; border: none; border-top: 1px solid {t.line}; text-align: left; padding: 0;
}}
QPushButton[role="row-button"]:hover {{ background: {t.sunken}; }}
QPushButton[role="row-button"]:focus {{ background: {t.selected}; border: 2px solid {t.accent}; }}
QFrame[role="floating"] {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 6px; }}
QListView[role="suggestions"] {{ background: {t.surface}; border: none; outline: none; }}
QTableView[role="list"], QListView[role="list"] {{
    background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; outline: none;
}}
QTableView[role="list"]:focus, QListView[role="list"]:focus {{ border: 2px solid {t.accent}; }}
QTableView[role="list"] QHeaderView::section {{
    background: {t.sunken}; color: {t.muted}; border: none; border-bottom: 1px solid {t.line};
    padding: 0 16px; font-size: 12px;
}}
"""


def _badges(t: Tokens) -> str:
    levels = (
        ("bad", t.fails, t.fails_tint),
        ("soon", t.mostly, t.mostly_tint),
        ("calm", t.not_applicable, t.not_applicable_tint),
    )
    return "".join(
        f"""
QFrame[role="badge-{name}"] {{ background: {tint}; border: none; border-radius: 6px; }}
QLabel[role="badge-{name}-strong"] {{ color: {colour}; font-weight: 700; }}
QLabel[role="badge-{name}-text"] {{ color: {colour}; font-size: 12px; }}
"""
        for name, colour, tint in levels
    )


def _form(t: Tokens) -> str:
    return f"""
QFrame[role="gap"], QFrame[role="inline-note"] {{ background: {t.mostly_tint}; border: none; border-radius: 6px; }}
QLabel[role="gap-text"], QLabel[role="inline-note-text"] {{ color: {t.mostly}; }}
QFrame[role="inline-bad"] {{ background: {t.fails_tint}; border: none; border-radius: 6px; }}
QLabel[role="inline-bad-text"] {{ color: {t.fails}; }}
QPushButton[role="segment"] {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px; padding: 0 14px;
}}
QPushButton[role="segment"]:checked {{ background: {t.selected}; color: {t.accent}; border: 1px solid {t.accent}; }}
QPushButton[role="segment"]:focus {{ border: 2px solid {t.accent}; padding: 0 13px; }}
QPushButton[role="chip"] {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 22px; padding: 0 14px;
}}
QPushButton[role="photo-chip"] {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px; padding: 0 10px 0 4px;
    text-align: left;
}}
QPushButton[role="chip"]:hover, QPushButton[role="photo-chip"]:hover {{ background: {t.sunken}; }}
QPushButton[role="chip"]:focus {{ border: 2px solid {t.accent}; padding: 0 13px; }}
QPushButton[role="photo-chip"]:focus {{ border: 2px solid {t.accent}; padding: 0 9px 0 3px; }}
"""
