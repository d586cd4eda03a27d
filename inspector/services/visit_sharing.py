"""How the work of a visit is shared, in memory: whose a section is, their initials, items that two rate."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from inspector.store.tables import Row

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID


TABLES: Final = ("section_member", "initials", "two_ratings", "rating")
Initials = Literal["", "given", "outdated"]
BOTH: Final = 2
"""Ratings that an item which two rate waits for."""


@dataclass(slots=True)
class Sharing:
    """Rows of one visit. ``digests`` are the hashes of sections' answers as they stand, until one changes."""

    members: dict[str, Row] = field(default_factory=dict[str, "Row"])
    """By section."""
    initials: dict[tuple[str, str], Row] = field(default_factory=dict[tuple[str, str], "Row"])
    """By section and author."""
    asked: dict[str, Row] = field(default_factory=dict[str, "Row"])
    """By item: that two rate it, and what they settled."""
    rated: dict[str, dict[str, Row]] = field(default_factory=dict[str, "dict[str, Row]"])
    """By item and author."""
    digests: dict[str, str] = field(default_factory=dict[str, str])

    def put(self, table: str, key: dict[str, Any], place: str, row: Row) -> None:
        """Take a row as it stands on disk; ``place`` is its item."""
        if table == "section_member":
            self.members[key["section"]] = row
        elif table == "initials":
            self.initials[key["section"], key["author"]] = row
        elif table == "two_ratings":
            self.asked[place] = row
        else:
            self.rated.setdefault(place, {})[key["author"]] = row

    def member(self, section: str) -> tuple[str, str]:
        """Return whose a section is, their id and name, or empty texts."""
        held = _value(self.members.get(section), "member")
        return str(held.get("actor", "")), str(held.get("name", ""))

    def initials_of(self, section: str, digest: Callable[[], str]) -> Initials:
        """Say whether whose section it is has initialled it, and whether an answer changed since."""
        row = self.initials.get((section, self.member(section)[0]))
        held = _value(row, "initials")
        if not held:
            return ""
        if section not in self.digests:
            self.digests[section] = digest()
        return "given" if held["answers_sha256"] == self.digests[section] else "outdated"

    def ratings(self, item: str) -> list[tuple[str, Row, dict[str, Any]]]:
        """Return author, row and rating of an item, the two that came first."""
        found = [(author, row, _value(row, "rating")) for author, row in self.rated.get(item, {}).items()]
        given = [one for one in found if one[2]]
        return sorted(given, key=lambda one: one[1].changed["rating"])[:BOTH]

    def is_asked(self, item: str) -> bool:
        """Say whether two are to rate an item."""
        return bool(_value(self.asked.get(item), "asked").get("value"))

    def is_settled(self, item: str) -> bool:
        """Say whether what two rated was settled."""
        return bool(_value(self.asked.get(item), "settled"))

    def rows_of(self, item: str) -> tuple[UUID, ...]:
        """Return the rows of an item: that two rate it, and each rating."""
        asked = [self.asked[item].id] if item in self.asked else []
        return (*asked, *(row.id for row in self.rated.get(item, {}).values()))

    def awaits(self, item: str) -> bool:
        """Say whether an item waits for ratings, or for what two settle: it takes no plain answer until then."""
        return bool(self.asked) and self.is_asked(item) and not self.is_settled(item)

    def hides(self, item: str) -> bool:
        """Say whether what each of two rates has to stay hidden from the other."""
        return self.awaits(item) and len(self.ratings(item)) < BOTH


def _value(row: Row | None, name: str) -> dict[str, Any]:
    value = row.values.get(name) if row is not None else None
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
