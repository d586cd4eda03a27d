"""What the signed records of a time add up to, for a campaign's report (专项督导报告)."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from inspector.base.clock import civil_date, parse_utc
from inspector.base.errors import BadInputError
from inspector.domain import campaign
from inspector.domain.campaign import Campaign, Found, Visited
from inspector.domain.checklist import place_of
from inspector.domain.town import town_of
from inspector.exchange.checklist_file import built_in
from inspector.services.visit_state import register

if TYPE_CHECKING:
    from inspector.domain.writ import Figure, Said
    from inspector.services.desk import Desk
    from inspector.store.tables import Row

_SIGNED = frozenset({"signed", "delivered", "closed"})
_CACHED = ("campaign", "")
_NOT_CHECKED = frozenset({"not_applicable", "not_checked"})
_SEVERE = frozenset({"serious", "critical"})


def period_of(desk: Desk) -> dict[str, str]:
    """Return the days that a report begins with: from the year's first signed visit until today."""
    today = civil_date(desk.clock())
    days = [on for row in _signed(desk) if (on := _day(row)).year == today.year]
    return {"from_on": min(days, default=today).isoformat(), "until_on": today.isoformat()}


def count(
    desk: Desk, words: dict[str, str], version: str, *, draft_only: bool
) -> tuple[tuple[Said, ...], tuple[Figure, ...]]:
    """Return totals and figures of the days in ``from_on`` and ``until_on``. Slow the first time: 3 ms a record.

    Args:
        desk: Whose store holds the records.
        words: The form's fields.
        version: ``full`` or ``public``.
        draft_only: To be looked at: what is wrong with the days gives nothing.

    Raises:
        BadInputError: ``campaign_days_wrong``; ``campaign_empty``: no record was signed in these days.
    """
    found = _campaign(desk, words.get("from_on", ""), words.get("until_on", ""))
    if not draft_only and found is None:
        raise BadInputError("campaign_days_wrong")
    if not draft_only and found is not None and not found.visits:
        raise BadInputError("campaign_empty")
    if found is None:
        return (), ()
    return campaign.totals(found), campaign.figures(found, version) if found.visits else ()


def _campaign(desk: Desk, first: str, last: str) -> Campaign | None:
    try:
        from_on, until_on = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    if from_on > until_on:
        return None
    before = from_on - (until_on - from_on) - timedelta(days=1)
    rows = [row for row in _signed(desk) if before <= _day(row) <= until_on]
    read = _Reader(desk)
    visits = [one for row in rows if (one := read(row)) is not None]
    checklist = built_in()
    kinds = checklist.school_kinds
    schools = tuple(
        (str(row.id), kinds[kind].label.zh if kind in kinds else "其他", town_of(identity.get("address", "")))
        for row in desk.store.select("school")
        for identity in (register(row, "identity"),)
        for kind in (identity.get("kind", ""),)
    )
    return Campaign(
        visits=tuple(one for one in visits if one.on >= first),
        earlier=tuple(one for one in visits if one.on < first),
        schools=schools,
        today=civil_date(desk.clock()),
        grades=tuple(step.label.zh for step in checklist.grading.grades),
    )


def _signed(desk: Desk) -> list[Row]:
    return [row for row in desk.store.select("visit") if register(row, "stage").get("value") in _SIGNED]


def _day(row: Row) -> date:
    return civil_date(parse_utc(register(row, "plan")["arrived_at"]))


class _Reader:
    """Reads what a signed visit counts as; a frozen record never changes, so it is read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[str, Visited] = desk.cache.setdefault(_CACHED, {})
        settled = {
            problem for row in desk.store.select("visit") for problem in register(row, "stage").get("settles", ())
        }
        self._settled_items: dict[str, list[str]] = {}
        for row in desk.store.select("problem"):
            key = register(row, "key")
            if str(row.id) in settled:
                item = place_of(key.get("item", ""), key.get("instance", 0))
                self._settled_items.setdefault(key.get("visit_id", ""), []).append(item)

    def __call__(self, row: Row) -> Visited | None:
        freezes = self._desk.store.select("freeze", visit_id=str(row.id))
        if not freezes:
            return None
        frozen = register(freezes[-1], "frozen")
        settled = self._settled_items.get(str(row.id), [])
        key = f"{frozen['sha256']}/{','.join(sorted(settled))}"
        if key not in self._kept:
            self._kept[key] = _visited(row, json.loads(frozen["report"]), set(settled))
        return self._kept[key]


def _visited(row: Row, report: dict[str, Any], settled: set[str]) -> Visited:
    items = [item for section in report["sections"] for item in section["items"]]
    return Visited(
        school=str(register(row, "key")["school_id"]),
        name=report["school"]["name"],
        kind=report["school"]["kind_name"],
        follow_up=report["track"] == "follow_up",
        on=civil_date(parse_utc(report["arrived_at"])).isoformat(),
        grade=report["grade"]["label"],
        score=report["grade"]["score"],
        sections=tuple((one["code"], one["title"], one["score"]) for one in report["sections"]),
        results=tuple(
            (item["code"].partition("#")[0], item["text"], item["result"] == "fails")
            for item in items
            if item["result"] not in _NOT_CHECKED
        ),
        problems=tuple(
            Found(one["severity"] in _SEVERE, bool(one["put_right"]), one["item"] in settled, one["due_on"])
            for one in report["problems"]
        ),
        n_flags=sum(not flag["struck_reason"] for flag in report["red_flags"]),
        town=town_of(report["school"]["address"]),
    )
