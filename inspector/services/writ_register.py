"""The register of documents (文书登记簿): all that were issued, are being made, or were voided; gaps; their stories."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.clock import parse_utc
from inspector.base.errors import BadInputError
from inspector.base.ids import new_id
from inspector.domain.checklist import Text
from inspector.domain.writ_kinds import ATTACHED
from inspector.services import numbers, templates
from inspector.services.conclude import latest_freeze, mark_from
from inspector.services.countersign import SEAL
from inspector.services.inspect_rows import person_name
from inspector.services.records import title_of
from inspector.services.visit_state import register
from inspector.services.writ_views import Gap, RegisterLine, StoryLine
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from inspector.services.desk import Desk
    from inspector.store.tables import Row

_WAYS = Text("送达：{how}，{to}", "Delivered: {how}, {to}")


def lines(desk: Desk, text: str = "", stage: str = "") -> list[RegisterLine]:
    """Return the register, newest first: a text finds number, school and name of the document in either language.

    Reads every document's row: 1,000 of them take some 50 ms, so run it in a task.
    """
    found = [*_issued(desk), *_being_made(desk), *_waiting_records(desk)]
    wanted = text.strip().lower()
    kept = [one for one in found if (not stage or one.stage == stage) and (not wanted or wanted in _searched(one))]
    return sorted(kept, key=lambda one: (one.at, one.key), reverse=True)


def gaps(desk: Desk, year: int) -> list[Gap]:
    """Return the numbers of a year that this laptop took and no document bears, each with why, and all doubled ones."""
    issued = {register(row, "document").get("number", "") for row in desk.store.select("document")}
    waiting: dict[str, str] = {}
    for row in desk.store.select("writ"):
        number = register(row, "frozen").get("number", "")
        waiting[number] = register(row, "void").get("reason", "") or waiting.get(number, "")
    for row in desk.store.select("freeze"):
        waiting.setdefault(register(row, "frozen").get("number", ""), "")
    explained = {register(row, "key")["name"]: register(row, "value") for row in _explanations(desk)}
    series = ("", *dict.fromkeys(kind.series for kind in templates.kinds(desk).values() if kind.series != ATTACHED))
    found = [
        Gap(number, "void" if waiting.get(number) else "waiting" if number in waiting else "missing", reason)
        for one in series
        for number in numbers.taken(desk, one, year)
        if number not in issued
        for reason in (waiting.get(number) or explained.get(_gap_name(number), {}).get("reason", ""),)
    ]
    return [*found, *(Gap(number, "doubled", "") for number in _doubled(desk))]


def _doubled(desk: Desk) -> list[str]:
    """Return the numbers that two visits or documents took, on laptops that had no part of them to themselves."""
    takers: dict[str, set[str]] = {}
    for row in desk.store.select("writ"):
        takers.setdefault(register(row, "frozen").get("number", ""), set()).add(str(row.id))
    for row in desk.store.select("freeze"):
        takers.setdefault(register(row, "frozen").get("number", ""), set()).add(register(row, "key")["visit_id"])
    return [number for number, those in takers.items() if number and len(those) > 1]


def explain_gap(desk: Desk, number: str, reason: str) -> None:
    """Journal why a number bears no document. Raises BadInputError("writ_reason_missing")."""
    if not reason.strip():
        raise BadInputError("writ_reason_missing")
    region, name = numbers.region_of(desk), _gap_name(number)
    found = desk.store.select("setting", name=name)
    row = found[0].id if found else new_id()
    edits = [] if found else [Edit("setting", row, region, "key", {"name": name})]
    edits.append(Edit("setting", row, region, "value", {"reason": reason.strip()}))
    desk.store.record(edits, actor=desk.actor)


def story(desk: Desk, line: RegisterLine) -> list[StoryLine]:
    """Return what became of a document, oldest first: begun, final, signed, issued, delivered, what followed on it."""
    document = desk.store.find("document", line.key) if line.what == "document" else None
    value = register(document, "document")
    found: list[StoryLine] = []
    writ = value.get("writ", "") or (str(line.key) if line.what == "writ" else "")
    if writ:
        found += _of_writ(desk, UUID(writ))
    elif line.visit_id is not None and line.kind == "record":
        found += _of_record(desk, line.visit_id)
    if document is not None:
        found += _signed(desk, document)
        delivered = register(document, "delivered")
        if delivered:
            words = Text(_WAYS.zh.format(**delivered), _WAYS.en.format(**delivered))
            found.append(_event(desk, document, "delivered", words))
        found += _followed(desk, document)
        if line.kind == "record":
            found += _replied(desk, document)
    return sorted(found, key=lambda one: one.at)


def _signed(desk: Desk, document: Row) -> list[StoryLine]:
    """Return that a document was issued, when its row was made, and who signed it since."""
    found = [_event(desk, document, "key", Text("签发", "Issued"))]
    for one in register(document, "document").get("more", []):
        words = Text("盖单位章", "Sealed by the unit") if one["place"] == SEAL else Text("加签", "Signed by one more")
        found.append(StoryLine(parse_utc(one["at"]), words, one["signer"]))
    stamped = register(document, "document").get("stamped_at", "")
    if stamped:
        found.append(StoryLine(parse_utc(stamped), Text("取得时间戳", "Time stamp fetched"), "—"))
    return found


def _issued(desk: Desk) -> list[RegisterLine]:
    found: list[RegisterLine] = []
    for row in desk.store.select("document"):
        value, delivered = register(row, "document"), register(row, "delivered")
        if not value:
            continue
        found.append(
            RegisterLine(
                row.id, "document", value["kind"], title_of(desk, value["kind"]), value["number"], value["school"],
                "delivered" if delivered else "issued", parse_utc(value["signed_at"]),
                "，".join(delivered[name] for name in ("how", "to")) if delivered else "", _visit(row),
            )
        )  # fmt: skip
    return found


def _being_made(desk: Desk) -> list[RegisterLine]:
    done = {register(row, "document").get("writ", "") for row in desk.store.select("document")}
    found: list[RegisterLine] = []
    for row in desk.store.select("writ"):
        draft, frozen, voided = (register(row, name) for name in ("draft", "frozen", "void"))
        if not draft or str(row.id) in done:
            continue
        kind = register(row, "key")["kind"]
        final = bool(frozen) and not draft.get("open", False)
        stage = "void" if voided else "frozen" if final else "draft"
        found.append(
            RegisterLine(
                row.id, "writ", kind, title_of(desk, kind), frozen.get("number", ""), draft.get("to", ""), stage,
                _wall(desk, row, "void" if voided else "frozen" if frozen else "draft"), voided.get("reason", ""),
                _visit(row),
            )
        )  # fmt: skip
    return found


def _waiting_records(desk: Desk) -> list[RegisterLine]:
    """Return visits that are final and whose record was not issued: their number is taken."""
    found: list[RegisterLine] = []
    for visit in desk.store.lists.visits(("finalised",)):
        frozen = latest_freeze(desk, visit)
        if frozen is None:
            continue
        report: dict[str, Any] = json.loads(frozen["report"])
        at = parse_utc(report["frozen_at"])
        found.append(
            RegisterLine(
                visit, "visit", "record", title_of(desk, "record"), frozen["number"], report["school"]["name"],
                "frozen", at, "", visit,
            )
        )  # fmt: skip
    return found


def _of_writ(desk: Desk, writ: UUID) -> list[StoryLine]:
    row = desk.store.find("writ", writ)
    if row is None:
        return []
    found = [_event(desk, row, "key", Text("开始制作", "Begun"))]
    if "frozen" in row.values:
        found.append(_event(desk, row, "frozen", Text("定稿编号", "Made final, number taken")))
    if "void" in row.values:
        reason = register(row, "void")["reason"]
        found.append(_event(desk, row, "void", Text(f"作废：{reason}", f"Voided: {reason}")))
    sha256 = register(row, "frozen").get("sha256", "-")
    marks = [register(one, "mark") for one in desk.store.select("writ_mark", writ_id=str(writ))]
    return [*found, *(_mark(value) for value in marks if value.get("report_sha256") == sha256)]


def _of_record(desk: Desk, visit: UUID) -> list[StoryLine]:
    found = [
        _event(desk, row, "frozen", Text("定稿编号", "Made final, number taken"))
        for row in desk.store.select("freeze", visit_id=str(visit))
        if "frozen" in row.values
    ]
    frozen = latest_freeze(desk, visit)
    marks = [register(row, "mark") for row in desk.store.select("mark", visit_id=str(visit))]
    return [*found, *(_mark(value) for value in marks if frozen and value.get("report_sha256") == frozen["sha256"])]


def _mark(value: dict[str, Any]) -> StoryLine:
    mark = mark_from(value)
    signed = hasattr(mark, "strokes")
    words = (
        Text("签字", "Signed")
        if signed
        else Text(f"拒绝签字：{value['reason']}", f"Refused to sign: {value['reason']}")
    )
    return StoryLine(parse_utc(value["signed_at" if signed else "refused_at"]), words, mark.signer.name or "—")


def _followed(desk: Desk, document: Row) -> list[StoryLine]:
    """Return the documents that were issued on this one: they name its findings."""
    sha256 = register(document, "document")["report_sha256"]
    found: list[StoryLine] = []
    for row in desk.store.select("document", visit_id=register(document, "key").get("visit_id", "")):
        value = register(row, "document")
        writ = desk.store.find("writ", UUID(value["writ"])) if value.get("writ") else None
        frozen = register(writ, "frozen").get("report", "")
        if sha256 in frozen and row.id != document.id:
            title = title_of(desk, value["kind"])
            words = Text(f"据此签发{title.zh}（{value['number']}）", f"{title.en} issued on it ({value['number']})")
            found.append(_event(desk, row, "document", words))
    return found


def _replied(desk: Desk, document: Row) -> list[StoryLine]:
    """Return the school's reports on rectification that were taken in."""
    rows = desk.store.select("reply", visit_id=register(document, "key").get("visit_id", ""))
    words = Text("收到学校整改报告", "School's report on rectification taken in")
    return [_event(desk, row, "reply", words) for row in rows if "reply" in row.values]


def _event(desk: Desk, row: Row, name: str, words: Text) -> StoryLine:
    change = desk.store.change(row.id, name, row.changed[name])
    return StoryLine(change.wall_at, words, person_name(desk, change.actor))


def _wall(desk: Desk, row: Row, name: str) -> Any:  # noqa: ANN401  # an instant
    return desk.store.change(row.id, name, row.changed[name]).wall_at


def _visit(row: Row) -> UUID | None:
    visit = register(row, "key").get("visit_id", "")
    return UUID(visit) if visit else None


def _searched(line: RegisterLine) -> str:
    return f"{line.number} {line.school} {line.title.zh} {line.title.en} {line.note}".lower()


def _gap_name(number: str) -> str:
    return f"gap/{number}"


def _explanations(desk: Desk) -> list[Row]:
    rows = desk.store.select("setting")
    return [row for row in rows if register(row, "key").get("name", "").startswith("gap/")]
