"""Retention (保存期限), erasure (到期删除), legal hold (暂缓删除): what is due, and erasing it for good, with proof."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.clock import civil_date, parse_utc, utc_text
from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.base.ids import new_id
from inspector.domain.retention import LONGEST_DAYS, SHORTEST_DAYS, RetentionRule
from inspector.exchange.retention_file import retention_rules
from inspector.services import backup, survey_names
from inspector.services.marked_rows import own_markup
from inspector.services.security import ERASING, identity_of
from inspector.services.survey_state import has_names
from inspector.services.visit_state import register
from inspector.store import erase as erasing
from inspector.store.backup import locked
from inspector.store.erase import Target
from inspector.store.tables import TABLES, WITH_FILES, Edit, registers_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspector.services.desk import Desk
    from inspector.store.tables import Row

    Report = backup.Report

_SETTING = "retention/"
_KEPT_OF_VISIT = frozenset({"plan", "stage"})
"""That a visit took place, where and when: what the proof of erasure is about."""
_REPORTERS = "reporters"
"""Of clues, not of visits: counted from the day that they were entered."""
_COPIES = ("working", "page", "thumbnail")
_MOST_PAGES = 500


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be erased, or will be: one kind of one visit; of reporters ``visit_id`` is the clue's row."""

    kind: str
    title: str
    visit_id: UUID
    school: str
    visited: date
    due_on: date
    basis: str
    is_due: bool
    held: str
    """Why it is held back (暂缓删除); "" where it is not."""
    n: int
    """Files, rows or texts."""


@dataclass(frozen=True, slots=True)
class Erased:
    """Proof of an erasure, as journalled."""

    id: UUID
    visit_id: UUID
    kind: str
    at: str
    """UTC."""
    who: UUID
    reason: str
    basis: str
    n_values: int
    n_files: int
    removed: bool
    """Its files are off the disk and the database was written anew."""


def rules(desk: Desk) -> dict[str, RetentionRule]:
    """Return the rule of each kind with the bureau's own number where it set one."""
    found: dict[str, RetentionRule] = {}
    for kind, rule in retention_rules().items():
        rows = desk.store.select("setting", name=_SETTING + kind)
        days = register(rows[0], "value").get("days") if rows else None
        found[kind] = rule.with_days(days) if days else rule
    return found


def set_days(desk: Desk, kind: str, days: int) -> None:
    """Journal the bureau's own period of a kind. Raises BadInputError ``retention_wrong``."""
    if kind not in retention_rules() or not SHORTEST_DAYS <= days <= LONGEST_DAYS:
        raise BadInputError("retention_wrong", least=SHORTEST_DAYS, most=LONGEST_DAYS)
    region, name = identity_of(desk).region_code, _SETTING + kind
    found = desk.store.select("setting", name=name)
    row = found[0].id if found else new_id()
    edits = [] if found else [Edit("setting", row, region, "key", {"name": name})]
    desk.store.record([*edits, Edit("setting", row, region, "value", {"days": days})], actor=desk.actor)


def due(desk: Desk, *, ahead: bool = False) -> tuple[Due, ...]:
    """Return what is to be erased today, what is overdue longest first; ``ahead``: also what will be."""
    today, known = civil_date(desk.clock()), rules(desk)
    found: list[Due] = []
    for row, since, kinds in _subjects(desk):
        for kind in kinds:
            is_due = known[kind].due_on(since) <= today
            n = _count(desk, row, kind) if is_due or ahead else 0
            if n:
                found.append(_due(desk, row, known[kind], since, is_due=is_due, n=n))
    return tuple(sorted(found, key=lambda one: (one.due_on, str(one.visit_id))))


def hold(desk: Desk, visit_id: UUID, reason: str) -> None:
    """Hold a visit back from erasure, or, without a reason, let it go again. Journalled.

    Raises:
        MissingError: ``visit_missing``.
    """
    visit = _subject(desk, visit_id)
    found = desk.store.select("hold", visit_id=str(visit_id))
    row = found[0].id if found else new_id()
    edits = [] if found else [Edit("hold", row, visit.region_code, "key", {"visit_id": str(visit_id)})]
    value = {"reason": reason.strip(), "held": bool(reason.strip())}
    desk.store.record([*edits, Edit("hold", row, visit.region_code, "hold", value)], actor=desk.actor)


def held(desk: Desk, visit_id: UUID) -> str:
    """Return why a visit is held back; "" where it is not."""
    found = desk.store.select("hold", visit_id=str(visit_id))
    value = register(found[0], "hold") if found else {}
    return str(value.get("reason", "")) if value.get("held") else ""


def erase(desk: Desk, visit_id: UUID, kind: str, reason: str) -> Erased:
    """Erase one kind of a visit's data for good, before it is due too; the proof is journalled. Slow: run in a task.

    Raises:
        RefusedError: ``erase_held``: the visit is held back; ``backup_busy``: a backup is being made.
        MissingError: ``visit_missing``; ``erase_nothing``: there is nothing of this kind.
        BadInputError: ``erase_reason_empty``.
        RoomError: The disk is full or cannot be written; ``finish`` goes on later.
    """
    visit = _subject(desk, visit_id)
    if not reason.strip():
        raise BadInputError("erase_reason_empty")
    why = held(desk, visit_id)
    if why:
        raise RefusedError("erase_held", reason=why)
    if not _count(desk, visit, kind):
        raise MissingError("erase_nothing")
    if kind in {"name_rows", "findings"} and has_names(desk, visit_id):
        survey_names.erase(desk, visit_id, "expired")
    targets = list(_targets(desk, visit, kind))
    hashes = sorted(_hashes(desk, targets))
    files = [path.name for sha256 in hashes for path in _files_of(desk, sha256, targets)]
    row = new_id()
    rule = rules(desk)[kind]
    proof = {
        "kind": kind, "at": utc_text(desk.clock()), "reason": reason.strip(), "basis": rule.basis.zh,
        "days": rule.days, "values": _n_values(desk, targets), "files": hashes,
    }  # fmt: skip
    region = visit.region_code
    edits = [
        Edit("erasure", row, region, "key", {"visit_id": str(visit_id)}),
        Edit("erasure", row, region, "erased", proof),
    ]
    drafts = [str(visit_id), *(str(writ.id) for writ in desk.store.select("writ", visit_id=str(visit_id)))]
    with locked(desk.store.home):  # a backup under way holds a copy of what was; and ``finish`` waits its turn
        desk.store.save_draft(f"{ERASING}{row}", json.dumps(files))
        desk.store.erase(targets, edits, actor=desk.actor, drafts=drafts if kind in {"drafts", "findings"} else ())
        for name in [name for name in desk.cache if name[0] != "scratch"]:  # open files of other visits stay open
            del desk.cache[name]
        backup.erased_since(backup.owner_of(desk))
        _finish(desk)
    return next(one for one in erasures(desk) if one.id == row)


def finish(desk: Desk) -> int:
    """Go on with erasures that a kill or a full disk cut off; return how many were finished.

    None while one, or a backup, is under way.
    """
    if not desk.store.drafts(ERASING):
        return 0
    try:
        with locked(desk.store.home):
            return _finish(desk)
    except RefusedError:
        return 0


def _finish(desk: Desk) -> int:
    n = 0
    wanted = None
    for key, text in desk.store.drafts(ERASING).items():
        row = desk.store.find("erasure", UUID(key.removeprefix(ERASING)))
        if row is not None and "removed" not in row.values:
            wanted = desk.store.wanted_files() if wanted is None else wanted
            for name in json.loads(text):
                path: Path = desk.store.home / "evidence" / name
                if name not in wanted:
                    erasing.destroy(path)
            desk.store.scrub()
            edit = Edit("erasure", row.id, row.region_code, "removed", {"at": utc_text(desk.clock())})
            desk.store.record([edit], actor=desk.actor)
            n += 1
        desk.store.drop_draft(key)
    return n


def erasures(desk: Desk) -> tuple[Erased, ...]:
    """Return the proofs of all erasures, newest first."""
    found: list[Erased] = []
    for row in desk.store.select("erasure"):
        value = register(row, "erased")
        if value:
            who = desk.store.change(row.id, "erased", row.changed["erased"]).actor
            visit = UUID(register(row, "key")["visit_id"])
            found.append(
                Erased(
                    row.id,
                    visit,
                    value["kind"],
                    value["at"],
                    who,
                    value["reason"],
                    value["basis"],
                    value["values"],
                    len(value["files"]),
                    "removed" in row.values,
                )
            )
    return tuple(reversed(found))


def _subjects(desk: Desk) -> Iterator[tuple[Row, date, tuple[str, ...]]]:
    """Yield each visit with its day and the kinds of its data, and each clue with the day its reporter was entered."""
    kinds = tuple(kind for kind in retention_rules() if kind != _REPORTERS)
    for visit in desk.store.select("visit"):
        arrived = register(visit, "plan").get("arrived_at")
        if arrived:
            yield visit, civil_date(parse_utc(arrived)), kinds
    for clue in desk.store.select("clue"):
        if "reporter" in clue.values:
            entered = desk.store.change(clue.id, "reporter", clue.changed["reporter"]).wall_at
            yield clue, civil_date(entered), (_REPORTERS,)


def _subject(desk: Desk, row: UUID) -> Row:
    """Return a visit, or a clue. Raises MissingError ``visit_missing``."""
    found = desk.store.find("visit", row) or desk.store.find("clue", row)
    if found is None:
        raise MissingError("visit_missing")
    return found


def _due(desk: Desk, visit: Row, rule: RetentionRule, visited: date, *, is_due: bool, n: int) -> Due:
    school = register(visit, "key").get("school_id")
    identity = register(desk.store.find("school", UUID(school)), "identity") if school else {}
    language = desk.language
    name = str(identity.get("name", "")) or visit.id.hex[-6:]  # of a clue nothing can be read here
    return Due(
        rule.kind, rule.title.get(language), visit.id, name, visited,
        rule.due_on(visited), rule.basis.get(language), is_due, held(desk, visit.id), n,
    )  # fmt: skip


def _count(desk: Desk, visit: Row, kind: str) -> int:
    if kind == "name_rows":
        return int(has_names(desk, visit.id))
    if kind == "drafts":
        return sum(str(visit.id) in key for key in desk.store.drafts(""))
    if kind in {"faces", "evidence"}:
        return len(list(_photos(desk, visit, kind)))
    return sum(1 for _ in _targets(desk, visit, kind))


def _photos(desk: Desk, visit: Row, kind: str) -> Iterator[Row]:
    """Yield the rows of evidence whose original is here: those with hidden parts, or all others."""
    for row in desk.store.select("evidence", visit_id=str(visit.id)):
        if register(row, "file") and own_markup(row).conceals == (kind == "faces"):
            yield row


def _targets(desk: Desk, visit: Row, kind: str) -> Iterator[Target]:
    """Yield what is to be emptied. Keys stay: they name items, not people."""
    if kind == _REPORTERS:
        yield from (one for one in _registers_of(desk, "clue", visit) if one.register == "reporter")
        return
    if kind in {"faces", "evidence"}:
        for row in _photos(desk, visit, kind):
            yield from _registers_of(desk, "evidence", row)
    elif kind == "findings":
        yield from (one for one in _registers_of(desk, "visit", visit) if one.register not in _KEPT_OF_VISIT)
        for table, spec in TABLES.items():
            if "visit_id" in spec.key and table not in {"erasure", "hold"}:
                for row in desk.store.select(table, visit_id=str(visit.id)):
                    yield from _registers_of(desk, table, row)
        for writ in desk.store.select("writ", visit_id=str(visit.id)):
            for row in desk.store.select("writ_mark", writ_id=str(writ.id)):
                yield from _registers_of(desk, "writ_mark", row)


def _registers_of(desk: Desk, table: str, row: Row) -> Iterator[Target]:
    """Yield a row's registers that have a value, now or before."""
    for name in registers_of(table):
        if name != "key" and name in row.changed and (name in row.values or _has_past(desk, row, name)):
            yield Target(table, row.id, name)


def _has_past(desk: Desk, row: Row, name: str) -> bool:
    """Say whether a register that is empty now had a value that was not erased."""
    return any(change.value for chunk in desk.store.past.of_register(row.id, name) for change in chunk)


def _n_values(desk: Desk, targets: list[Target]) -> int:
    return sum(len(chunk) for one in targets for chunk in desk.store.past.of_register(one.row, one.register))


def _hashes(desk: Desk, targets: list[Target]) -> set[str]:
    """Return the SHA-256 of every file that the registers ever named."""
    found: set[str] = set()
    for one in targets:
        if (one.table, one.register) in WITH_FILES:
            for chunk in desk.store.past.of_register(one.row, one.register):
                values: list[Any] = [change.parsed() for change in chunk]
                found |= {str(value["sha256"]) for value in values if value}
    return found


def _files_of(desk: Desk, sha256: str, targets: list[Target]) -> Iterator[Path]:
    """Yield the files of an original and of every copy that was made of it."""
    revisions = {""}
    for one in targets:
        if (one.table, one.register) == ("evidence", "markup"):
            row = desk.store.find("evidence", one.row)
            if row is not None and register(row, "file").get("sha256") == sha256:
                revisions.add(own_markup(row).revision())
    files = desk.store.evidence
    yield files.where(sha256)
    kinds = [f"{kind}/{revision}" if revision else kind for kind in _COPIES for revision in revisions]
    kinds += [f"working/page/{n}" for n in range(_MOST_PAGES)]
    yield from (path for kind in kinds if (path := files.where_derived(sha256, kind)).exists())
