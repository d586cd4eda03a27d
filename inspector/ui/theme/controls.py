"""The part of the one style sheet for what every page uses: text, buttons, fields, cards, chips, bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.base import places
from inspector.ui.theme.tokens import DARK

if TYPE_CHECKING:
    from inspector.ui.theme.tokens import Tokens

_ANSWERS = ("conforms", "mostly", "fails", "not_applicable", "not_checked")


def control_rules(tokens: Tokens) -> str:
    """Return the rules; ``sheet.py`` joins them to the rest."""
    parts = (_text, _buttons, _choices, _fields, _boxes, _answers, _bars)
    return "".join(part(tokens) for part in parts)


def _text(t: Tokens) -> str:
    return f"""
QWidget {{ color: {t.ink}; font-size: 14px; outline: none; }}
QLabel {{ background: transparent; }}
QLabel[role="muted"] {{ color: {t.muted}; font-size: 12px; }}
QLabel[role="body"] {{ color: {t.ink}; }}
QLabel[role="card-title"] {{ color: {t.ink}; font-weight: 700; }}
QLabel[role="title"] {{ color: {t.ink}; font-size: 20px; font-weight: 700; }}
QLabel[role="error"] {{ color: {t.fails}; font-size: 12px; }}
QLabel[role="tag"] {{
    color: {t.muted}; border: 1px solid {t.edge}; border-radius: 4px; padding: 1px 6px; font-size: 12px;
}}
QToolTip {{ color: {t.ink}; background: {t.surface}; border: 1px solid {t.edge}; padding: 4px 8px; font-size: 12px; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.edge}; padding: 4px; }}
QMenu::item {{ padding: 10px 20px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.selected}; color: {t.accent}; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton[role="button"], QDialogButtonBox QPushButton {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px; padding: 0 14px;
}}
QDialogButtonBox QPushButton {{ min-height: 38px; min-width: 64px; }}
QPushButton[role="button"]:hover {{ background: {t.sunken}; }}
QPushButton[role="button"]:pressed {{ background: {t.selected}; }}
QPushButton[role="button"]:checked {{
    background: {t.selected}; color: {t.accent}; border: 1px solid {t.accent};
}}
QPushButton[role="button"]:focus, QDialogButtonBox QPushButton:focus {{
    border: 2px solid {t.accent}; padding: 0 13px;
}}
QPushButton[role="button"]:disabled {{ color: {t.muted}; background: {t.window}; border: 1px solid {t.line}; }}
QPushButton[role="primary"] {{
    background: {t.accent}; color: {t.on_accent}; border: 2px solid {t.accent}; border-radius: 6px;
    padding: 0 13px; font-weight: 700;
}}
QPushButton[role="primary"]:focus {{ border: 2px solid {t.ink}; }}
QPushButton[role="primary"]:disabled {{
    background: {t.line}; color: {t.muted}; border: 2px solid {t.line};
}}
QToolButton[role="icon-button"] {{ background: transparent; border: none; border-radius: 6px; }}
QToolButton[role="icon-button"]:hover {{ background: {t.selected}; }}
QToolButton[role="icon-button"]:focus {{ border: 2px solid {t.accent}; }}
"""


def _choices(t: Tokens) -> str:
    return f"""
QPushButton[role="segment"]:disabled {{ color: {t.muted}; background: {t.window}; }}
QPushButton[role="tool"] {{
    background: transparent; color: {t.ink}; border: 1px solid transparent; border-radius: 6px; padding: 0 34px 0 10px;
    text-align: left;
}}
QPushButton[role="tool"]:hover {{ background: {t.sunken}; }}
QPushButton[role="tool"]:checked {{
    background: {t.selected}; color: {t.accent}; border: 1px solid {t.accent}; font-weight: 700;
}}
QPushButton[role="tool"]:focus {{ border: 2px solid {t.accent}; padding: 0 33px 0 9px; }}
QPushButton[role="chip"]:checked, QPushButton[role="photo-chip"]:checked {{
    background: {t.selected}; color: {t.accent}; border: 1px solid {t.accent}; font-weight: 700;
}}
QFrame[role="step-line"] {{ background: {t.line}; border: none; }}
QCheckBox, QRadioButton {{ spacing: 8px; background: transparent; min-height: 44px; }}
QCheckBox::indicator {{
    width: 16px; height: 16px; border: 1px solid {t.edge}; border-radius: 4px; background: {t.surface};
}}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: url({_file("check", t)}); }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {t.accent}; border-radius: 6px; }}
"""


def _fields(t: Tokens) -> str:
    kinds = "QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox"
    focus = ", ".join(f"{kind}:focus" for kind in kinds.split(", "))
    still = ", ".join(f"{kind}:disabled" for kind in kinds.split(", "))
    return f"""
{kinds} {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px; padding: 0 10px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: 42px; }}
QTextEdit, QPlainTextEdit {{ padding: 6px 8px; }}
{focus} {{ border: 2px solid {t.accent}; padding: 0 9px; }}
QTextEdit:focus, QPlainTextEdit:focus {{ padding: 5px 7px; }}
{still} {{ color: {t.muted}; background: {t.window}; border: 1px solid {t.line}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.sunken}; border: 1px solid {t.line}; }}
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus {{ border: 2px solid {t.accent}; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: url({_file("chevron-down", t)}); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{
    background: {t.surface}; border: 1px solid {t.edge}; selection-background-color: {t.selected};
    selection-color: {t.accent}; outline: none;
}}
QComboBox QAbstractItemView::item {{ min-height: 44px; padding: 0 10px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QAbstractSpinBox {{ padding: 0 10px; min-height: 39px; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; min-height: 0; }}
"""


def _boxes(t: Tokens) -> str:
    return f"""
QFrame[role="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; }}
QWidget[role="card-head"] {{ background: transparent; border-bottom: 1px solid {t.line}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {t.edge}; border-radius: 3px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _answers(t: Tokens) -> str:
    return "".join(
        f"""
QWidget[role="pill-{name}"] {{ background: {t.of(name + "_tint")}; border-radius: 11px; }}
QLabel[role="pill-text-{name}"] {{ color: {t.of(name)}; font-size: 12px; }}
QLabel[role="answer-{name}"] {{ color: {t.of(name)}; }}
"""
        for name in _ANSWERS
    )


def _bars(t: Tokens) -> str:
    return f"""
QProgressBar {{ background: {t.line}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
"""


def _file(name: str, t: Tokens) -> str:
    """Return the path of an icon as a file (tools/make_icons.py), as style sheets want it."""
    theme = "dark" if t is DARK else "light"
    return (places.resources() / "icons" / f"{name}-{theme}.svg").as_posix()
