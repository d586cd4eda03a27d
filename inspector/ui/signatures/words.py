"""Roles of signers in the language of the windows; what is printed stays as it is."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_ROLES: Final[dict[str, Any]] = {
    "组长": QT_TRANSLATE_NOOP("SignersWords", "Leader"),
    "成员": QT_TRANSLATE_NOOP("SignersWords", "Member"),
    "专家": QT_TRANSLATE_NOOP("SignersWords", "Expert"),
    "记录人": QT_TRANSLATE_NOOP("SignersWords", "Recorder"),
    "学校代表": QT_TRANSLATE_NOOP("SignersWords", "School representative"),
}


def role_words(role: str) -> str:
    """Return a role of ours in the language in use; an office that somebody typed stays as typed."""
    return QCoreApplication.translate("SignersWords", _ROLES[role]) if role in _ROLES else role
