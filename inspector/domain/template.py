"""A document's template (模板): its kind, what is asked for, and the blocks that its pages are put together of.

Plain values made by :mod:`inspector.domain.template_build`, which holds them to what can be drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from inspector.base.canonical import canonical_bytes, sha256_hex
from inspector.domain.wording import Wording
from inspector.domain.writ_kinds import WritKind

FORMAT: Final = "inspector-template/1"
FORMS: Final = ("document", "letter", "form")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of a document; ``when``: the place that has to be filled for it to stand, or ""."""

    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Block):
    """主送, with its colon."""

    words: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """Paragraphs, one of each line."""

    words: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A heading that stays with what follows it."""

    words: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Block):
    """A heading that is counted (一、), with what stands under it."""

    title: Wording
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Block):
    """Paragraphs counted 1., 2., …; those that are empty are not counted."""

    entries: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problems(Block):
    """The same blocks for each problem; ``none`` is a paragraph where there is none."""

    each: tuple[Block, ...]
    none: Wording | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name and what stands beside it."""

    label: Wording
    value: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Block):
    """Names and values, one pair a row, ruled."""

    rows: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` in parts of the whole."""

    head: str
    value: Wording
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A ruled table with a row each ``of`` problems, evidence, drawn or not_drawn."""

    of: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Block):
    """A figure of a campaign's report (``domain.campaign.FIGURES``), drawn and in figures."""

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Photos(Block):
    """``all`` photos, or those of the ``problem`` in hand."""

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Block):
    """What stands under a letter: list of attachments, name, date, place of the seal, contact, signatures."""

    contact: Wording | None = None
    seal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint(Block):
    """版记 at the foot of the last page: copies, and with ``issued`` also who issued it and when."""

    issued: bool
    copies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures(Block):
    """A form's last sentence, with the signatures under it."""

    words: Wording


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment: a page of its own, left out where its blocks give nothing."""

    title: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """All that makes a kind of document."""

    kind: WritKind
    form: str
    """One of ``FORMS``: the letterhead."""
    title: Wording | None
    """As printed, where that is not the kind's title."""
    letterhead: Wording | None
    """What stands in red over the text, where that is not the issuer's name alone."""
    to: Wording | None
    """Whom it begins with in 主送; None: the school."""
    body: tuple[Block, ...]
    attached: tuple[Attached, ...]
    results: Mapping[str, str]
    """How a re-check says what it found: closed, open, extended."""
    content: Mapping[str, Any] = field(repr=False)
    """As it was read."""

    def canonical(self) -> bytes:
        """Return its canonical JSON: what a document keeps of it."""
        return canonical_bytes(dict(self.content))

    def sha256(self) -> str:
        """Return the hash that a document names it by."""
        return sha256_hex(self.canonical())
