"""What is said of a piece of evidence: its kind and pages, and that its time does not fit the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.ui.words import civil_time

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
    names = {
        "pdf": "PDF",
        "sound": QCoreApplication.translate("EvidenceWords", "Sound note"),
        "reading": QCoreApplication.translate("EvidenceWords", "Reading"),
    }
    name = names.get(photo.kind, "")
    pages = (
        QCoreApplication.translate("EvidenceWords", "{n} pages").format(n=photo.n_pages) if photo.n_pages > 1 else ""
    )
    return " ".join(part for part in (name, pages) if part)


def other_words(one: EvidenceView) -> str:
    """Say what a piece of evidence without a picture is: how long, or what was read, from what, when and by whom."""
    reading = one.reading
    minutes, seconds = divmod(max(1, round(one.milliseconds / 1000)), 60)
    if one.milliseconds:
        return "  ".join(part for part in (f"{minutes}:{seconds:02}", civil_time(one.taken_at), one.caption) if part)
    parts = [reading.words, reading.instrument] if reading else []
    parts += [civil_time(one.taken_at), reading.by if reading else "", one.caption]
    return "  ".join(part for part in parts if part)
