"""The unlocked desk: an open store, who works at it, and the clock. Every service function takes it first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from inspector.base.clock import Clock, system_clock
from inspector.base.messages import Language
from inspector.exchange import confined
from inspector.store.store import Store


@dataclass(slots=True)
class Desk:
    """What a service needs. Made by ``services.security``; closed by ``close`` (lock)."""

    store: Store
    actor: UUID
    """Who is answering: the owner, or a member of the visit's team to whom they handed over (``services.team``)."""
    language: Language = "zh"
    clock: Clock = system_clock
    cache: dict[tuple[str, str | UUID], Any] = field(default_factory=dict[tuple[str, str | UUID], Any])
    """Parsed checklists and the like by (kind, key); never answers."""
    owner: UUID = field(init=False)
    """Row of the inspector (督学) whose laptop this is: who unlocked it."""

    def __post_init__(self) -> None:
        self.owner = self.actor

    def close(self) -> None:
        """Lock: close the store and overwrite the keys that are held, as far as Python can (docs/threat-model.md)."""
        for kind, key in tuple(self.cache):
            if kind == "scratch":
                self.cache[kind, key].close()
        self.cache.clear()
        self.store.close()
        self.store.evidence.forget()
        self.store.ring.wipe()


def end_readers() -> None:
    """End the processes that read files from outside, and with them what they remember of these: after locking."""
    confined.end_idle()
