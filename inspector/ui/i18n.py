"""The language of the windows: Chinese from our .qm files, English from the source with its plurals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from inspector.base import places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from inspector.base.messages import Language

_installed: list[QTranslator] = []


def speak(app: QApplication, language: Language) -> None:
    """Put the windows that are made from now on into a language, Qt's own dialogs with them."""
    for old in _installed:
        app.removeTranslator(old)
    _installed.clear()
    folder = places.resources() / "i18n"
    files = sorted(folder.glob(f"*_{language}.qm"))
    if language == "zh":
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        files = [Path(qt) / "qtbase_zh_CN.qm", *files]
    for file in files:
        translator = QTranslator(app)
        if translator.load(str(file)):
            app.installTranslator(translator)
            _installed.append(translator)
    name = QLocale.Language.Chinese if language == "zh" else QLocale.Language.English
    QLocale.setDefault(QLocale(name, QLocale.Country.China))
