"""The program with its window: first start or unlock, then the pages; locked again on demand and when idle.

Nothing of the store, of PDF or of signing is imported before the user has typed the password: the window comes first.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QByteArray, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from typing_extensions import override

from inspector.base import logs, settings
from inspector.base.clock import system_clock
from inspector.base.errors import RefusedError
from inspector.services import security
from inspector.ui import input_method
from inspector.ui.desk_session import Session
from inspector.ui.frame.closing import sure_to_close
from inspector.ui.i18n import speak
from inspector.ui.idle import IdleWatch
from inspector.ui.task import RUNNING
from inspector.ui.theme import fonts, sheet
from inspector.ui.traces import Traces, use_own_dialogs

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent

    from inspector.base.clock import Clock
    from inspector.base.messages import Language
    from inspector.services.desk import Desk
    from inspector.ui.frame.shell import Route, Shell
    from inspector.ui.restore.page import RestorePage
    from inspector.ui.sleep import SleepWatch
    from inspector.ui.start.page import StartPage
    from inspector.ui.unlock.page import UnlockPage

log = logging.getLogger("inspector.app")
_SIZE = (1366, 768)
_SMALLEST = (960, 450)
"""What a screen of 960×540 leaves beside title and task bars."""
_FRAME_PX = 48
"""What a system puts around a window: a title bar, a border."""
_UNWINDING_MS = 50
_AFTER_PAINT_MS = 100
"""What the first window need not wait for is made then: nobody touches it sooner."""


class MainWindow(QStackedWidget):
    """Holds what is in view: first start, unlock, or the frame with its pages."""

    def __init__(self, app: QApplication, folder: Path, *, clock: Clock = system_clock) -> None:
        super().__init__()
        self._app, self._folder, self._clock = app, folder, clock
        self._settings = settings.load()
        self.session = Session(self)
        self.shell: Shell | None = None
        self._route: Route | None = None
        self.setWindowTitle("督查 Inspector")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        if self._settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(self._settings.geometry.encode()))
        self._idle = IdleWatch(self, self._settings.idle_minutes)
        self._idle.idle.connect(self.lock)
        self._lock_wanted = False
        self._sleep: SleepWatch | None = None
        self._traces = Traces(self)
        self._is_painted = False
        self._had_no_focus = self._is_given_focus = False
        app.focusChanged.connect(self._refuse_given_focus)
        RUNNING.changed.connect(self._lock_when_done)
        self.session.opened.connect(self._open_shell)
        self.session.locked.connect(self._traces.clear)
        self.session.locked.connect(self._close_shell)
        speak(app, self._settings.language)
        sheet.dress(app, self._settings.theme, self._settings.text_percent)
        self.show_gate()

    @property
    def gate(self) -> QWidget | None:
        """First start or unlock, whatever is in view before the pages."""
        return self.currentWidget()

    def show_gate(self) -> None:
        """Show first start where there is no store yet, unlock otherwise."""
        if security.store_state(self._folder) == "none":
            from inspector.ui.start.page import StartPage  # only once in a store's life

            start = StartPage(self._folder, self._settings.language, clock=self._clock)
            start.restore_wanted.connect(self.show_restore)
            self._gate(start)
        else:
            from inspector.ui.unlock.page import UnlockPage

            page = UnlockPage(self._folder, self._settings.language, clock=self._clock)
            page.anew.connect(self.show_gate)
            self._gate(page)

    def show_restore(self) -> None:
        """Show how to bring a backup back, in the place of a first start."""
        from inspector.ui.restore.page import RestorePage  # only once in a store's life

        page = RestorePage(self._folder, self._settings.language, clock=self._clock)
        page.left.connect(self.show_gate)
        self._gate(page)

    def show_fitting(self) -> None:
        """Show the window, maximised at the first start on a screen that is no larger than the design."""
        room = self.screen().availableSize()
        is_small = room.width() < _SIZE[0] + _FRAME_PX or room.height() < _SIZE[1] + _FRAME_PX
        if is_small and not self._settings.geometry:
            self.showMaximized()
        else:
            self.show()

    def lock(self) -> None:
        """Flush what is being typed, close the store, ask for the password; running work is finished first."""
        self._lock_wanted = bool(RUNNING.tasks)
        if not self._lock_wanted:
            self.session.lock()
        elif self.shell is not None:
            self.shell.status.say_locking()

    def speak(self, language: Language) -> None:
        """Change the language of everything that is in view, at once."""
        self._settings = replace(self._settings, language=language)
        settings.save(self._settings)
        speak(self._app, language)
        if self.session.is_open:
            self.session.desk.language = language
            self._rebuild()
        else:
            self._speak_gate()

    def tell(self, error: BaseException) -> None:
        """Tell an error that nobody caught."""
        if self.shell is not None and isinstance(error, Exception):
            self.shell.show_error(error)

    def _lock_when_done(self) -> None:
        if self._lock_wanted and not RUNNING.tasks:
            QTimer.singleShot(0, self.lock)  # what the task's end tells is told first

    def _gate(self, page: StartPage | UnlockPage | RestorePage) -> None:
        page.done.connect(self._unlocked)
        page.language_chosen.connect(self.speak)
        self._put(page)

    def _speak_gate(self) -> None:
        """Make the page before the pages anew; first start keeps what was typed."""
        from inspector.ui.start.page import StartPage

        old = self.currentWidget()
        if old is not None and old.property("gate") == "restore":
            self.show_restore()
            return
        self.show_gate()
        fresh = self.currentWidget()
        if isinstance(old, StartPage) and isinstance(fresh, StartPage):
            fresh.restore(old.state())

    def _unlocked(self, desk: Desk) -> None:
        desk.language = self._settings.language
        if not security.recovery_confirmed(desk):
            from inspector.ui.start.page import StartPage

            self._gate(StartPage.resume(self._folder, self._settings.language, desk))
            return
        self.session.open(desk)

    def _open_shell(self) -> None:
        from inspector.services import escrow  # cryptography: not before the password is typed
        from inspector.ui.frame.shell import HOME, Shell
        from inspector.ui.pages import MAKERS

        fonts.load_rare(self._app)
        self.shell = Shell(self.session, MAKERS)
        self.shell.lock_wanted.connect(self.lock)
        identity = security.identity_of(self.session.desk)
        self.shell.status.show_who(f"{identity.name}·{identity.unit}")
        self.shell.status.show_lock(self._settings.idle_minutes)
        self.shell.made.connect(self._join)
        self._put(self.shell)
        name, arguments = self._route or (HOME, {})
        self._idle.begin()
        self.shell.go(name, arguments)
        opened = escrow.untold(self.session.desk)
        if opened is not None:
            self.shell.show_error(RefusedError("escrow_opened", at=opened.at[:10], who=opened.who, why=opened.why))

    def _join(self, _name: str, page: object) -> None:
        """Join what a page says to the program: settings change the language, the idle time, and lock."""
        from inspector.ui.settings.page import SettingsPage

        if isinstance(page, SettingsPage):
            page.language_chosen.connect(self.speak)
            page.lock_wanted.connect(self.lock)
            page.idle_changed.connect(self._set_idle)
            page.theme_chosen.connect(self._set_theme)
            page.text_size_chosen.connect(self._set_text_size)

    def _set_theme(self, theme: Literal["light", "dark"]) -> None:
        self._settings = replace(self._settings, theme=theme)
        self._dress()

    def _set_text_size(self, percent: int) -> None:
        self._settings = replace(self._settings, text_percent=percent)
        self._dress()

    def _dress(self) -> None:
        """Change the look of everything in view, at once."""
        settings.save(self._settings)
        sheet.dress(self._app, self._settings.theme, self._settings.text_percent)
        self._rebuild()

    def _rebuild(self) -> None:
        """Make the frame anew where it stands: words and icons are drawn when a page is made."""
        if self.shell is not None:
            self.shell.leave()
            self._route = self.shell.route
            self._open_shell()

    def _set_idle(self, minutes: int) -> None:
        self._settings = replace(self._settings, idle_minutes=minutes)
        settings.save(self._settings)
        self._idle.minutes = minutes
        if self.shell is not None:
            self.shell.status.show_lock(minutes)

    def _close_shell(self) -> None:
        if self.shell is not None:
            self._route = self.shell.route
            self.shell = None
        self.show_gate()

    def _put(self, page: QWidget) -> None:
        """Show a page and destroy the one before: nothing that was in view stays in memory longer than it must."""
        old = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if self._is_painted:
            self._follow_fingers()
        if old is not None:
            self.removeWidget(old)
            self._discard(old)

    def _refuse_given_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A window that comes back without a focus is given one by Qt, on the first control: Enter would press that."""
        if self._is_given_focus and new is not None and self.isAncestorOf(new):
            self._is_given_focus = False
            new.clearFocus()

    def _take_focus_again(self) -> None:
        self._is_given_focus = False

    def _discard(self, old: QWidget) -> None:
        """Destroy a page, its dialogs closed first, innermost first and each unwound before the next.

        A dialog that runs its own loop must not find itself or its owner gone.
        """
        old.hide()
        running = [dialog for dialog in old.findChildren(QDialog) if dialog.isVisible()]
        if running:
            running[-1].reject()
            QTimer.singleShot(_UNWINDING_MS, lambda: self._discard(old))
        else:
            old.deleteLater()

    def _complete(self) -> None:
        """Make what the first window need not wait for: the bus, fingers."""
        from inspector.ui.sleep import SleepWatch

        self._sleep = SleepWatch(self)
        self._sleep.woke.connect(self._idle.check)
        self._follow_fingers()

    def _follow_fingers(self) -> None:
        from inspector.ui.widgets.finger import follow_fingers

        page = self.currentWidget()
        if page is not None:
            follow_fingers(page)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(_AFTER_PAINT_MS, self, self._complete)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._idle.watch(self.windowHandle())

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange:
            return
        if not self.isActiveWindow():
            self._had_no_focus = not self.focusWidget()
        elif self._had_no_focus:
            self._is_given_focus = True
            QTimer.singleShot(0, self._take_focus_again)

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        if RUNNING.tasks and not sure_to_close(self):
            event.ignore()
            return
        for task in tuple(RUNNING.tasks):
            task.cancel()
        settings.save(replace(self._settings, geometry=bytes(self.saveGeometry().toHex().data()).decode()))
        self.session.locked.disconnect(self._close_shell)
        self.session.lock()
        event.accept()


def run(arguments: list[str]) -> int:
    """Open the program's window and run until it is closed."""
    app = application(arguments)
    window = MainWindow(app, security.default_folder())

    def unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("unforeseen %s\n%s", kind.__name__, logs.trace_of(error.with_traceback(trace)))
        window.tell(error)

    sys.excepthook = unforeseen
    window.show_fitting()
    QTimer.singleShot(0, logs.start)  # after the first paint
    return app.exec()


def application(arguments: list[str]) -> QApplication:
    """Return the Qt application with our style and fonts."""
    QApplication.setApplicationName("inspector")
    QApplication.setDesktopFileName("inspector")
    existing = QApplication.instance()
    if existing is None:
        input_method.choose()
        use_own_dialogs()
    app = existing if isinstance(existing, QApplication) else QApplication(arguments)
    app.setStyle("Fusion")
    fonts.load_first(app)
    return app
