"""What a signed report holds is frozen: no register of it can be written any more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inspector.base.errors import RefusedError
from inspector.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from inspector.store.tables import Edit, Row

    Query = Callable[[str, Sequence[Any]], list[Any]]


class Signed:
    """Registers of signed reports, read once a visit. ``query`` and ``select`` are the store's own."""

    def __init__(self, query: Query, select: Callable[..., tuple[Row, ...]]) -> None:
        self._query, self._select = query, select
        self._frozen: dict[str, frozenset[tuple[str, str]]] = {}
        self._visits: dict[UUID, str] = {}

    def refuse(self, edit: Edit) -> None:
        """Refuse what would change a signed report. Raises RefusedError ``visit_signed``."""
        if not TABLES[edit.table].key or edit.register == "key":
            return
        visit = self.visit_of(edit.table, edit.row)
        frozen = self._frozen_of(visit) if visit else ()
        if frozen and (str(edit.row), edit.register) in frozen:
            raise RefusedError("visit_signed")

    def visit_of(self, table: str, row: UUID) -> str:
        """Return the visit that a row belongs to; "" for none."""
        if table == "visit":
            return str(row)
        known = self._visits.get(row)
        if known is not None or "visit_id" not in TABLES[table].key:
            return known or ""
        found = self._query(f'SELECT visit_id FROM "{table}" WHERE id = ?', (row.hex,))  # noqa: S608  # a name of ours
        if not found or not found[0][0]:
            return ""
        self._visits[row] = found[0][0]
        return found[0][0]

    def forget(self, visit_id: str | None = None) -> None:
        """Read a visit's signed reports anew: one was frozen or signed. None: of all visits."""
        if visit_id is None:
            self._frozen.clear()
        else:
            self._frozen.pop(visit_id, None)

    def _frozen_of(self, visit_id: str) -> frozenset[tuple[str, str]]:
        """Return the registers of a visit that a signed report holds: signed means a mark against its hash."""
        if visit_id not in self._frozen:
            signed = {mark["mark"]["report_sha256"] for mark in self._values("mark", visit_id)}
            held: set[tuple[str, str]] = set()
            for freeze in self._values("freeze", visit_id):
                if freeze["frozen"]["sha256"] in signed:
                    held |= {(r["row"], r["register"]) for r in json.loads(freeze["frozen"]["report"])["registers"]}
            self._frozen[visit_id] = frozenset(held)
        return self._frozen[visit_id]

    def _values(self, table: str, visit_id: str) -> list[dict[str, Any]]:
        register = TABLES[table].registers[0]
        return [dict(row.values) for row in self._select(table, visit_id=visit_id) if register in row.values]
