"""The one style sheet of the application, made from the tokens; and the palette for what style sheets leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from inspector.ui.theme import controls, fonts, tokens
from inspector.ui.theme.checklist import checklist_rules
from inspector.ui.theme.concluding import concluding_rules
from inspector.ui.theme.framing import framing_rules
from inspector.ui.theme.gating import gating_rules
from inspector.ui.theme.notebook import notebook_rules
from inspector.ui.theme.planning import planning_rules

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from inspector.ui.theme.tokens import Tokens

_SIZE = re.compile(r"font-size: (\d+)px")


def style_sheet(t: Tokens) -> str:
    """Return the whole sheet. Later rules win, so what is general comes first."""
    parts = (
        controls.control_rules, framing_rules, planning_rules, concluding_rules, checklist_rules, gating_rules,
        notebook_rules,
    )  # fmt: skip
    sheet = "\n".join(part(t) for part in parts)
    return _SIZE.sub(lambda size: f"font-size: {fonts.px(int(size[1]))}px", sheet)


def palette(t: Tokens) -> QPalette:
    """Return the palette for what Fusion paints by itself."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, t.window), (role.Base, t.surface), (role.AlternateBase, t.sunken), (role.Button, t.surface),
        (role.WindowText, t.ink), (role.Text, t.ink), (role.ButtonText, t.ink), (role.ToolTipBase, t.surface),
        (role.ToolTipText, t.ink), (role.PlaceholderText, t.muted), (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent), (role.Link, t.accent), (role.Mid, t.line), (role.Dark, t.edge),
        (role.Light, t.surface), (role.Midlight, t.line), (role.BrightText, t.fails),
    ):  # fmt: skip
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(t.muted))
    return made


def dress(app: QApplication, theme: str, text_percent: int = 100) -> None:
    """Put a theme on the application, ``light`` or ``dark``, with its text in a size."""
    t = tokens.use(theme)
    fonts.resize(app, text_percent)
    app.setPalette(palette(t))
    app.setStyleSheet(style_sheet(t))
