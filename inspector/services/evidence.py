"""Evidence on an item (证据): attach, caption, remove, show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError, InspectorError, MissingError, StoreError
from inspector.base.ids import new_id
from inspector.domain.evidence import Kind, Place, evidence_kind, worded
from inspector.domain.markup import Markup
from inspector.exchange.outside import marked_copies, page_copy, place_of, read_original
from inspector.exchange.photos import MAX_BYTES, Photo
from inspector.exchange.sounds import wav_of
from inspector.services import inspect
from inspector.services.inspect_rows import evidence_view
from inspector.services.undo_words import place_words
from inspector.services.visit_state import VisitState, register, require_draft, state_of

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from inspector.services.desk import Desk
    from inspector.services.inspect_views import Changed, EvidenceView
    from inspector.store.tables import Edit, Row


PLAIN = Markup()
"""None."""
Progress = Callable[[int, int], None]
"""Called with files done and files in all; raises to cancel."""


@dataclass(frozen=True, slots=True)
class EvidenceFault:
    """A photo, sound note or reading whose original is lost or damaged."""

    item: str
    caption: str
    sha256: str
    missing: bool
    n: int = 1
    """Its number among those of its kind on its item, from 1."""
    kind: Kind = "photo"


@dataclass(frozen=True, slots=True)
class EvidenceCheck:
    """All originals of a visit, read and hashed."""

    n_files: int
    faults: tuple[EvidenceFault, ...]

    @property
    def n_present(self) -> int:
        """Files that are there, whatever their hash."""
        return self.n_files - sum(fault.missing for fault in self.faults)

    @property
    def n_good(self) -> int:
        """Files that are there with the hash that was journalled."""
        return self.n_files - len(self.faults)


def read(source: Path | bytes, name: str = "", *, whole: bool = True) -> tuple[bytes, Photo]:
    """Read and decode a photo or a PDF: the slow part, safe in a worker. Not ``whole``: ``make_copies`` is to follow.

    Raises:
        BadInputError: Neither photo nor PDF, 0 bytes, too large, or a kind we do not read.
    """
    if isinstance(source, bytes):
        return source, read_original(source, name, whole=whole)
    try:
        if source.stat().st_size > MAX_BYTES:
            raise BadInputError("photo_too_large", name=source.name, megabytes=source.stat().st_size // 1_000_000)
        data = source.read_bytes()
    except IsADirectoryError as error:
        raise BadInputError("photo_folder", name=source.name) from error
    except OSError as error:
        raise BadInputError("photo_gone", name=source.name) from error
    return data, read_original(data, source.name, whole=whole)


def seal(desk: Desk, data: bytes, photo: Photo) -> str:
    """Put the original and its copies into the encrypted files; safe in a worker. Returns the SHA-256."""
    sha256 = desk.store.evidence.put(data)
    for kind, copy in photo.copies.items():
        desk.store.evidence.put_derived(sha256, kind, copy)
    return sha256


def make_copies(desk: Desk, originals: Sequence[str], progress: Progress) -> None:
    """Make the copies of photos not read whole: slow, in a worker. What stays undone is made when it is asked for."""
    for n, sha256 in enumerate(originals):
        progress(n, len(originals))
        with suppress(InspectorError):  # whoever asks for the copy is told
            derived(desk, sha256, "page")


def attach(desk: Desk, visit_id: UUID, item: str, sha256: str, size_bytes: int, photo: Photo) -> Changed:
    """Journal a sealed photo on an item. Fast; on disk when this returns."""
    state = require_draft(desk, visit_id)
    now = desk.clock()
    file: dict[str, Any] = {
        "sha256": sha256,
        "size": size_bytes,
        "media_type": photo.media_type,
        "width": photo.width_px,
        "height": photo.height_px,
        "taken_at": utc_text(photo.taken_at or now),
        "own_time": photo.taken_at is not None,
        "imported_at": utc_text(now),
    }
    if photo.n_pages > 1:
        file["pages"] = photo.n_pages
    if photo.milliseconds:
        file["milliseconds"] = photo.milliseconds
    file |= {name: True for name, so in (("bad_date", photo.bad_date), ("scripted", photo.scripted)) if so}
    edits = rows_of_file(state, item, file)
    label = worded("照片" if desk.language == "zh" else "photo", photo.media_type)
    return inspect.record(desk, state, item, edits, f"{item} {label}")


def rows_of_file(state: VisitState, item: str, file: dict[str, Any]) -> list[Edit]:
    """Return the registers of a new piece of evidence on an item."""
    row, order = new_id(), len(state.evidence) + 1
    return [
        inspect.edit_of(state, "evidence", row, "key", {"visit_id": str(state.visit.id)}),
        inspect.edit_of(state, "evidence", row, "file", file),
        inspect.edit_of(state, "evidence", row, "place", {"item": item, "caption": "", "order": order}),
    ]


def on_item(desk: Desk, visit_id: UUID, item: str) -> tuple[EvidenceView, ...]:
    """Return the evidence on an item, in its order."""
    state = state_of(desk, visit_id)
    return tuple(evidence_view(state, row) for row in state.photos(item))


def number_on(desk: Desk, visit_id: UUID, item: str, sha256: str) -> int:
    """Return which of the pictures on an item a file is already, from 1; 0 where it is none of them."""
    state = state_of(desk, visit_id)
    there, _ = state.photos_of_file(sha256)
    if all(register(row, "place")["item"] != item for row in there):
        return 0
    pictures = [view.sha256 for view in on_item(desk, visit_id, item) if view.has_picture]
    return pictures.index(sha256) + 1 if sha256 in pictures else 0


def attach_photo(desk: Desk, visit_id: UUID, item: str, source: Path | bytes, *, name: str = "") -> Changed:
    """Read, seal and journal a photo in one go: for tests and the demo; windows do the slow parts in a task."""
    data, photo = read(source, name)
    return attach(desk, visit_id, item, seal(desk, data, photo), len(data), photo)


def sound_note(samples: bytes, rate: int) -> bytes:
    """Return recorded samples (16 bits, one channel) as the file that is kept."""
    return wav_of(samples, rate)


def original(desk: Desk, sha256: str) -> bytes:
    """Return a sound note's bytes, to be heard. Raises MissingError or StoreError."""
    return desk.store.evidence.get(sha256)


def place(desk: Desk, sha256: str) -> Place | None:
    """Return where a photo says that it was taken; read from the original: run in a task.

    It stays on this laptop: not journalled, so in no bundle; in no copy, so in no document.

    Raises:
        MissingError, StoreError: The original is lost or damaged.
    """
    return place_of(desk.store.evidence.get(sha256))


def to_check(desk: Desk, visit_id: UUID) -> tuple[EvidenceFault, ...]:
    """Return the visit's evidence, as what ``check`` would say of each that is bad. Fast: reads no file."""
    seen: dict[tuple[str, Kind], int] = {}
    found: list[EvidenceFault] = []
    for row in state_of(desk, visit_id).all_photos():
        place = register(row, "place")
        file = register(row, "file")
        kind = evidence_kind(file["media_type"])
        n = seen[place["item"], kind] = seen.get((place["item"], kind), 0) + 1
        found.append(EvidenceFault(place["item"], place.get("caption", ""), file["sha256"], True, n, kind))
    return tuple(found)


def check(desk: Desk, photos: tuple[EvidenceFault, ...], progress: Progress) -> EvidenceCheck:
    """Read every original and compare its SHA-256, before the signatures are given for them. Run in a task."""
    faults: list[EvidenceFault] = []
    for n, photo in enumerate(photos):
        progress(n, len(photos))
        try:
            desk.store.evidence.get(photo.sha256)
        except MissingError:
            faults.append(photo)
        except StoreError:
            faults.append(replace(photo, missing=False))
    return EvidenceCheck(len(photos), tuple(faults))


def remove_photo(desk: Desk, visit_id: UUID, evidence_id: UUID) -> Changed:
    """Take a photo off its item (undoable; the file stays)."""
    state, row = find_photo(desk, visit_id, evidence_id)
    item = register(row, "place")["item"]
    edits = [inspect.edit_of(state, "evidence", row.id, "removed", {"value": True})]
    return inspect.record(desk, state, item, edits, f"{item} {_named(desk, row, '移除照片', 'photo removed')}")


def caption_photo(desk: Desk, visit_id: UUID, evidence_id: UUID, caption: str) -> Changed:
    """Set a photo's caption; one that it has already is not written again."""
    state, row = find_photo(desk, visit_id, evidence_id)
    before = register(row, "place")
    place = {**before, "caption": caption.strip()[:200]}
    item = place["item"] if place["item"] in state.items else next(iter(state.items))
    if place == {"caption": "", **before}:
        return inspect.changed(desk, state, item, "")
    edits = [inspect.edit_of(state, "evidence", row.id, "place", place)]
    words = worded(place_words(before, place, desk.language), register(row, "file")["media_type"])
    return inspect.record(desk, state, item, edits, f"{place['item']} {words}")


def thumbnail(desk: Desk, evidence: EvidenceView) -> bytes:
    """Return the thumbnail as JPEG, at most 320 px; made anew from the original where it was lost."""
    return derived(desk, evidence.sha256, "thumbnail", evidence.markup)


def derived(desk: Desk, sha256: str, kind: str, markup: Markup = PLAIN) -> bytes:
    """Return a photo's ``working``, ``page`` or ``thumbnail`` copy with its mark-up; made where there is none.

    A copy is kept under what its mark-up says, so one made before a change is never found. It is made from the
    working copy; from the original only where something is hidden or cut off, for that is to leave no trace. Slow
    then: run in a task.
    """
    revision = markup.revision()
    data = desk.store.evidence.get_derived(sha256, _name(kind, revision))
    if data is not None:
        return data
    working = None if markup.conceals else desk.store.evidence.get_derived(sha256, "working")
    if working is None:
        original = desk.store.evidence.get(sha256)
        copies = marked_copies(original, markup) if revision else read_original(original).copies
    else:
        copies = marked_copies(working, markup)
    for each, copy in copies.items():
        desk.store.evidence.put_derived(sha256, _name(each, revision), copy)
    return copies[kind]


def page(desk: Desk, sha256: str, n: int) -> bytes:
    """Return a page of a scan, from 0, as JPEG; made from the original where there is none. Run in a task."""
    if n == 0:
        return derived(desk, sha256, "working")
    kept = desk.store.evidence.get_derived(sha256, f"working/page/{n}")
    if kept is None:
        kept = page_copy(desk.store.evidence.get(sha256), n)
        desk.store.evidence.put_derived(sha256, f"working/page/{n}", kept)
    return kept


def _name(kind: str, revision: str) -> str:
    return f"{kind}/{revision}" if revision else kind


class PageCopies(Mapping[str, bytes]):
    """What documents show of photos, by the SHA-256 of the original. Each is read when it is asked for, none kept.

    ``originals``: each with the mark-up that it is shown with.
    """

    def __init__(self, desk: Desk, originals: Mapping[str, Markup]) -> None:
        self._desk = desk
        self._originals = originals

    @override
    def __getitem__(self, sha256: str) -> bytes:
        if sha256 not in self._originals:
            raise KeyError(sha256)
        return derived(self._desk, sha256, "page", self._originals[sha256])

    @override
    def __contains__(self, sha256: object) -> bool:
        return sha256 in self._originals

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._originals)

    @override
    def __len__(self) -> int:
        return len(self._originals)


def _named(desk: Desk, row: Row, zh: str, en: str) -> str:
    return worded(zh if desk.language == "zh" else en, register(row, "file")["media_type"])


def find_photo(desk: Desk, visit_id: UUID, evidence_id: UUID) -> tuple[VisitState, Row]:
    """Return a photo of a visit that may still change. Raises MissingError or RefusedError."""
    state = require_draft(desk, visit_id)
    row = state_of(desk, visit_id).evidence.get(evidence_id)
    if row is None:
        raise MissingError("photo_missing")
    return state, row
