"""Make the blocks of a template: each where it may stand, its places among those that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inspector.domain import template as t
from inspector.domain.campaign import FIGURES
from inspector.domain.template_places import OF_ENTRY, OF_EVIDENCE, of_problem, places_of, unknown
from inspector.domain.text import Text
from inspector.domain.wording import Wording, WordingError, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from inspector.domain.writ_kinds import WritKind

Path = tuple["str | int", ...]
_ENDS: Final = ("recipient", "closing", "imprint", "signatures", "section")
"""Blocks that stand at the top only."""
_ALSO_PRINTED: Final = {
    "copies": ("copies",),
    "population": ("table/not_drawn",),
    "n_drawn": ("n_drawn",),
    "from_on": ("span",),
    "until_on": ("span",),
}
"""Other places that print a field."""


class TemplateError(ValueError):
    """What is wrong with a template, and where: keys and indices from the top."""

    def __init__(self, path: Path, zh: str, en: str) -> None:
        super().__init__(en)
        self.path, self.reason = path, Text(zh, en)


def worded(text: str, known: frozenset[str], path: Path) -> Wording:
    """Read a wording whose places are among those known. Raises TemplateError."""
    try:
        found = parse(text)
    except WordingError as error:
        raise TemplateError(path, error.reason.zh, error.reason.en) from error
    for place in found.places():
        if place.name not in known:
            reason = unknown(place.name, known)
            raise TemplateError(path, reason.zh, reason.en)
    return found


class BlockBuilder:
    """Makes the blocks of one template, and remembers what they print."""

    def __init__(self, kind: WritKind, form: str) -> None:
        self._kind, self._form = kind, form
        self._known = places_of(kind)
        self._printed: set[str] = set()
        self._within = ""
        """problems while their blocks are made."""

    def wording(self, plain: Mapping[str, Any], path: Path) -> Wording:
        """Return the wording under the last key of a path."""
        return self._worded(plain[str(path[-1])], path)

    def body(self, plain: Sequence[Mapping[str, Any]], path: Path, *, top: bool = False) -> tuple[t.Block, ...]:
        """Return blocks. Raises TemplateError."""
        found: list[t.Block] = []
        for n, one in enumerate(plain):
            here = (*path, n)
            names = [name for name in one if name != "when"]
            if len(names) != 1:
                raise TemplateError(here, "一段只能是一种块", "an entry is one block")
            name = names[0]
            if name in _ENDS and not top:
                raise TemplateError((*here, name), f"{name}只能在最外层", f"{name} stands at the top only")
            when = one.get("when", "")
            if when and when not in self._known:
                reason = unknown(when, self._known)
                raise TemplateError((*here, "when"), reason.zh, reason.en)
            make: Callable[[Any, Path, str], t.Block] = getattr(self, f"_{name}")
            before = set(self._printed)
            found.append(make(one[name], (*here, name), when))
            if when and not when.startswith(
                ("n_", "campaign.")
            ):  # what may be left out counts as printed only where it is empty then
                self._printed = before | (self._printed & {when})
        if top:
            self._check_end(found, path)
        return tuple(found)

    def check_whole(self, plain: Mapping[str, Any]) -> None:
        """Refuse what would be signed for and stand on no page: fields, problems, outcomes, draws."""
        kind = self._kind
        for n, field in enumerate(kind.fields):
            places = {f"words.{field.name}", *_ALSO_PRINTED.get(field.name, ())}
            if not places & self._printed:
                zh, en = f"字段{field.name}没有印在任何地方", f"the field {field.name} is printed nowhere"
                raise TemplateError(("fields", n, "name"), zh, en)
        wanted = (
            (kind.addressed, "to", ("body",), "主送{to}没有印出来", "{to} is printed nowhere"),
            (
                bool(kind.problems),
                "problem.title",
                ("problems",),
                "问题没有印出来（要有{problem.title}）",
                "{problem.title} is printed nowhere",
            ),
            (
                kind.rechecks,
                "outcome.result",
                ("rechecks",),
                "{outcome.result}没有印出来",
                "{outcome.result} is not printed",
            ),
            (kind.evidence, "table/evidence", ("evidence",), "要有evidence的表", "a table of evidence is needed"),
            (kind.draws, "table/drawn", ("draws",), "要有drawn的表", "a table of drawn is needed"),
            *(
                (True, f"chart/{name}", ("campaign",), f"图表{name}没有印出来", f"the figure {name} is printed nowhere")
                for name in FIGURES.get(kind.campaign, ())
            ),
        )
        for needed, name, path, zh, en in wanted:
            if needed and name not in self._printed:
                raise TemplateError(path if path[0] in plain else ("body",), zh, en)

    def _worded(self, text: str, path: Path) -> Wording:
        found = worded(text, self._known, path)
        self._printed |= {place.name for place in found.places() if place.modifier != "if"}
        return found

    def _recipient(self, plain: str, path: Path, when: str) -> t.Block:
        if self._form == "form":
            raise TemplateError(path, "form没有recipient，主送写在facts里", "a form has no recipient; facts say it")
        return t.Recipient(words=self._worded(plain, path), when=when)

    def _paragraph(self, plain: str, path: Path, when: str) -> t.Block:
        return t.Paragraph(words=self._worded(plain, path), when=when)

    def _heading(self, plain: str, path: Path, when: str) -> t.Block:
        return t.Heading(words=self._worded(plain, path), when=when)

    def _section(self, plain: Mapping[str, Any], path: Path, when: str) -> t.Block:
        title = self.wording(plain, (*path, "title"))
        return t.Section(title=title, body=self.body(plain["body"], (*path, "body")), when=when)

    def _list(self, plain: Sequence[str], path: Path, when: str) -> t.Block:
        return t.Numbered(entries=tuple(self._worded(one, (*path, n)) for n, one in enumerate(plain)), when=when)

    def _facts(self, plain: Sequence[Mapping[str, Any]], path: Path, when: str) -> t.Block:
        rows = tuple(
            t.Labelled(self.wording(one, (*path, n, "label")), self.wording(one, (*path, n, "value")))
            for n, one in enumerate(plain)
        )
        return t.Facts(rows=rows, when=when)

    def _problems(self, plain: Mapping[str, Any], path: Path, when: str) -> t.Block:
        self._need_problems(path)
        none = self.wording(plain, (*path, "none")) if "none" in plain else None
        outer = self._known
        self._known, self._within = outer | of_problem(self._kind), "problems"
        each = self.body(plain["each"], (*path, "each"))
        self._known, self._within = outer, ""
        return t.Problems(each=each, none=none, when=when)

    def _table(self, plain: Mapping[str, Any], path: Path, when: str) -> t.Block:
        of = plain["of"]
        if of == "problems":
            self._need_problems(path)
        elif of == "evidence":
            if not self._kind.evidence:
                raise TemplateError((*path, "of"), "evidence的表要有evidence: true", "needs evidence: true")
        elif not self._kind.draws:
            raise TemplateError((*path, "of"), f"{of}只用于draws", f"{of} goes with draws")
        outer = self._known
        self._known = outer | self._of_row(of)
        columns = tuple(
            t.Column(one["head"], self.wording(one, (*path, "columns", n, "value")), one["width"])
            for n, one in enumerate(plain["columns"])
        )
        self._known = outer
        self._printed.add(f"table/{of}")
        return t.Table(of=of, columns=columns, when=when)

    def _of_row(self, of: str) -> frozenset[str]:
        if of == "problems":
            return of_problem(self._kind)
        return frozenset(OF_EVIDENCE if of == "evidence" else OF_ENTRY)

    def _chart(self, plain: str, path: Path, when: str) -> t.Block:
        if plain not in FIGURES.get(self._kind.campaign, ()):
            zh, en = f"这种文书没有图表{plain}", f"a document of this kind has no figure {plain}"
            raise TemplateError(path, zh, en)
        self._printed.add(f"chart/{plain}")
        return t.Chart(of=plain, when=when)

    def _photos(self, plain: str, path: Path, when: str) -> t.Block:
        if plain == "problem" and self._within != "problems":
            raise TemplateError(path, "photos: problem只能在problems里", "photos: problem stands within problems")
        if plain == "all":
            self._need_problems(path)
        return t.Photos(of=plain, when=when)

    def _closing(self, plain: Mapping[str, Any], path: Path, when: str) -> t.Block:
        contact = self.wording(plain, (*path, "contact")) if "contact" in plain else None
        return t.Closing(contact=contact, seal=plain.get("seal", True), when=when)

    def _imprint(self, plain: Mapping[str, Any], path: Path, when: str) -> t.Block:
        del path
        if plain.get("copies", True):
            self._printed.add("copies")
        return t.Imprint(issued=plain.get("issued", True), copies=plain.get("copies", True), when=when)

    def _signatures(self, plain: str, path: Path, when: str) -> t.Block:
        return t.Signatures(words=self._worded(plain, path), when=when)

    def _need_problems(self, path: Path) -> None:
        if not self._kind.problems:
            raise TemplateError(path, "这种文书不列问题（没有problems）", "this kind lists no problems")
        if self._within:
            raise TemplateError(path, "problems里不能再列问题", "problems within problems")

    def _check_end(self, found: Sequence[t.Block], path: Path) -> None:
        """Hold the last blocks to the form: nothing stands under the signatures but the imprint."""
        wanted = t.Signatures if self._form == "form" else t.Closing
        name = "signatures" if self._form == "form" else "closing"
        ends = [n for n, one in enumerate(found) if isinstance(one, t.Signatures | t.Closing)]
        if len(ends) != 1 or not isinstance(found[ends[0]], wanted):
            raise TemplateError(
                (*path, ends[-1]) if ends else path,
                f"{self._form}要有一个{name}块，签字印在那里",
                f"a {self._form} has one block {name}: the signatures stand there",
            )
        end = ends[0]
        if found[end].when:
            raise TemplateError((*path, end, "when"), f"{name}不能有when", f"{name} takes no when")
        if end == 0:
            raise TemplateError((*path, end), f"{name}前面要有正文", f"something stands before {name}")
        after = found[end + 1 :]
        if len(after) > 1 or (after and not isinstance(after[0], t.Imprint)):
            raise TemplateError((*path, end + 1), f"{name}后面只能有imprint", f"behind {name} stands the imprint only")
        if any(isinstance(one, t.Imprint) for one in found[:end]):
            raise TemplateError((*path, end), f"imprint要在{name}后面", f"the imprint stands behind {name}")
