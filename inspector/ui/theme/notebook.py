"""The part of the one style sheet for the notebook: its stopwatch and its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.ui.theme.tokens import Tokens


def notebook_rules(t: Tokens) -> str:
    """Return the rules; ``sheet.py`` joins them to the rest."""
    return f"""
QFrame[role="stopwatch-face"] {{ background: {t.sunken}; border: 1px solid {t.line}; border-radius: 6px; }}
QLabel[role="stopwatch"] {{ color: {t.ink}; font-size: 40px; font-weight: 700; }}
QLabel[role="stopwatch-state"] {{ color: {t.muted}; font-size: 16px; }}
QListView[role="notebook-list"] {{
    background: {t.surface}; border: none; border-top: 1px solid {t.line};
}}
QListView[role="notebook-list"]:focus {{ border-top: 2px solid {t.accent}; }}
"""
