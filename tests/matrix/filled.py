"""What fills a visit besides its answers: rosters and surveys, photos by the dozen, a notebook."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from inspector.domain.markup import UNIT, Mark, Markup
from inspector.services import (
    evidence,
    gallery,
    inspect,
    markup,
    notebook,
    readings,
    sample,
    sharing,
    survey,
    survey_sample,
    team,
    two_ratings,
)
from inspector.services.survey_views import RuleView
from tests.rosters import put_in, quiet, school

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from inspector.domain.notebook import Kind
    from inspector.services.desk import Desk

WITH_OTHERS = "A02"
"""The item with sound notes and readings, in the visit with a notebook."""
LONG_FILE = "枫桥九年一贯制学校（含分校区及教学点）2026年秋季学期全体学生花名册（教务处汇总稿，截至11月18日）.xlsx"


def survey_files(folder: Path) -> dict[str, Path]:
    """Write a school's files: a roster, its survey, and one that is none."""
    roster, surveyed, _ = school(omitted=4, strange=2, twice=3, misspelt=2)
    files = {"roster": folder / LONG_FILE, "survey": folder / "学生摸排表.xlsx", "bad": folder / "坏文件.xlsx"}
    for name, data in (("roster", roster), ("survey", surveyed), ("bad", b"PK\x03\x04 cut")):
        files[name].write_bytes(data)
    return files


def fill_survey(desk: Desk, visit: UUID, *, n: int, faults: dict[str, int], compared: bool = True) -> None:
    """Put in what a school of ``n`` students hands over; compare it and draw a sample."""
    roster, surveyed, _ = school(n=n, **faults)
    put_in(desk, visit, (LONG_FILE, roster), ("学生摸排表.xlsx", surveyed))
    survey.set_rule(desk, visit, RuleView(14, "初筛通知〔2026〕12号", ("武汉", "黄冈")))
    if not compared:
        return
    survey.compare(desk, visit, quiet)
    survey.keep_result(desk, visit)
    survey_sample.keep_sample(desk, visit, survey_sample.draw_sample(desk, visit, 12, "2026-11-20", quiet))
    drawn = survey_sample.sample_view(desk, visit, whole=False)
    for outcome, result in zip(drawn.outcomes, ("agrees", "differs", "unreached"), strict=False):
        survey_sample.record_outcome(desk, visit, outcome.person.row, way="phone", result=result, note="母亲接听")


def fill_gallery(desk: Desk, visit: UUID, *, n: int, caption: str) -> None:
    """Attach small photos to several items; the first is key evidence, drawn upon, partly hidden, long of caption."""
    items = [item.code for item in inspect.open_checklist(desk, visit).items[:9]]
    for number in range(n):
        evidence.attach_photo(desk, visit, items[number % len(items)], _photo(number))
    first, second = (shown.photo.id for shown in gallery.gallery(desk, visit).photos[:2])
    markup.mark(desk, visit, first, drawn())
    gallery.set_key(desk, visit, first, is_key=True)
    for photo, words in ((first, caption[:200]), (second, "北门，9时05分")):
        evidence.caption_photo(desk, visit, photo, words)


def drawn() -> Markup:
    """One mark of each kind."""
    part = UNIT // 10
    return Markup(
        (
            Mark("hide", ((part, part), (3 * part, 4 * part))),
            Mark("arrow", ((5 * part, 8 * part), (7 * part, 5 * part)), 90),
            Mark("box", ((6 * part, 2 * part), (9 * part, 5 * part)), 60, "yellow"),
            Mark("text", ((5 * part, 9 * part),), 400, "blue", "锁扣脱落"),
            Mark("number", ((8 * part, 8 * part),), 500, "red", "1"),
        )
    )


def fill_notebook(desk: Desk, visit: UUID, long: str) -> None:
    """Two tries of the duty test, people, papers and places; one entry of each is very long."""
    started = desk.clock() - timedelta(minutes=40)
    call = {
        "number": "0510-83210000", "started_at": f"{started:%Y-%m-%dT%H:%M:%SZ}", "rings": 10, "waited_seconds": 45,
        "answered": False, "who": "", "role": "", "said": "", "leader": "",
    }  # fmt: skip
    again = {**call, "started_at": f"{started + timedelta(minutes=10):%Y-%m-%dT%H:%M:%SZ}"}
    entries: list[tuple[Kind, dict[str, Any]]] = [("duty_call", call), ("duty_call", again)]
    for role, words in (("保健老师", "每班两人"), ("总务主任", long[:1_000])):
        person = {"role_kind": "staff", "name": "李芳", "role": role, "asked": "晨检怎么做", "said": words, "at": "905"}
        entries.append(("person_met", person))
    for number, found in (("明小〔2026〕3号", "没有演练记录"), ("", long[:1_000])):
        paper = {"title": "防控应急预案", "number": number, "dated": "2026.2.20", "found": found, "photos": ()}
        entries.append(("paper_seen", paper))
    for place, seen in (("北门", "测温一人"), ("食堂备餐间", long[:1_000])):
        entries.append(("place_walked", {"place": place, "from_at": "9:05", "until_at": "9:20", "seen": seen}))
    for kind, typed in entries:
        notebook.add(desk, visit, kind, typed)


def fill_others(desk: Desk, visit: UUID) -> None:
    """Evidence of one item that is no picture: two sound notes, two readings, one with much to say."""
    for n in (1, 2):
        evidence.attach_photo(desk, visit, WITH_OTHERS, evidence.sound_note(bytes(16_000 * n), 16_000))
    for quantity, instrument in (
        ("冷藏柜温度", ""),
        ("食堂二楼备餐间东侧留样冷藏柜中层温度计读数", "校准至2027年3月的探针式温度计"),
    ):
        typed = {
            "quantity": quantity,
            "value": "4.5",
            "unit": "℃",
            "instrument": instrument,
            "at": "9:05",
            "by": "李芳",
        }
        readings.note_reading(desk, visit, WITH_OTHERS, typed)


def _photo(number: int) -> bytes:
    """A photo like no other of them; every third stands upright."""
    if number % 4 == 0:
        return sample.sample_photo(f"门口{number}", size=(320, 240))
    size = (240, 320) if number % 3 == 0 else (320, 240)
    image = Image.new("RGB", size, (90 + number % 7 * 20, 120 + number % 5 * 22, 150 + number % 3 * 30))
    ImageDraw.Draw(image).rectangle((40, 40, 60 + number * 2, 120), fill=(60, 70, 80))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def share(desk: Desk, visit: UUID) -> None:
    """Sections of members: initialled, changed since, open, nobody's. Items of two: apart, agreed, rated by one."""
    people = [one.actor for one in team.members(desk, visit)]
    for section, actor in (("A", people[0]), ("B", people[0]), ("C", people[1]), ("D", people[-1])):
        sharing.give(desk, visit, section, actor)
    for section in "AB":
        sharing.initial(desk, visit, section)
    inspect.answer(desk, visit, "B01", {"value": "fails"})
    rated = [
        one.code for one in inspect.open_checklist(desk, visit).items if one.is_open and one.kind in two_ratings.RATED
    ][:3]
    for code in rated:
        two_ratings.ask(desk, visit, code)
    for person, values in zip(people, (("fails", "conforms", "fails"), ("conforms", "conforms")), strict=False):
        team.hand_over(desk, visit, person)
        for code, value in zip(rated, values, strict=False):
            two_ratings.rate(desk, visit, code, {"value": value})
    team.hand_over(desk, visit, desk.owner)
