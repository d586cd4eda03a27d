"""The counts of a visit, kept in step item by item: an answer counts its own item anew, and no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from inspector.services.inspect_views import Progress, SectionView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspector.domain.checklist import Item, Section


class Tally(NamedTuple):
    """What one item adds to the counts of its section."""

    asked: int
    answered: int
    failed: int
    n_flags: int
    lacks_evidence: int


_NOTHING = Tally(0, 0, 0, 0, 0)


@dataclass(slots=True)
class Counts:
    """Tallies by item, sums by section. ``stale`` are the items of which a row has changed since they were counted."""

    tallies: dict[str, Tally] = field(default_factory=dict[str, Tally])
    sums: dict[str, Tally] = field(default_factory=dict[str, Tally])
    total: Tally = _NOTHING
    views: dict[str, SectionView] = field(default_factory=dict[str, SectionView])
    language: str = ""
    stale: set[str] = field(default_factory=set[str])

    def forget(self) -> None:
        """Count all anew."""
        self.language = ""

    def progress(
        self, sections: tuple[Section, ...], items: dict[str, Item], tally: Callable[[Item], Tally], language: str
    ) -> Progress:
        """Return the counts of the visit and its sections, with titles in a language."""
        if language != self.language:
            self._count_all(sections, tally, language)
        for code in self.stale:
            item = items[code]
            after, before = tally(item), self.tallies[code]
            if after != before:
                self.tallies[code] = after
                self._put(item.section, _moved(self.sums[item.section], before, after))
                self.total = _moved(self.total, before, after)
        self.stale.clear()
        asked, answered, failed, flags, lacking = self.total
        return Progress(answered, asked, failed, flags, lacking, tuple(self.views.values()))

    def _count_all(self, sections: tuple[Section, ...], tally: Callable[[Item], Tally], language: str) -> None:
        self.language = language
        self.stale.clear()
        self.tallies = {item.code: tally(item) for section in sections for item in section.items}
        for section in sections:
            has_veto = any(item.veto for item in section.items)
            title = section.title.get(language)
            self.views[section.code] = SectionView(section.code, title, len(section.items), 0, 0, 0, has_veto)
            tallies = [self.tallies[item.code] for item in section.items]
            self._put(section.code, _sum(tallies))
        self.total = _sum(self.sums.values())

    def _put(self, section: str, counted: Tally) -> None:
        self.sums[section] = counted
        v = self.views[section]
        self.views[section] = SectionView(
            v.code, v.title, counted.asked, counted.answered, counted.failed, counted.n_flags, v.has_veto
        )


def _sum(tallies: Iterable[Tally]) -> Tally:
    return Tally(*map(sum, zip(_NOTHING, *tallies, strict=True)))


def _moved(total: Tally, before: Tally, after: Tally) -> Tally:
    """Return a total in which one item counts otherwise."""
    return Tally(*(t + a - b for t, a, b in zip(total, after, before, strict=True)))
