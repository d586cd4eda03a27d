"""What a kind of document of the process is: its names, series of numbers, what is asked for, who signs.

The kinds themselves are data: ``resources/templates`` and the bureau's own folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from inspector.domain.text import Text
from inspector.domain.wording import Wording

ATTACHED: Final = ""
"""Series of a document that is numbered after the one that it belongs to."""
LISTS: Final = ("copies", "population")
"""Fields whose texts become lists of the document, and no words of it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a document's form."""

    name: str
    label: Text
    kind: str = "text"
    """``line``, ``text``, ``date``, or ``choice``."""
    required: bool = True
    choices: tuple[Text, ...] = ()
    """Of a choice; the Chinese is what is kept, and the first one what it begins with."""
    begins: Wording | None = None
    """What a text begins with."""
    days: int = 0
    """Working days from today that a date begins with."""
    after_deadlines: bool = False
    """A date begins no earlier than the last deadline of the record's problems."""
    remembered: bool = False
    """It begins with what was written into it last on this laptop."""


@dataclass(frozen=True, slots=True)
class WritKind:
    """One kind of document."""

    key: str
    title: Text
    series: str
    """The character of its own in the prefix of numbers (澄梅教督改〔2026〕9号), or ``ATTACHED``."""
    about: str
    """``visit`` (one with a signed record), ``document`` (an issued one), ``school`` or ``unit`` (neither)."""
    fields: tuple[Field, ...]
    problems: str = ""
    """Which problems of the record it lists: ``running``, ``put_right``, ``all``; or none."""
    signers: tuple[str, ...] = ("team",)
    """Parties that sign, in order."""
    rechecks: bool = False
    """Each problem has an outcome."""
    of: tuple[str, ...] = ()
    """Kinds of document that it may belong to; () is any."""
    suffix: str = ""
    """Of an attached one: what stands behind the number of the document that it belongs to, before its own count."""
    builds_on: tuple[str, ...] = ()
    """Kinds whose document it names, where one was issued for the same visit."""
    addressed: bool = True
    """It is for somebody (主送)."""
    other: str = "学校主要负责人"
    """Label over the signature of the other party."""
    draws: bool = False
    """Schools are drawn of the field ``population``, as many as ``n_drawn`` says, by ``seed``."""
    campaign: str = ""
    """Its figures add up the records of the days ``from_on`` to ``until_on``: ``full`` or ``public``; or none."""
    evidence: bool = False
    """All evidence of its problems is listed, not their photos only."""
    delivers: bool = False
    """It registers a delivery: the fields ``way`` and ``receiver``."""
    other_in: str = ""
    """Field that holds the other party's name and office, as 孙国栋，校长; "" is the head of the school."""

    @property
    def for_many(self) -> bool:
        """Whether many can be made in one job: nobody but the inspector signs them, each has its own number."""
        return self.about in {"school", "visit"} and self.signers == ("team",) and self.series != ATTACHED
