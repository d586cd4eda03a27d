"""Make a template of plain content that the published schema accepts: all that the schema cannot say is held here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inspector.domain import template as t
from inspector.domain.template_blocks import BlockBuilder, TemplateError, worded
from inspector.domain.template_places import TO_BEGIN, documents_of
from inspector.domain.text import Text
from inspector.domain.writ_kinds import ATTACHED, LISTS, Field, WritKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAKEN: Final = ("record", "amendment")
_OTHER: Final = "学校主要负责人"


def build_template(plain: Mapping[str, Any]) -> t.Template:
    """Return the template of a file's content. Raises TemplateError with the place and the reason."""
    kind = _kind(plain)
    _check_kind(kind)
    builder = BlockBuilder(kind, plain["form"])
    title = builder.wording(plain, ("heading",)) if "heading" in plain else None
    over = builder.wording(plain, ("letterhead",)) if "letterhead" in plain else None
    to = _begins(plain["to"], kind, ("to",)) if "to" in plain else None
    body = builder.body(plain["body"], ("body",), top=True)
    attached = tuple(
        t.Attached(one["title"], builder.body(one["body"], ("attachments", n, "body")))
        for n, one in enumerate(plain.get("attachments", ()))
    )
    builder.check_whole(plain)
    return t.Template(kind, plain["form"], title, over, to, body, attached, plain.get("rechecks", {}), plain)


def _kind(plain: Mapping[str, Any]) -> WritKind:
    other = plain.get("other", {})
    kind = WritKind(
        key=plain["kind"],
        title=Text(**plain["title"]),
        series=plain.get("series", ATTACHED),
        about=plain["about"],
        fields=(),
        problems=plain.get("problems", ""),
        signers=tuple(plain.get("signers", ("team",))),
        rechecks="rechecks" in plain,
        of=tuple(plain.get("of", ())),
        suffix=plain.get("attached", ""),
        builds_on=tuple(plain.get("builds_on", ())),
        addressed=plain.get("addressed", True),
        other=other.get("label", _OTHER),
        draws=plain.get("draws", False),
        campaign=plain.get("campaign", ""),
        evidence=plain.get("evidence", False),
        delivers=plain.get("delivers", False),
        other_in=other.get("field", ""),
    )
    fields = tuple(_field(one, kind, ("fields", n)) for n, one in enumerate(plain.get("fields", ())))
    return WritKind(**{name: getattr(kind, name) for name in WritKind.__slots__ if name != "fields"}, fields=fields)


def _field(plain: Mapping[str, Any], kind: WritKind, path: tuple[str | int, ...]) -> Field:
    what = plain["kind"]
    begins, days = plain.get("begins"), plain.get("days")
    if ("choices" in plain) != (what == "choice"):
        raise TemplateError((*path, "kind"), "choice必须有choices，其他没有", "choices go with a choice")
    if days is not None and what != "date":
        raise TemplateError((*path, "days"), "days只用于date", "days is of a date")
    if begins is not None and what not in {"line", "text"}:
        raise TemplateError((*path, "begins"), "begins只用于line和text", "begins is of a line or text")
    return Field(
        name=plain["name"],
        label=Text(**plain["label"]),
        kind=what,
        required=plain.get("required", True),
        choices=tuple(Text(**one) for one in plain.get("choices", ())),
        begins=_begins(begins, kind, (*path, "begins")) if begins else None,
        days=days or 0,
        after_deadlines=plain.get("after_deadlines", False),
        remembered=plain.get("remember", False),
    )


def _begins(text: str, kind: WritKind, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401  # a Wording
    return worded(text, frozenset(TO_BEGIN) | documents_of(kind), path)


def _check_kind(kind: WritKind) -> None:
    """Hold the members of a kind to each other."""
    names = [field.name for field in kind.fields]
    for n, name in enumerate(names):
        if name in names[:n]:
            raise TemplateError(("fields", n, "name"), f"字段{name}写了两次", f"the field {name} stands here twice")
        if name == LISTS[1] and not kind.draws:
            raise TemplateError(("fields", n, "name"), "population只用于draws", "population goes with draws")
    needs = {
        "draws": ("population", "n_drawn", "seed"),
        "delivers": ("way", "receiver"),
        "campaign": ("from_on", "until_on"),
    }
    for flag, wanted in needs.items():
        lacks = [name for name in wanted if name not in names]
        if getattr(kind, flag) and lacks:
            raise TemplateError((flag,), f"{flag}要有字段{lacks[0]}", f"{flag} needs the field {lacks[0]}")
    wrong = _wrong_member(kind, names)
    if wrong is not None:
        raise TemplateError(*wrong)


def _wrong_member(kind: WritKind, names: list[str]) -> tuple[tuple[str, ...], str, str] | None:
    """Return place and reason of the first member that does not go with what the kind is about."""
    about = kind.about
    checks = (
        (kind.key in _TAKEN, "kind", f"{kind.key}是程序自己的文书", f"{kind.key} is the program's own"),
        (bool(kind.series) == bool(kind.suffix), "about", "series和attached只能有一个", "either series or attached"),
        (
            bool(kind.suffix) and about not in {"visit", "document"},
            "attached",
            "attached要依据检查或者文书",
            "attached is of a visit or document",
        ),
        (bool(kind.problems) and about != "visit", "problems", "problems只用于依据检查的", "problems are of a visit"),
        (kind.evidence and not kind.problems, "evidence", "evidence要有problems", "evidence needs problems"),
        (kind.rechecks and not kind.problems, "rechecks", "rechecks要有problems", "rechecks needs problems"),
        (bool(kind.of) and about != "document", "of", "of只用于依据文书的", "of is of a document"),
        (bool(kind.builds_on) and about != "visit", "builds_on", "builds_on要依据检查", "builds_on is of a visit"),
        ("team" not in kind.signers, "signers", "必须有team签字", "team has to sign"),
        (
            bool(kind.other_in) and kind.other_in not in names,
            "other",
            f"没有字段{kind.other_in}",
            f"no field {kind.other_in}",
        ),
        (bool(kind.campaign) and about != "unit", "campaign", "campaign只用于about: unit", "campaign goes with unit"),
        (kind.delivers and about != "document", "delivers", "delivers只用于依据文书的", "delivers is of a document"),
    )
    return next((((member,), zh, en) for wrong, member, zh, en in checks if wrong), None)
