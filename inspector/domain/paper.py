"""What the printed record says of itself in a code that a photo is enough to verify: ``INSP2:…``.

``INSP2:number:school:date:grade:counts:findings:key:signature``, capital letters, digits and ``: - . /`` only, so that
a QR code holds it in its alphanumeric mode and a pasted text survives any messenger. docs/verify-profile.md, section 7,
is the format; ``resources/verify/paper.js`` reads the same.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspector.base.clock import CHINA, parse_utc

if TYPE_CHECKING:
    from inspector.domain.report import Report

MARK = "INSP2"
KEY_BYTES = 5
"""Of the SHA-256 of the signer's certificate: enough to find it, not to trust it."""
SIGNATURE_BYTES = 64
_NUMBER = re.compile(r"(?P<prefix>.*)〔(?P<year>\d{4})〕(?P<n>[1-9]\d{0,8})号", re.ASCII | re.DOTALL)
_MAX_NUMBER_BYTES, _MAX_CODE_BYTES, _MAX_LABEL_BYTES = 90, 30, 24
_MOST = 9999
_CODE = re.compile(r"[0-9A-Z]{0,20}")
_TEXT = re.compile(
    r"(?P<signed>INSP2:(?P<number>[0-9]{4}-[0-9]{1,9}-[A-Z2-7]*|/[A-Z2-7]+):(?P<school>[0-9A-Z]{0,20}|/[A-Z2-7]+)"
    r":(?P<date>[0-9]{8}):(?P<grade>[A-Z2-7]*-[0-9.]{0,5})"
    r":(?P<counts>[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}):(?P<findings>[A-Z2-7]{52}):(?P<key>[A-Z2-7]{8}))"
    r":(?P<signature>[A-Z2-7]{103})"
)


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What the code says. Counts above 9999 stand as 9999."""

    number: str
    school_code: str
    visited_on: date
    """Civil date at the school."""
    grade: str
    score: str
    minor: int
    serious: int
    critical: int
    red_flags: int
    """Those that stand."""
    findings_sha256: str


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A code as it was read: what it says, what was signed, whose key it names."""

    facts: PaperFacts
    signed: str
    key: bytes
    signature: bytes


def paper_facts(report: Report, sha256: str) -> PaperFacts:
    """Return what the code of a record says."""
    severities = [problem.severity for problem in report.problems]
    return PaperFacts(
        number=report.number,
        school_code=report.school.code,
        visited_on=parse_utc(report.arrived_at).astimezone(CHINA).date(),
        grade=report.grade.label,
        score=report.grade.score,
        minor=severities.count("minor"),
        serious=severities.count("serious"),
        critical=severities.count("critical"),
        red_flags=sum(not flag.struck_reason for flag in report.red_flags),
        findings_sha256=sha256,
    )


def unsigned_text(facts: PaperFacts, key: bytes) -> str:
    """Return the text that is signed. ``key``: the first bytes of the SHA-256 of the signer's certificate."""
    match = _NUMBER.fullmatch(facts.number)
    number = (
        f"{match['year']}-{match['n']}-{_base32(_cut(match['prefix'], _MAX_NUMBER_BYTES))}"
        if match
        else f"/{_base32(_cut(facts.number, _MAX_NUMBER_BYTES))}"
    )
    code = facts.school_code
    school = code if _CODE.fullmatch(code) else f"/{_base32(_cut(code, _MAX_CODE_BYTES))}"
    counts = ".".join(str(min(n, _MOST)) for n in (facts.minor, facts.serious, facts.critical, facts.red_flags))
    grade = f"{_base32(_cut(facts.grade, _MAX_LABEL_BYTES))}-{facts.score}"
    findings = _base32(bytes.fromhex(facts.findings_sha256))
    return f"{MARK}:{number}:{school}:{facts.visited_on:%Y%m%d}:{grade}:{counts}:{findings}:{_base32(key[:KEY_BYTES])}"


def signed_text(unsigned: str, signature: bytes) -> str:
    """Return the whole text of the code."""
    return f"{unsigned}:{_base32(signature)}"


def read_paper(text: str) -> SignedPaper | None:
    """Return what a text says, or None where it is not whole. White space and small letters are put up with."""
    match = _TEXT.fullmatch("".join(text.split()).upper())
    if match is None:
        return None
    try:
        label, score = match["grade"].split("-")
        day = match["date"]
        minor, serious, critical, flags = (int(n) for n in match["counts"].split("."))
        facts = PaperFacts(
            number=_number(match["number"]),
            school_code=_plain(match["school"][1:]) if match["school"].startswith("/") else match["school"],
            visited_on=date(int(day[:4]), int(day[4:6]), int(day[6:])),
            grade=_plain(label),
            score=score,
            minor=minor,
            serious=serious,
            critical=critical,
            red_flags=flags,
            findings_sha256=_bytes(match["findings"]).hex(),
        )
        return SignedPaper(facts, match["signed"], _bytes(match["key"]), _bytes(match["signature"]))
    except ValueError:
        return None


def _number(text: str) -> str:
    if text.startswith("/"):
        return _plain(text[1:])
    year, n, prefix = text.split("-")
    return f"{_plain(prefix)}〔{year}〕{n}号"


def _cut(text: str, most: int) -> bytes:
    data = text.encode()
    return data if len(data) <= most else data[: most - 3].decode(errors="ignore").encode() + "…".encode()


def _plain(text: str) -> str:
    return _bytes(text).decode()


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """Return the bytes of base 32 without padding. ValueError where they could be written otherwise."""
    try:
        data = base64.b32decode(text + "=" * (-len(text) % 8))
    except binascii.Error as error:
        raise ValueError(text) from error
    if _base32(data) != text:
        raise ValueError(text)
    return data
