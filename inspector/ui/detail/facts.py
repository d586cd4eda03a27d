"""What is said of a piece of evidence: its kind and pages, and that its time does not fit the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from inspector.services.inspect_views import EvidenceView


def time_words(photo: EvidenceView) -> str:
    """Say what is wrong with its time, or ""."""
    words = {
        "before": QCoreApplication.translate(
            "EvidenceWords", "its time does not fit the visit: taken before the arrival"
        ),
        "after": QCoreApplication.translate("EvidenceWords", "its time does not fit the visit: taken after it"),
        "future": QCoreApplication.translate("EvidenceWords", "its time does not fit the visit: after it was attached"),
        "unreadable": QCoreApplication.translate(
            "EvidenceWords", "its time of taking is no date: that of attaching stands"
        ),
    }
    return words.get(photo.time_fault, "")


def kind_words(photo: EvidenceView) -> str:
    """Say what it is where it is no photo of one page."""
    name = "PDF" if photo.kind == "pdf" else ""
    pages = (
        QCoreApplication.translate("EvidenceWords", "{n} pages").format(n=photo.n_pages) if photo.n_pages > 1 else ""
    )
    return " ".join(part for part in (name, pages) if part)
