"""The kinds of document that can be made here: the program's templates, and over them those of the bureau's folder."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector.base.errors import BadInputError, MissingError, RefusedError, RoomError
from inspector.domain.template import Template
from inspector.domain.text import Text
from inspector.exchange import template_file
from inspector.exchange.template_file import BUREAU_FILE, Bureau
from inspector.services.visit_state import register

if TYPE_CHECKING:
    from inspector.domain.writ_kinds import WritKind
    from inspector.services.desk import Desk

_FOLDER = "local/templates"
"""True of this laptop only, so not journalled."""
_CACHED = ("templates", "")


@dataclass(slots=True)
class Loaded:
    """All templates in use, with what was refused of the bureau's folder."""

    folder: Path
    templates: dict[str, Template]
    own: frozenset[str] = frozenset()
    """Kinds that the bureau's folder gave."""
    bureau: Bureau = field(default_factory=Bureau)
    refused: tuple[BadInputError, ...] = ()
    seen: tuple[Any, ...] = ()
    """State of the folder when it was read."""


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One kind of document, or a file of the bureau's folder that is none."""

    kind: str
    """"" of a file that is no template."""
    title: Text
    is_own: bool
    """The bureau's file stands in its place, or would if it were not refused."""
    refusal: BadInputError | None
    """What is wrong in the bureau's file; the program's own template is in use then, if there is one."""
    usable: bool
    """There is a template of this kind to draw by."""


def lines(desk: Desk) -> tuple[TemplateLine, ...]:
    """Return all kinds in the order in which they are offered, then what else was refused in the bureau's folder."""
    found = refresh(desk)
    refused = {str(one.values["file"]): one for one in found.refused}
    made: list[TemplateLine] = []
    for key, one in found.templates.items():
        wrong = refused.pop(f"{key}.yaml", None)
        made.append(TemplateLine(key, one.kind.title, key in found.own or wrong is not None, wrong, usable=True))
    made += [TemplateLine("", Text(name, name), True, wrong, usable=False) for name, wrong in refused.items()]
    return tuple(made)


def take_to_change(desk: Desk, kind: str) -> Path:
    """Put the program's template of a kind into the bureau's folder, to be changed there, and return the file.

    Raises:
        RefusedError: ``template_there``: the folder has one already.
        RoomError: ``templates_folder_not_writable``.
    """
    where = folder(desk)
    file = where / f"{kind}.yaml"
    if file.exists():
        raise RefusedError("template_there", file=str(file))
    text = template_file.shipped_file(kind).read_bytes()
    try:
        where.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    except OSError as error:
        raise RoomError("templates_folder_not_writable", folder=str(where)) from error
    return file


def folder(desk: Desk) -> Path:
    """Return the bureau's folder of templates: the one that was chosen, or ``templates`` beside the store."""
    text = desk.store.draft(_FOLDER)
    return Path(text) if text else desk.store.home / "templates"


def set_folder(desk: Desk, path: Path | None) -> None:
    """Choose the bureau's folder; None goes back to the store's own."""
    if path is None:
        desk.store.drop_draft(_FOLDER)
    else:
        desk.store.save_draft(_FOLDER, str(path))
    desk.cache.pop(_CACHED, None)


def load(desk: Desk) -> Loaded:
    """Return the templates as they were read last: rows of lists ask for them, so no file is looked at here."""
    kept: Loaded | None = desk.cache.get(_CACHED)
    return kept or refresh(desk)


def refresh(desk: Desk) -> Loaded:
    """Return the templates in use; the folder is read again where something in it changed.

    A file that is refused leaves the program's own template of that kind in use. Reading all takes some 100 ms the
    first time in a process: ``read_ahead`` does most of that in a worker.
    """
    where = folder(desk)
    files = sorted(where.glob("*.yaml")) if where.is_dir() else []
    state = tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(where.glob("*.[yp]*")))
    kept: Loaded | None = desk.cache.get(_CACHED)
    if kept is not None and (kept.folder, kept.seen) == (where, state):
        return kept
    made = Loaded(where, dict(template_file.shipped()), seen=state)
    refused: list[BadInputError] = []
    for path in files:
        try:
            if path.name == BUREAU_FILE:
                made.bureau = template_file.read_bureau(path)
            else:
                _add(made, path)
        except BadInputError as error:
            refused.append(error)
    made.refused = tuple(refused)
    desk.cache[_CACHED] = made
    return made


def read_ahead() -> None:
    """Read the program's own templates, which then are there: for a worker, as long as nobody asks for them."""
    template_file.shipped()


def _add(made: Loaded, path: Path) -> None:
    found = template_file.read_template(path)
    key, series = found.kind.key, found.kind.series
    twin = next((one for one in made.templates.values() if series and one.kind.series == series), None)
    if twin is not None and twin.kind.key != key:
        line = template_file.line_of(path, "series")
        raise template_file.broken(
            path.name,
            line,
            Text(f"“{series}”是{twin.kind.title.zh}的编号用字", f"{series} numbers {twin.kind.title.en} already"),
        )
    made.templates[key] = found
    made.own |= {key}


def kinds(desk: Desk) -> dict[str, WritKind]:
    """Return the kinds that can be made, by key."""
    return {key: one.kind for key, one in load(desk).templates.items()}


def template_of(desk: Desk, kind: str) -> Template:
    """Return a kind's template as it is now. Raises MissingError("template_missing")."""
    found = load(desk).templates.get(kind)
    if found is None:
        raise MissingError("template_missing", kind=kind)
    return found


def kind_of(desk: Desk, key: str) -> WritKind:
    """Return a kind. Raises MissingError("template_missing")."""
    return template_of(desk, key).kind


def title_of(desk: Desk, key: str) -> Text:
    """Return what a kind is called; of one whose template is gone as a kept document calls it."""
    found = load(desk).templates.get(key)
    if found is not None:
        return found.kind.title
    for row in desk.store.select("writ", kind=key):
        kept = register(row, "frozen").get("template", "")
        if kept:
            return template_file.parse_canonical(kept.encode()).kind.title
    return Text(key, key)


def parsed(content: bytes) -> Template:
    """Return the template of its canonical JSON."""
    return template_file.parse_canonical(content)


def bureau(desk: Desk) -> Bureau:
    """Return what the folder says of the bureau."""
    return load(desk).bureau


def kept(desk: Desk, kind: str) -> dict[str, str]:
    """Return what a document keeps when it is made final, so that it is always drawn alike: template and seal."""
    seal = bureau(desk).seal
    found = {"template": template_of(desk, kind).canonical().decode()}
    return found | ({"seal": base64.b64encode(seal).decode()} if seal else {})


def thawed(desk: Desk, kind: str, frozen: dict[str, Any]) -> tuple[Template, bytes]:
    """Return template and seal's picture of a document: those it kept; without any, the present ones."""
    if "template" in frozen:
        template = template_file.parse_canonical(frozen["template"].encode())
        return template, base64.b64decode(frozen.get("seal", ""))
    if frozen:  # made final before documents kept theirs: by the program's own wording
        return template_file.shipped()[kind], b""
    return template_of(desk, kind), bureau(desk).seal
