"""What is signed on the signature page: a visit's record, or another document. Both are asked the same way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from inspector.services import conclude, finish_check, records, writs

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.domain.signature import Signer, Stroke
    from inspector.services.conclude_views import DocumentView, SigningView
    from inspector.services.desk import Desk

    Report = Callable[[int, int], None]


class Job(ABC):
    """One document to be signed. ``key`` is its own: of the visit, or of the document that was filled in."""

    def __init__(self, desk: Desk, key: UUID) -> None:
        self.desk, self.key = desk, key

    @property
    @abstractmethod
    def back(self) -> tuple[str, dict[str, Any]]:
        """Page, and its arguments, on which what is wrong is changed."""

    @abstractmethod
    def is_open(self) -> bool:
        """Say whether it is not final yet."""

    @abstractmethod
    def freeze(self) -> SigningView:
        """Make it final."""

    @abstractmethod
    def reopen(self) -> None:
        """Take it back, so that it can be changed."""

    @abstractmethod
    def view(self) -> SigningView:
        """Return who has signed."""

    @abstractmethod
    def sign(self, signer: Signer, strokes: tuple[Stroke, ...], size: tuple[int, int]) -> SigningView:
        """Keep a person's strokes."""

    @abstractmethod
    def refuse(self, signer: Signer, reason: str, witness: str) -> SigningView:
        """Record a refusal."""

    @abstractmethod
    def preview(self, report: Report) -> bytes:
        """Draw it unsigned."""

    @abstractmethod
    def issue(self, report: Report) -> DocumentView:
        """Draw, certify and keep it."""


class RecordJob(Job):
    """A visit's on-site record."""

    @property
    @override
    def back(self) -> tuple[str, dict[str, Any]]:
        return "opinion", {"visit_id": self.key}

    @override
    def is_open(self) -> bool:
        return finish_check.review(self.desk, self.key).stage == "draft"

    @override
    def freeze(self) -> SigningView:
        return conclude.freeze(self.desk, self.key)

    @override
    def reopen(self) -> None:
        """The page that it goes back to does that itself."""

    @override
    def view(self) -> SigningView:
        return conclude.signing(self.desk, self.key)

    @override
    def sign(self, signer: Signer, strokes: tuple[Stroke, ...], size: tuple[int, int]) -> SigningView:
        return conclude.sign(self.desk, self.key, signer, strokes, size)

    @override
    def refuse(self, signer: Signer, reason: str, witness: str) -> SigningView:
        return conclude.refuse(self.desk, self.key, signer, reason, witness)

    @override
    def preview(self, report: Report) -> bytes:
        return records.draw_preview(self.desk, self.key, report)

    @override
    def issue(self, report: Report) -> DocumentView:
        return records.issue(self.desk, self.key, report)


class WritJob(Job):
    """A document of the process."""

    @property
    @override
    def back(self) -> tuple[str, dict[str, Any]]:
        return "writ", {"writ_id": self.key}

    @override
    def is_open(self) -> bool:
        return writs.show(self.desk, self.key).stage == "draft"

    @override
    def freeze(self) -> SigningView:
        return writs.freeze(self.desk, self.key)

    @override
    def reopen(self) -> None:
        writs.reopen(self.desk, self.key)

    @override
    def view(self) -> SigningView:
        return writs.signing(self.desk, self.key)

    @override
    def sign(self, signer: Signer, strokes: tuple[Stroke, ...], size: tuple[int, int]) -> SigningView:
        return writs.sign(self.desk, self.key, signer, strokes, size)

    @override
    def refuse(self, signer: Signer, reason: str, witness: str) -> SigningView:
        return writs.refuse(self.desk, self.key, signer, reason, witness)

    @override
    def preview(self, report: Report) -> bytes:
        return writs.preview(self.desk, self.key, report)

    @override
    def issue(self, report: Report) -> DocumentView:
        return writs.issue(self.desk, self.key, report)
