"""The part of the one style sheet for first start, unlock, settings and verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.ui.theme.tokens import PAPER, PRINTED_INK, PRINTED_RED

if TYPE_CHECKING:
    from inspector.ui.theme.tokens import Tokens


def gating_rules(t: Tokens) -> str:
    """Return the rules; ``sheet.py`` joins them to the rest."""
    return f"""
QLabel[role="recovery-key"] {{
    font-family: monospace; font-size: 20px; color: {t.ink}; background: {t.sunken}; border: 1px solid {t.line};
    border-radius: 6px; padding: 12px;
}}
QListWidget[role="groups"] {{ background: {t.surface}; border: 1px solid {t.line}; padding: 8px; }}
QListWidget[role="groups"]:focus {{ border: 2px solid {t.accent}; padding: 7px; }}
QListWidget[role="groups"]::item {{ min-height: 44px; padding: 0 12px; border-radius: 6px; color: {t.ink}; }}
QListWidget[role="groups"]::item:selected {{ background: {t.selected}; color: {t.accent}; }}
QListWidget[role="parts"] {{ background: {t.sunken}; border: 1px solid {t.line}; border-radius: 6px; padding: 4px; }}
QListWidget[role="parts"]:focus {{ border: 2px solid {t.accent}; padding: 3px; }}
QListWidget[role="parts"]::item {{ min-height: 28px; padding: 0 8px; border-radius: 4px; color: {t.ink}; }}
QListWidget[role="parts"]::item:selected {{ background: {t.selected}; color: {t.accent}; }}
QFrame[role="paper"] {{ background: {PAPER}; border: 1px solid {t.line}; border-radius: 6px; }}
QLabel[role="paper-issuer"] {{ color: {PRINTED_RED}; font-size: 18px; font-weight: 700; }}
QFrame[role="paper-rule"] {{ background: {PRINTED_RED}; border: none; }}
QLabel[role="paper-text"] {{ color: {PRINTED_INK}; font-size: 12px; }}
QTextBrowser[role="manual"] {{ background: {t.surface}; border: 1px solid {t.line}; padding: 0 23px; }}
QTextBrowser[role="manual"]:focus {{ border: 2px solid {t.accent}; padding: 0 22px; }}
QFrame[role="drop-zone"] {{ background: {t.surface}; border: 1px dashed {t.edge}; border-radius: 6px; }}
"""
