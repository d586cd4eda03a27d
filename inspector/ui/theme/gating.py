"""The part of the one style sheet for first start, unlock, settings and verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.ui.theme.tokens import Tokens


def gating_rules(t: Tokens) -> str:
    """Return the rules; ``sheet.py`` joins them to the rest."""
    return f"""
QLabel[role="recovery-key"] {{
    font-family: monospace; font-size: 20px; color: {t.ink}; background: {t.sunken}; border: 1px solid {t.line};
    border-radius: 6px; padding: 12px;
}}
QFrame[role="drop-zone"] {{ background: {t.surface}; border: 1px dashed {t.edge}; border-radius: 6px; }}
"""
