"""From the last signature to the PDF on the screen: 88 items, 30 photos of 12 megapixels, in the real window."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.setting import begin, desk_of_its_own
from inspector.services import conclude, evidence, inspect, sample

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk

_PHOTOS, _BOUND_S, _GIVE_UP_S = 30, 3.0, 60.0


def measure() -> list[str]:
    """Return the line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest

    from inspector.app import application
    from inspector.demo.hand import rest
    from inspector.ui.desk_session import Session
    from inspector.ui.frame.shell import Shell
    from inspector.ui.pages import MAKERS
    from inspector.ui.report.page import ReportPage
    from inspector.ui.signatures.page import SignaturesPage
    from inspector.ui.theme import fonts, sheet

    app = application(sys.argv)
    sheet.dress(app, "light")
    fonts.load_rare(app)
    with desk_of_its_own() as desk:
        visit = begin(desk)
        _answer_and_photograph(desk, visit)
        session = Session()
        session.open(desk)
        shell = Shell(session, MAKERS)
        shell.resize(1366, 768)
        shell.show()
        shell.activateWindow()
        QTest.qWaitForWindowActive(shell)
        for signer in conclude.freeze(desk, visit).signers:
            conclude.sign(desk, visit, signer, sample.sample_strokes(signer.name), (892, 339))
        shell.go("signatures", {"visit_id": visit})
        page = shell.page
        if not isinstance(page, SignaturesPage):
            raise TypeError("the signatures page did not open")
        start = time.perf_counter()
        page.issuing.press()
        while not (isinstance(shell.page, ReportPage) and shell.page.reader.is_drawn):
            rest(5)
            if time.perf_counter() - start > _GIVE_UP_S:
                raise TimeoutError("the PDF did not come")
        taken = time.perf_counter() - start
        rest(1500)  # the verification that follows
        shell.leave()
        shell.close()
    return [f"last signature to PDF on screen, {_PHOTOS} photos, cold: {taken:.2f} s (bound {_BOUND_S:.0f} s)"]


def _answer_and_photograph(desk: Desk, visit: UUID) -> None:
    items = inspect.open_checklist(desk, visit).items
    for item in items:
        value = "conforms" if item.kind in {"scale4", "yesno"} else "not_checked"
        inspect.answer(desk, visit, item.code, {"value": value, "reason": ""})
    for n in range(_PHOTOS):
        photo = sample.sample_photo(f"照片{n}", size=(4000, 3000))
        evidence.attach_photo(desk, visit, items[n].code, photo)
