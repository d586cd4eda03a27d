"""Backups (备份) of this laptop's store: where, when, which are kept, whether they hold."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.base import places
from inspector.base.clock import Clock, civil_date, parse_utc, utc_text
from inspector.base.errors import BadInputError, InspectorError, MissingError, RefusedError, StoreError
from inspector.base.messages import Language, Message, message, message_of
from inspector.domain.backup_plan import BackupPlan
from inspector.store import backup, backup_shred, backup_state, keys, restore
from inspector.store.audit import audit
from inspector.store.backup_folder import BackupFolder
from inspector.store.keys import KeyRing

if TYPE_CHECKING:
    from inspector.services.desk import Desk
    from inspector.store.backup import Report

MOST_KEPT = 99


@dataclass(frozen=True, slots=True)
class Point:
    """A snapshot that can be restored. ``made_at`` None: its list cannot be read."""

    name: str
    made_at: datetime | None
    n_evidence: int = 0
    evidence_bytes: int = 0
    n_changes: int = 0
    """Changes of the laptop's own chain that are in it."""
    n_missing: int = 0
    """Originals that the store itself did not have any more."""


@dataclass(frozen=True, slots=True)
class BackupView:
    """What the settings show. ``place`` "" where none was chosen; ``waiting``: places to be brought here once more."""

    place: str
    plan: BackupPlan
    last_at: datetime | None
    proved_at: datetime | None
    n_faults: int
    is_old: bool
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What one backup did; the message says it."""

    name: str
    n_new_files: int
    new_bytes: int
    message: Message


@dataclass(frozen=True, slots=True)
class Proof:
    """What reading a whole snapshot found. ``faults`` one line each."""

    sound: bool
    made_at: datetime
    message: Message
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose backups: what is needed of a desk, and all that a command has beside an open window."""

    home: Path
    ring: KeyRing
    clock: Clock
    language: Language


def owner_of(desk: Desk) -> Owner:
    """Return the desk's own."""
    return Owner(desk.store.home, desk.store.ring, desk.clock, desk.language)


def owner_at(home: Path, password: str, clock: Clock, language: Language) -> Owner:
    """Return the owner of a store that another process may have open. Raises RefusedError ``wrong_password``."""
    return Owner(home, keys.open_with_password(home, password), clock, language)


def view(owner: Owner) -> BackupView:
    """Return what is known without touching the stick."""
    state = backup_state.load(owner.home, owner.ring)
    plan, last = _plan(state), _time(state.last_at)
    is_old = plan.is_old(last or _began(state), owner.clock())
    return BackupView(state.place, plan, last, _time(state.proved_at), state.n_faults, is_old, state.waiting)


def reminder(desk: Desk) -> Message | None:
    """Return what is to be said of the last backup; None while it is fresh, or the store itself is. Fast."""
    state = backup_state.parsed(desk.store.draft(backup_state.KEY), desk.store.began_ms())
    last, now = _time(state.last_at), desk.clock()
    if not _plan(state).is_old(last or _began(state), now):
        return None
    if last is None:
        return message("backup_never", desk.language)
    return message("backup_old", desk.language, days=(now - last).days)


def set_place(owner: Owner, place: Path) -> None:
    """Choose where backups go.

    Raises:
        MissingError: ``backup_place_gone``.
        BadInputError: ``backup_place_inside``: a backup inside the store's own folder goes with it.
    """
    if not place.is_dir():
        raise MissingError("backup_place_gone")
    home = owner.home.resolve()
    if place.resolve() == home or home in place.resolve().parents:
        raise BadInputError("backup_place_inside")
    backup_state.keep(owner.home, owner.ring, place=str(place))


def set_plan(owner: Owner, plan: BackupPlan) -> None:
    """Choose which are kept and when to remind. Raises BadInputError ``backup_plan_wrong``."""
    counts = (plan.daily, plan.weekly, plan.monthly)
    if not (all(0 <= n <= MOST_KEPT for n in counts) and sum(counts) and 0 <= plan.remind_after_days <= MOST_KEPT):
        raise BadInputError("backup_plan_wrong")
    backup_state.keep(
        owner.home, owner.ring, daily=plan.daily, weekly=plan.weekly, monthly=plan.monthly,
        remind_after_days=plan.remind_after_days,
    )  # fmt: skip


def back_up(owner: Owner, report: Report) -> BackedUp:
    """Make a snapshot, then let go of those that the plan does not keep. Slow: run in a task.

    Raises:
        RefusedError: ``backup_no_place``, ``backup_busy``.
        MissingError, RoomError, StoreError: As ``store.backup.make``.
    """
    state = backup_state.load(owner.home, owner.ring)
    if not state.place:
        raise RefusedError("backup_no_place")
    place = Path(state.place)
    folder = BackupFolder(place, owner.ring)
    if state.last_place == state.place and not folder.was_begun:
        raise MissingError("backup_place_gone")  # an empty mount point is not the stick
    source = backup.Source(owner.home, owner.ring, {"config": places.config()})
    made = backup.make(source, place, owner.clock(), report)
    if state.place in state.waiting:
        backup_shred.destroy_earlier(folder)
    backup_state.keep(
        owner.home, owner.ring, last_at=utc_text(made.manifest.made_at), last_place=state.place,
        places=tuple(sorted({*state.places, state.place})),
        waiting=tuple(one for one in state.waiting if one != state.place),
    )  # fmt: skip
    n_gone = prune(owner, folder, made.name)
    size = made.new_bytes
    values = {"files": made.n_new_files, "mb": _megabytes(size), "gone": n_gone, "missing": len(made.manifest.missing)}
    code = "backup_made_lacking" if made.manifest.missing else "backup_made"
    return BackedUp(made.name, made.n_new_files, size, message(code, owner.language, **values))


def prune(owner: Owner, folder: BackupFolder, newest: str) -> int:
    """Remove the snapshots that the plan does not keep, then what nobody needs. Return how many went.

    ``newest`` stays whatever its time says: the clock may have been set back. One whose list cannot be read is never
    removed, nor anything of it; a proof tells it.
    """
    plan = _plan(backup_state.load(owner.home, owner.ring))
    with backup.locked(owner.home):
        listed = {point.name: point.made_at for point in points(folder) if point.made_at is not None}
        kept = plan.kept(listed.values(), civil_date)
        gone = [name for name, made_at in listed.items() if made_at not in kept and name != newest]
        for name in gone:
            folder.drop(folder.path / "snapshots" / name)
        if gone:
            for path in backup.unreferenced(folder):
                folder.drop(path)
    return len(gone)


def points(folder: BackupFolder) -> tuple[Point, ...]:
    """Return the snapshots of a folder, newest first. Raises MissingError ``backup_place_gone``."""
    found: list[Point] = []
    for name in reversed(folder.names()):
        try:
            m = folder.manifest(name)
        except MissingError:
            raise
        except InspectorError:
            found.append(Point(name, None))
        else:
            found.append(Point(name, m.made_at, m.n_evidence, m.evidence_bytes, m.seq, len(m.missing)))
    return tuple(found)


def erased_since(owner: Owner) -> None:
    """Note that something was erased: every place with backups has to be brought here once more."""
    state = backup_state.load(owner.home, owner.ring)
    backup_state.keep(owner.home, owner.ring, waiting=state.places)


def own_points(owner: Owner) -> tuple[Point, ...]:
    """Return the snapshots at the chosen place. Raises MissingError ``backup_place_gone``, RefusedError."""
    folder = _own_folder(owner)
    if not folder.exists:
        if Path(backup_state.load(owner.home, owner.ring).place).is_dir():
            return ()
        raise MissingError("backup_place_gone")
    return points(folder)


def prove_own(owner: Owner, name: str, report: Report) -> Proof:
    """Prove a snapshot at the chosen place; what is damaged is put aside, so that the next backup writes it anew."""
    proof = prove(_own_folder(owner), name, owner, report, mends=True)
    backup_state.keep(
        owner.home, owner.ring, proved_at=utc_text(owner.clock()), proved=name, n_faults=len(proof.faults)
    )
    return proof


def prove(folder: BackupFolder, name: str, owner: Owner, report: Report, *, mends: bool = False) -> Proof:
    """Read a snapshot to its last byte and audit it as if it were restored: chains, replay, every evidence file.

    Nothing of it stays on this machine. Slow: run in a task.

    Raises:
        StoreError: ``backup_damaged`` where its list or its database cannot be read, ``backup_key_gone``.
        MissingError: ``backup_place_gone``.
    """
    manifest = folder.manifest(name)
    if mends:
        _set_damaged_packs_aside(folder, name)
    try:
        faults, counts = _audited(folder, name, owner, report, mends=mends)
    except StoreError as error:
        if error.code != "backup_damaged":
            raise
        faults, counts = [message_of(error, owner.language).what], {"changes": 0, "files": 0}
    code = "backup_faulty" if faults else "backup_proved"
    words = message(code, owner.language, faults=len(faults), **counts)
    return Proof(not faults, manifest.made_at, words, tuple(faults))


def _audited(
    folder: BackupFolder, name: str, owner: Owner, report: Report, *, mends: bool
) -> tuple[list[str], dict[str, int]]:
    """Return what is wrong with a snapshot, in words, and how much was read."""
    manifest = folder.manifest(name)
    with restore.opened(folder, name, owner.ring, owner.clock, report) as store:
        found = audit(store)
        faults = [message(fault.code, owner.language, **fault.values).what for fault in found.faults]
        evidence = store.evidence
        if isinstance(evidence, restore.BackupEvidence):
            for left in sorted(evidence.unread):
                if not evidence.check(left):
                    faults.append(message("audit_file", owner.language, sha256=left[:16]).what)
            for body in evidence.damaged if mends else ():
                folder.set_aside(body)
        if manifest.replica and store.chain_end(manifest.replica) != (manifest.seq, manifest.head):
            faults.append(message("backup_cut", owner.language).what)
    return faults, {"changes": found.n_changes, "files": found.n_files}


def _set_damaged_packs_aside(folder: BackupFolder, name: str) -> None:
    """Put packs with a damaged piece aside: the next backup then writes what was in them anew."""
    manifest = folder.manifest(name)
    key = folder.key(manifest.epoch)
    damaged: set[str] = set()
    for chunk in manifest.chunks():
        if chunk.pack not in damaged:
            try:
                folder.read(key, chunk)
            except MissingError:
                raise
            except InspectorError:
                damaged.add(chunk.pack)
    for pack in damaged:
        folder.set_aside(folder.pack(pack))


def _own_folder(owner: Owner) -> BackupFolder:
    state = backup_state.load(owner.home, owner.ring)
    if not state.place:
        raise RefusedError("backup_no_place")
    return BackupFolder(Path(state.place), owner.ring)


def _plan(state: backup_state.BackupState) -> BackupPlan:
    return BackupPlan(state.daily, state.weekly, state.monthly, state.remind_after_days)


def _time(text: str) -> datetime | None:
    with suppress(ValueError):
        return parse_utc(text)
    return None


def _began(state: backup_state.BackupState) -> datetime:
    return datetime.fromtimestamp(state.began_ms / 1000, UTC)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"
