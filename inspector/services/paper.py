"""The code on the printed record (验真码): made when it is issued, verified from its text or from a photo of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.base.errors import BadInputError, MissingError
from inspector.base.messages import Language, Message, message
from inspector.domain.paper import KEY_BYTES, PaperFacts, paper_facts, read_paper, signed_text, unsigned_text
from inspector.exchange.outside import read_codes
from inspector.services.certificates import trusted
from inspector.signing.paper import sign_text, signer_of
from inspector.signing.profile import fingerprint, subject

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from inspector.domain.report import Report

_EXIT = {"paper_known": 0, "paper_changed": 1, "paper_unreadable": 2, "paper_unknown": 3}
_LINES = ("number", "school", "date", "grade", "problems", "flags", "findings")
_MAX_IMAGE_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class PaperVerdict:
    """``state``: paper_known, paper_changed, paper_unreadable, paper_unknown; ``exit_code`` 0 to 3 in that order."""

    state: str
    exit_code: int
    message: Message
    facts: PaperFacts | None
    lines: tuple[str, ...]
    """What the code says, in words."""


def paper_code(report: Report, sha256: str, key: bytes, certificate: bytes) -> str:
    """Return the text of a record's code, signed by the key. The same values give the same text."""
    unsigned = unsigned_text(paper_facts(report, sha256), bytes.fromhex(fingerprint(certificate)))
    return signed_text(unsigned, sign_text(unsigned, key))


def verify_paper(text: str, language: Language) -> PaperVerdict:
    """Verify the text that a code gave."""
    read = read_paper(text)
    if read is None:
        return PaperVerdict("paper_unreadable", 2, message("verify_paper_unreadable", language), None, ())
    named = [one for one in trusted().certificates if bytes.fromhex(fingerprint(one))[:KEY_BYTES] == read.key]
    signer = signer_of(read.signed, read.signature, named)
    state = "paper_known" if signer else "paper_changed" if named else "paper_unknown"
    words = message(f"verify_{state}", language, signer=subject(signer)["signer"] if signer else "?")
    return PaperVerdict(state, _EXIT[state], words, read.facts, _lines(read.facts, language))


def _lines(facts: PaperFacts, language: Language) -> tuple[str, ...]:
    values: dict[str, str | int] = {
        "number": facts.number, "school": facts.school_code or "–", "date": _civil(facts.visited_on, language),
        "grade": " ".join(part for part in (facts.grade, facts.score) if part), "minor": facts.minor,
        "serious": facts.serious, "critical": facts.critical, "flags": facts.red_flags,
        "sha256": facts.findings_sha256,
    }  # fmt: skip
    return tuple(message(f"verify_paper_{line}", language, **values).what for line in _LINES)


def _civil(day: date, language: Language) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat()


def verify_image(path: Path, language: Language) -> PaperVerdict:
    """Verify a photo or scan of the printed page; a scan may be a PDF.

    Raises:
        BadInputError: ``paper_no_code``: no code of ours is found in it; ``file_unreadable``; ``photo_…``: it is no
            picture.
        MissingError: ``file_missing``.
    """
    try:
        if path.stat().st_size > _MAX_IMAGE_BYTES:
            raise BadInputError("file_unreadable", file=path.name)
        found = read_codes(path.read_bytes(), path.name)
        text = next((text for text in found if read_paper(text) is not None), None)
    except FileNotFoundError as error:
        raise MissingError("file_missing", file=path.name) from error
    except OSError as error:
        raise BadInputError("file_unreadable", file=path.name) from error
    if text is None:
        raise BadInputError("paper_no_code", file=path.name)
    return verify_paper(text, language)
