"""The items of the visit that is shown: in their order, which of them are asked for, which come next."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from inspector.ui.checklist.filters import passes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from inspector.services.inspect_views import ItemView


class Items:
    """What the page knows of its items. Codes are looked up; ``shown`` changes only when items come or go."""

    def __init__(self) -> None:
        self._views: dict[str, ItemView] = {}
        self.codes: tuple[str, ...] = ()
        """Of all items, in the checklist's order."""
        self.shown: tuple[str, ...] = ()
        """Codes of the items that are asked for, or were answered while they were."""
        self.mine: frozenset[str] = frozenset()
        """Sections of who is answering."""
        self._at: dict[str, int] = {}
        """Place of each item in the whole checklist, from 0."""

    @property
    def views(self) -> Mapping[str, ItemView]:
        """All items as they are shown, by their codes."""
        return self._views

    def __contains__(self, code: object) -> bool:
        return code in self._views

    def __getitem__(self, code: str) -> ItemView:
        return self._views[code]

    def find(self, code: str) -> ItemView | None:
        """Return an item, or None where there is none of the code."""
        return self._views.get(code)

    def take(self, views: Iterable[ItemView]) -> None:
        """Begin anew with these."""
        self._views = {view.code: view for view in views}
        self.codes = tuple(self._views)
        self._at = {code: n for n, code in enumerate(self.codes)}
        self._note_shown()

    def put(self, view: ItemView) -> None:
        """Take an item in its new state; the same items are asked for as before."""
        self._views[view.code] = view

    def put_moved(self, views: Iterable[ItemView]) -> None:
        """Take items that an answer to another brought or took away."""
        for view in views:
            self._views[view.code] = view
        self._note_shown()

    def sift(self, wanted: str, sought: str, initials_of: Callable[[str, str], str], *, keep: str) -> tuple[str, ...]:
        """Return the codes that pass a filter and what is sought; ``keep`` stays whatever it is."""
        if wanted == "all" and not sought:
            if not keep or keep in self.shown or keep not in self._views:
                return self.shown
            return tuple(code for code in self.codes if code == keep or self._views[code].is_shown)
        views = self._views.items()
        if wanted == "mine":
            views, wanted = [(code, view) for code, view in views if view.section in self.mine], "all"
        return tuple([code for code, view in views if code == keep or passes(view, wanted, sought, initials_of)])

    def next_open(self, code: str, *, recheck_first: bool) -> str:
        """Return the next unanswered item after one, round the end; "" where all are answered."""
        after = self._at.get(code, -1) + 1
        around = chain(islice(self.codes, after, None), islice(self.codes, max(after - 1, 0)))
        waiting = (one for one in around if self._views[one].awaits_me)
        if recheck_first:
            waiting = iter(sorted(waiting, key=lambda one: not self._views[one].recheck))
        return next(waiting, "")

    def enter_section(self, letter: str) -> str:
        """Return where a section is entered: its first unanswered item, else its first; "" where it has none."""
        codes = [code for code in self.shown if self._views[code].section == letter]
        return next((code for code in codes if self._views[code].awaits_me), codes[0] if codes else "")

    def _note_shown(self) -> None:
        self.shown = tuple(code for code, view in self._views.items() if view.is_shown)
