"""From a key press to its row painted, answer on disk included, in the real page with 88 items, problems and photos."""

from __future__ import annotations

import os
import sys
import time

from benchmarks.setting import begin, desk_of_its_own
from benchmarks.table import percentile
from inspector.services import evidence, inspect, sample

_ROUNDS, _BOUND_MS, _GIVE_UP_S = 5, 33, 1.0


def measure() -> list[str]:
    """Return the lines."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # offscreen takes no size hints and says so
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from typing_extensions import override

    from inspector.app import application
    from inspector.ui.checklist.row import ItemRow
    from inspector.ui.desk_session import Session
    from inspector.ui.frame.shell import Shell
    from inspector.ui.pages import MAKERS
    from inspector.ui.theme import fonts, sheet

    class Painted(QObject):
        """Notes when a row was painted."""

        at = 0.0

        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                Painted.at = time.perf_counter()
            return False

    app = application(sys.argv)
    sheet.dress(app, "light")
    fonts.load_rare(app)
    with desk_of_its_own() as desk:
        visit = begin(desk)
        plain = [i.code for i in inspect.open_checklist(desk, visit).items if i.kind in {"scale4", "yesno"}]
        for code in plain[:9]:
            inspect.answer(desk, visit, code, {"value": "fails"})
            evidence.attach_photo(desk, visit, code, sample.sample_photo(code))
        session = Session()
        session.open(desk)
        shell = Shell(session, MAKERS)
        shell.resize(1366, 768)
        shell.show()
        shell.activateWindow()
        QTest.qWaitForWindowActive(shell)
        shell.go("checklist", {"visit_id": visit})
        page = shell.page
        painted = Painted()
        for seen in page.findChildren(ItemRow):
            seen.installEventFilter(painted)
        taken: list[float] = []
        for turn in range(_ROUNDS):
            for code in plain:
                page.go_to(code)  # pyright: ignore[reportAttributeAccessIssue]  # the checklist page
                QTest.qWait(2)
                Painted.at = 0.0
                start = time.perf_counter()
                QTest.keyClick(shell.windowHandle(), Qt.Key.Key_3 if turn % 2 else Qt.Key.Key_1)
                while not Painted.at and time.perf_counter() - start < _GIVE_UP_S:
                    QApplication.processEvents()
                if not Painted.at:
                    raise RuntimeError(f"the row of {code} was not painted")
                taken.append(Painted.at - start)
        shell.leave()
        shell.close()
    p50, p99 = percentile(taken, 50) * 1e3, percentile(taken, 99) * 1e3
    return [f"key press to painted, {len(taken)} keys: p50 {p50:.1f} ms, p99 {p99:.1f} ms (bound p99 {_BOUND_MS} ms)"]
