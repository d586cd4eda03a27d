"""Many documents in one job (批量制作): the same kind for many schools or visits, signed once, made on all cores.

A job is a list. What is done of it stands in the journal like any document: so it is cancelled, killed and gone on with
at any time, no number is taken twice, and what failed is listed and can be made again. The drawing, certifying and
verifying is done in processes of their own, of plain values; only this process writes.
"""

from __future__ import annotations

import json
from collections import deque
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from inspector.base import ids
from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError, InspectorError, MissingError, RefusedError, RoomError, StoreError
from inspector.base.ids import new_id
from inspector.services import records, signing_key, templates, writs
from inspector.services.batch_pool import Pool
from inspector.services.verify_page import save_beside
from inspector.services.visit_state import register
from inspector.services.writ_draw import Certifying
from inspector.services.writ_prefill import prefill
from inspector.services.writ_rows import begun, document_of, listed, signed_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Future

    from inspector.domain.signature import Stroke
    from inspector.domain.writ_kinds import WritKind
    from inspector.services.conclude_views import DocumentView
    from inspector.services.desk import Desk
    from inspector.services.writ_draw import Certified
    from inspector.services.writs import Issuing

_T = TypeVar("_T")
_PREFIX = "local/batch/"
_AHEAD = 3
"""Documents a process that are on their way at once."""
_OF_ALL = ("disk_", "store_", "signing_key_")
"""Codes of errors that would come at every other document too."""


@dataclass(frozen=True, slots=True)
class About:
    """A school or visit that a document of the job is about."""

    key: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be made, and why."""

    about: About
    error: InspectorError


@dataclass(frozen=True, slots=True)
class Job:
    """A job and how far it is."""

    id: UUID
    kind: str
    n: int
    n_done: int
    failures: tuple[Failure, ...]
    folder: str
    """Where copies go; "" for nowhere."""

    @property
    def n_left(self) -> int:
        """Documents that were neither made nor failed."""
        return self.n - self.n_done - len(self.failures)


def subjects(desk: Desk, writ_id: UUID, text: str = "") -> tuple[About, ...]:
    """Return what documents like a draft can be about: all schools, or all visits whose record has what it lists.

    Slow with many visits: run in a task. Raises RefusedError("batch_not_for_many").
    """
    kind = _kind(desk, writ_id)
    wanted = text.strip().lower()
    found = _schools(desk) if kind.about == "school" else _visits(desk, kind)
    return tuple(one for one in found if wanted in f"{one.title} {one.note}".lower())


def _schools(desk: Desk) -> Iterator[About]:
    for row in desk.store.select("school"):
        identity = register(row, "identity")
        yield About(str(row.id), identity.get("name", ""), identity.get("address", ""))


def _visits(desk: Desk, kind: WritKind) -> Iterator[About]:
    for row in desk.store.select("document"):
        value = register(row, "document")
        if value.get("kind") != "record":
            continue
        visit = register(row, "key")["visit_id"]
        if not kind.problems or listed(kind, signed_report(desk, UUID(visit))):
            yield About(visit, value["school"], value["number"])


def begin(
    desk: Desk,
    writ_id: UUID,
    about: Sequence[About],
    strokes: tuple[Stroke, ...],
    size: tuple[int, int],
    folder: Path | None,
) -> UUID:
    """Begin a job: documents like a draft, about many. Nothing is made yet: ``run`` does.

    What was written into the draft's fields stands in all of them; a field that is as it began begins anew in each.

    Args:
        desk: Whose journal and signing key.
        writ_id: The draft; it becomes the document about its own school or visit.
        about: As ``subjects`` gives them.
        strokes: The inspector's signature, once for all of them, bound to each one's own hash.
        size: Of the pad.
        folder: Where a copy of each is put; None for nowhere.

    Raises:
        RefusedError: ``batch_not_for_many``.
        BadInputError: ``batch_nothing``, ``signature_empty``; ``writ_incomplete``: the draft has an empty field.
    """
    kind = _kind(desk, writ_id)
    if not about:
        raise BadInputError("batch_nothing")
    if not any(strokes):
        raise BadInputError("signature_empty")
    lacks = writs.show(desk, writ_id).lacks
    if lacks:
        raise BadInputError("writ_incomplete", fields="、".join(one.get(desk.language) for one in lacks))
    job = new_id()
    plain = {
        "kind": kind.key, "model": str(writ_id), "own": _own(desk, writ_id), "words": _written(desk, writ_id),
        "about": [[one.key, one.title, one.note] for one in about], "strokes": strokes, "size": size,
        "folder": str(folder) if folder else "", "failed": {}, "at": utc_text(desk.clock()),
    }  # fmt: skip
    _keep(desk, job, plain)
    return job


def jobs(desk: Desk) -> tuple[Job, ...]:
    """Return the jobs that are not finished, or have failures, the oldest first."""
    keys = sorted(desk.store.drafts(_PREFIX))
    return tuple(show(desk, UUID(key.removeprefix(_PREFIX))) for key in keys)


def show(desk: Desk, job_id: UUID) -> Job:
    """Return a job as it stands. Raises MissingError("batch_missing")."""
    plain = _read(desk, job_id)
    known = {key: About(key, title, note) for key, title, note in plain["about"]}
    failures = tuple(
        Failure(known[key], InspectorError(code, **values)) for key, (code, values) in plain["failed"].items()
    )
    n_done = sum(document_of(desk, _writ(job_id, plain, key)) is not None for key in known)
    return Job(job_id, plain["kind"], len(known), n_done, failures, plain["folder"])


def drop(desk: Desk, job_id: UUID) -> None:
    """Forget a job; documents that were made stay."""
    desk.store.drop_draft(f"{_PREFIX}{job_id}")


def run(desk: Desk, job_id: UUID, progress: Callable[[int, int], None], *, n_processes: int = 0) -> Job:
    """Make what is left of a job, and what failed before. Slow: run in a task; cancelled by ``progress``.

    Args:
        desk: The one that began it.
        job_id: The job.
        progress: Told after each document; raises to cancel, which takes as long as the documents on their way.
        n_processes: That draw at once; 0 for one a core.

    Returns:
        The job; a finished one without failures is forgotten.

    Raises:
        MissingError: ``batch_missing``.
    """
    plain = _read(desk, job_id)
    plain["failed"] = {}
    _keep(desk, job_id, plain)
    made = {key: document_of(desk, _writ(job_id, plain, key)) for key, *_ in plain["about"]}
    if plain["folder"]:
        _copy_missing(desk, plain["folder"], [one for one in made.values() if one is not None])
    left = [key for key, document in made.items() if document is None]
    if left:
        _Run(desk, job_id, plain, progress, n_processes).all(left)
    done = show(desk, job_id)
    if done.n_done == done.n:
        drop(desk, job_id)
    return done


def _copy_missing(desk: Desk, folder: str, made: Sequence[UUID]) -> None:
    """Put the verify page there, and copies of what an earlier run made and could not copy any more."""
    for document_id in made:
        document = records.document(desk, document_id)
        if not _file_in(folder, document).exists():
            records.save_document(desk, document_id, _file_in(folder, document))
    save_beside(desk, Path(folder) / "x.pdf")


class _Run:
    """One run over what is left of a job."""

    def __init__(
        self, desk: Desk, job_id: UUID, plain: dict[str, Any], progress: Callable[[int, int], None], n_processes: int
    ) -> None:
        self._desk, self._job_id, self._plain, self._progress = desk, job_id, plain, progress
        self._n_processes = n_processes
        self._n = len(plain["about"])

    def all(self, left: Sequence[str]) -> None:
        """Make them, a few on their way at once; the results are kept in the order of the list."""
        desk = self._desk
        self._n_handled = self._n - len(left)
        self._progress(self._n_handled, self._n)
        by = Certifying(*signing_key.load(desk.store.home, desk.store.ring), desk.clock(), desk.language)
        going: deque[tuple[str, Issuing, Future[Certified]]] = deque()
        with Pool(by, self._n_processes) as pool:
            for key in left:
                issuing = self._tried(key, lambda key=key: self._prepared(key))
                if issuing is not None:
                    going.append((key, issuing, pool.submit(issuing.pieces.fetched(), desk.clock())))
                while len(going) >= _AHEAD * pool.n_processes:
                    self._finish(*going.popleft())
            while going:
                self._finish(*going.popleft())

    def _prepared(self, key: str) -> Issuing:
        """Fill in, make final and sign one; what an earlier run did of it is not done again."""
        desk, plain = self._desk, self._plain
        writ = _writ(self._job_id, plain, key)
        row = desk.store.find("writ", writ)
        if row is None or (key != plain["own"] and "frozen" not in row.values):
            about = "school_id" if templates.kind_of(desk, plain["kind"]).about == "school" else "visit_id"
            writs.begin(desk, plain["kind"], given=plain["words"], row_id=writ, **{about: UUID(key)})
        view = writs.freeze(desk, writ)
        signed = {mark.signer.key for mark in view.marks}
        strokes: tuple[Stroke, ...] = tuple(tuple(tuple(point) for point in one) for one in plain["strokes"])
        for signer in view.signers:
            if signer.key not in signed:
                writs.sign(desk, writ, signer, strokes, tuple(plain["size"]))
        return writs.to_issue(desk, writ)

    def _finish(self, key: str, issuing: Issuing, made: Future[Certified]) -> None:
        def keep() -> bool:
            document = writs.keep_issued(self._desk, issuing, made.result())
            self._copy(document)
            return True

        if self._tried(key, keep):
            self._handled(key)

    def _copy(self, document: DocumentView) -> None:
        if self._plain["folder"]:
            records.save_document(self._desk, document.id, _file_in(self._plain["folder"], document))

    def _tried(self, key: str, act: Callable[[], _T]) -> _T | None:
        """Do one step; what hinders this document is listed, what hinders all of them ends the run."""
        try:
            return act()
        except BrokenProcessPool as error:
            raise StoreError("batch_fell") from error
        except InspectorError as error:
            if isinstance(error, RoomError) or error.code.startswith(_OF_ALL):
                raise
            self._plain["failed"][key] = [error.code, dict(error.values)]
            _keep(self._desk, self._job_id, self._plain)
            self._handled(key)
            return None

    def _handled(self, key: str) -> None:
        for held in [one for one in self._desk.cache if str(one[1]) == key]:
            self._desk.cache.pop(held, None)  # a thousand visits do not stay in memory
        self._n_handled += 1
        self._progress(self._n_handled, self._n)


def _file_in(folder: str, document: DocumentView) -> Path:
    return Path(folder) / document.file_name


def _kind(desk: Desk, writ_id: UUID) -> WritKind:
    kind = begun(desk, writ_id).kind
    if not kind.for_many:
        raise RefusedError("batch_not_for_many", title=kind.title.get(desk.language))
    return kind


def _own(desk: Desk, writ_id: UUID) -> str:
    """Return what the draft itself is about: the key of its visit or school."""
    made = begun(desk, writ_id)
    if made.visit_id is not None:
        return str(made.visit_id)
    school = made.draft.get("school", "")
    rows = desk.store.select("school")
    return next((str(row.id) for row in rows if register(row, "identity").get("name", "") == school), "")


def _written(desk: Desk, writ_id: UUID) -> dict[str, str]:
    """Return the fields of a draft that a person filled in, as far as they differ from what they began with."""
    made = begun(desk, writ_id)
    school = made.report.school.name if made.report else made.draft.get("school", "")
    began = prefill(desk, templates.template_of(desk, made.kind.key), made.report, made.refers, school)
    words: dict[str, str] = made.draft.get("words", {})
    return {name: text for name, text in words.items() if text != began.get(name, "")}


def _writ(job_id: UUID, plain: Mapping[str, Any], key: str) -> UUID:
    """Return the row of the document about a school or visit: the draft is the one about its own."""
    return UUID(plain["model"]) if key == plain["own"] else ids.writ_id(job_id, UUID(key))


def _read(desk: Desk, job_id: UUID) -> dict[str, Any]:
    text = desk.store.draft(f"{_PREFIX}{job_id}")
    if not text:
        raise MissingError("batch_missing")
    return json.loads(text)


def _keep(desk: Desk, job_id: UUID, plain: Mapping[str, Any]) -> None:
    desk.store.save_draft(f"{_PREFIX}{job_id}", json.dumps(plain, ensure_ascii=False))
