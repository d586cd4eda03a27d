"""Backups: what is in them, what they survive, how they are read back."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from concurrent.futures import CancelledError
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from inspector.base import ids
from inspector.base.errors import BadInputError, MissingError, RefusedError, RoomError, StoreError
from inspector.domain.backup_plan import BackupPlan
from inspector.services import backup, restore
from inspector.store import keys
from inspector.store.audit import audit
from inspector.store.erase import Target
from inspector.store.restore import find_evidence, opened
from inspector.store.store import Store
from inspector.store.tables import WITH_FILES, Edit
from tests.mishaps.places import fat_stick, small
from tests.store.backups import ME, PASSWORD, REGION, World, files, flip, quiet

READER = Path(__file__).resolve().parents[2] / "tools" / "read_backup.py"


@pytest.fixture
def world(tmp_path, watch):
    made = World(tmp_path, watch)
    backup.set_place(made.owner, made.stick)
    yield made
    made.store.close()


def made(world):
    world.watch.go(minutes=1)
    return backup.back_up(world.owner, quiet)


def proved(world, name):
    return backup.prove_own(world.owner, name, quiet)


def brought(world, tmp_path, name, to="elsewhere"):
    """Restore from the stick alone and return the open store."""
    found = restore.find(world.stick)[0]
    opened = restore.unlock(found, password=PASSWORD)
    target = tmp_path / to / "store"
    assert restore.bring_back(opened, name, target, quiet, clock=world.watch) == 0
    return Store.open(target, opened.ring, clock=world.watch)


def answers(store):
    return {row.values["key"]["item"] for row in store.select("answer")}


def test_every_answer_acknowledged_before_is_in_a_backup_made_while_answers_are_given(world, tmp_path):
    photo = world.photo(200_000)
    given, stop = [], threading.Event()

    def work():
        n = 0
        while not stop.is_set():
            world.answer(f"B{n}")
            given.append(f"B{n}")
            n += 1
            stop.wait(0.002)  # a hand, not a flood

    hand = threading.Thread(target=work)
    hand.start()
    try:
        while len(given) < 20:
            stop.wait(0.001)
        before = set(given)
        name = made(world).name
        assert len(given) > len(before)  # the hand went on
    finally:
        stop.set()
        hand.join()
    assert proved(world, name).sound
    store = brought(world, tmp_path, name)
    try:
        assert before <= answers(store) <= set(given)
        assert sha256(store.evidence.get(photo)).hexdigest() == photo
        assert not audit(store).faults
    finally:
        store.close()


def test_a_restored_store_writes_a_chain_of_its_own_and_both_merge_without_a_fork(world, tmp_path):
    world.answer("B01")
    name = made(world).name
    world.answer("B02")
    store = brought(world, tmp_path, name)
    try:
        assert store.replica != world.store.replica
        assert answers(store) == {"B01"}
        store.receive(world.store.all_changes())
        assert answers(store) == {"B01", "B02"}
        assert not audit(store).faults
    finally:
        store.close()


def test_restored_in_its_old_place_it_begins_a_chain_of_its_own_too(world, tmp_path):
    world.answer("B01")
    name = made(world).name
    world.answer("B02")
    old = world.store.replica
    world.store.close()
    world.home.rename(tmp_path / "lost")
    store = brought(world, tmp_path, name, "laptop")
    try:
        assert store.replica != old
    finally:
        store.close()


def test_only_what_is_new_is_written_and_the_same_bytes_once(world):
    data = os.urandom(100_000)
    world.photo(data=data)
    world.photo(data=data)
    first = made(world)
    assert first.n_new_files == 1
    world.answer("B01")
    second = made(world)
    assert second.n_new_files == 0
    assert second.new_bytes < 70_000  # what changed of the database
    assert len(files(world.folder, "bodies")) == 1


@pytest.mark.parametrize(("part", "where"), [("packs", 0.02), ("packs", 0.6), ("bodies", 0.0), ("bodies", 0.999)])
def test_a_changed_byte_is_found_by_the_proof_and_written_anew_by_the_next_backup(world, part, where):
    world.photo(70_000)
    name = made(world).name
    assert proved(world, name).sound
    path = files(world.folder, part)[0]
    flip(path, int(path.stat().st_size * where))
    found = proved(world, name)
    assert not found.sound
    assert found.faults
    assert backup.view(world.owner).n_faults == len(found.faults)
    assert proved(world, made(world).name).sound


def test_any_changed_byte_of_a_list_or_key_is_found_and_the_others_open(world):
    world.answer("B01")
    first, second = made(world).name, made(world).name
    path = world.folder.path / "snapshots" / second
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        flip(path, at)
        with pytest.raises(StoreError):
            proved(world, second)
        path.write_bytes(whole)
    flip(path, len(whole) // 2)
    assert [point.made_at is None for point in backup.own_points(world.owner)] == [True, False]
    assert proved(world, first).sound
    flip(world.folder.path / "keys" / "1.key", 30)
    with pytest.raises(StoreError, match="backup_key_gone"):
        proved(world, first)


def test_a_cut_tail_is_told(world):
    world.answer("B01")
    name = made(world).name
    body = files(world.folder, "snapshots")[0]
    body.write_bytes(body.read_bytes()[:-20])
    with pytest.raises(StoreError, match="backup_damaged"):
        proved(world, name)


_KILLED = """
    import sys, time
    from pathlib import Path
    from inspector.base.clock import system_clock
    from inspector.services.backup import back_up, owner_at

    owner = owner_at(Path(sys.argv[1]), "correct horse 电池", system_clock, "zh")
    seen = []
    def report(done, total):
        seen.append(done)
        if len(seen) == int(sys.argv[2]):
            print("now", flush=True)
            time.sleep(60)
    back_up(owner, report)
"""


@pytest.mark.parametrize("n", [2, 5])
def test_killed_in_the_middle_the_earlier_one_is_whole_and_a_later_run_goes_on(world, n):
    world.photo()
    first = made(world).name
    for _ in range(3):
        world.photo(50_000)
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_KILLED), str(world.home), str(n)], stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"now\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert proved(world, first).sound
    done = made(world)
    assert done.n_new_files <= 3  # what was copied before stays copied
    assert proved(world, done.name).sound
    assert not list(world.folder.path.rglob("*.new"))
    assert not list(world.home.glob("store.copy-*"))


@pytest.mark.parametrize("n", [2, 3, 5])
def test_a_stick_that_is_pulled_is_told_and_loses_nothing(world, n):
    world.photo()
    first = made(world).name
    for _ in range(3):
        world.photo(50_000)
    away, seen = world.stick.with_name("away"), []

    def pulled(done, _total):
        seen.append(done)
        if len(seen) == n:
            world.stick.rename(away)

    with pytest.raises(MissingError, match="backup_place_gone"):
        backup.back_up(world.owner, pulled)
    with pytest.raises(MissingError, match="backup_place_gone"):
        made(world)
    world.stick.mkdir()  # what a system leaves where a stick was
    with pytest.raises(MissingError, match="backup_place_gone"):
        made(world)
    assert not list(world.stick.iterdir())
    world.stick.rmdir()
    away.rename(world.stick)
    assert proved(world, first).sound
    assert proved(world, made(world).name).sound


def test_a_full_stick_is_told_before_and_in_the_middle_and_the_earlier_one_is_whole(world, tmp_path):
    with small(tmp_path / "full", 400) as stick:
        backup.set_place(world.owner, stick)
        world.photo()
        first = made(world).name
        world.photo(1_000_000)
        with pytest.raises(RoomError, match="backup_no_room"):
            made(world)
        world.store.save_draft("visit/x", os.urandom(150_000).hex())
        (stick / "other").write_bytes(bytes(250_000))
        found = Path(world.store.evidence.where(world.photo(10)))
        assert found.exists()
        world.store.evidence.where(_largest(world)).unlink()
        with pytest.raises(RoomError, match="backup_full"):
            made(world)
        assert proved(world, first).sound
        (stick / "other").unlink()


def _largest(world):
    sizes = {row.values["file"]["sha256"]: row.values["file"]["size"] for row in world.store.select("evidence")}
    return max(sizes, key=lambda one: sizes[one])


def test_a_fat_stick_keeps_names_and_bytes(world, tmp_path):
    with fat_stick(tmp_path / "fat", tmp_path / "fat.image") as stick:
        backup.set_place(world.owner, stick)
        world.photo(100_000)
        first = made(world).name
        world.photo(100_000)
        second = made(world).name
        assert proved(world, first).sound
        assert proved(world, second).sound


def test_all_names_are_such_that_fat_keeps_them(world):
    world.photo()
    made(world)
    names = [path.name for path in world.folder.path.rglob("*")]
    assert names
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,59}", name) for name in names)
    assert len({name.lower() for name in names}) == len(set(names))


def test_a_cancelled_backup_leaves_the_earlier_ones(world):
    first = made(world).name
    world.photo()

    def cancelled(_done, _total):
        raise CancelledError

    with pytest.raises(CancelledError):
        backup.back_up(world.owner, cancelled)
    assert [point.name for point in backup.own_points(world.owner)] == [first]


def test_any_point_comes_back_and_a_dry_run_proves_it_and_leaves_nothing(world, tmp_path, monkeypatch):
    world.answer("B01")
    made(world)
    then = world.watch()
    world.answer("B02")
    made(world)
    found = restore.find(world.stick)[0]
    opened = restore.unlock(found, password=PASSWORD)
    listed = restore.points_of(opened)
    point = restore.point_at(listed, then)
    assert restore.point_at(listed, None) == listed[0] != point
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    before = {path: path.read_bytes() for path in world.stick.rglob("*") if path.is_file()}
    assert restore.dry_run(opened, point.name, world.watch, "zh", quiet).sound
    assert not list(temporary.iterdir())
    assert before == {path: path.read_bytes() for path in world.stick.rglob("*") if path.is_file()}
    store = brought(world, tmp_path, point.name)
    try:
        assert answers(store) == {"B01"}
    finally:
        store.close()
    with pytest.raises(RefusedError, match="restore_not_empty"):
        restore.bring_back(opened, point.name, tmp_path / "elsewhere" / "store", quiet, clock=world.watch)


def test_the_recovery_key_restores_and_sets_a_new_password(world, tmp_path):
    photo = world.photo()
    name = made(world).name
    found = restore.find(world.stick)[0]
    with pytest.raises(RefusedError, match="wrong_password"):
        restore.unlock(found, password="nicht das")  # noqa: S106  # a test
    with pytest.raises(RefusedError, match="wrong_recovery_key"):
        restore.unlock(found, recovery_key="0000")
    opened = restore.unlock(found, recovery_key=world.recovery)
    target = tmp_path / "elsewhere" / "store"
    restore.bring_back(opened, name, target, quiet, clock=world.watch, new_password="ein neues 密码")  # noqa: S106  # a test
    store = Store.open(target, keys.open_with_password(target, "ein neues 密码"), clock=world.watch)
    try:
        assert store.evidence.has(photo)
    finally:
        store.close()
    assert restore.unlock(found, password=PASSWORD).ring.master == opened.ring.master  # the stick is as it was


def test_the_reader_of_fifty_lines_gives_database_and_photos(world, tmp_path):
    photo = os.urandom(200_000)
    named = {world.photo(data=photo), world.photo(data=b"x" * 65_536), world.photo(data=b"y")}
    world.answer("B01")
    made(world)
    lines = [line for line in READER.read_text("utf-8").splitlines() if line.strip()]
    assert len(lines) <= 50
    out = tmp_path / "out"
    command = [sys.executable, str(READER), str(world.folder.path), str(out)]
    # A session of its own has no terminal: the key is read from the standard input.
    subprocess.run(
        command, input=world.recovery, encoding="utf-8", check=True, start_new_session=True, capture_output=True
    )
    assert {path.name for path in out.iterdir()} == {"store.db", *named}
    assert (out / sha256(photo).hexdigest()).read_bytes() == photo
    database = sqlite3.connect(out / "store.db")
    try:
        assert database.execute("SELECT item FROM answer").fetchall() == [("B01",)]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        database.close()


def test_nothing_readable_stands_on_the_stick(world):
    world.answer("B01", "食堂后厨的一句话")
    world.photo(data=b"a photo's bytes" * 100)
    made(world)
    held = b"".join(path.read_bytes() for path in world.stick.rglob("*") if path.is_file())
    for told in ("食堂后厨".encode(), b"a photo's bytes", b"SQLite format", b"evidence"):
        assert told not in held


def test_a_lost_original_is_found_by_its_hash_in_the_newest_whole_snapshot(world):
    photo = world.photo()
    made(world)
    world.store.evidence.where(photo).unlink()
    assert made(world).message.detail == "backup_made"  # what this laptop lost, the stick has
    assert sha256(find_evidence(world.folder, world.ring, photo) or b"").hexdigest() == photo
    assert find_evidence(world.folder, world.ring, "0" * 64) is None
    flip(files(world.folder, "bodies")[0], 5)
    assert find_evidence(world.folder, world.ring, photo) is None


@pytest.mark.parametrize(("table", "register"), sorted(WITH_FILES))
def test_every_kind_of_kept_file_is_in_a_backup_also_one_that_is_not_shown_any_more(world, table, register):
    row, hashes = uuid4(), [world.store.evidence.put(os.urandom(50)) for _ in range(2)]
    world.store.record([Edit(table, row, REGION, "key", {"visit_id": str(world.visit)})], actor=ME)
    for one in hashes:
        world.store.record([Edit(table, row, REGION, register, {"sha256": one})], actor=ME)
    done = made(world)
    assert done.n_new_files == 2
    assert proved(world, done.name).sound


def test_what_the_laptop_never_had_is_said(world):
    photo = world.photo()
    world.store.evidence.where(photo).unlink()
    done = made(world)
    assert done.message.detail == "backup_made_lacking"
    assert not proved(world, done.name).sound


def test_days_weeks_and_months_are_kept_and_the_rest_of_the_stick_is_freed(world):
    backup.set_plan(world.owner, BackupPlan(daily=2, weekly=1, monthly=2))
    for _ in range(4):
        world.store.save_draft("visit/x", os.urandom(40_000).hex())
        made(world)
        world.watch.go(days=1)
    assert len(backup.own_points(world.owner)) == 2
    packs = {chunk.pack for name in world.folder.names() for chunk in world.folder.manifest(name).chunks()}
    assert packs == set(world.folder.packs())
    assert all(proved(world, point.name).sound for point in backup.own_points(world.owner))


def test_the_newest_stays_though_the_clock_was_set_back(world):
    backup.set_plan(world.owner, BackupPlan(daily=2, weekly=0, monthly=0))
    for _ in range(2):
        made(world)
        world.watch.go(days=1)
    world.watch.go(days=-400)
    world.answer("B01")
    name = made(world).name
    assert name in {point.name for point in backup.own_points(world.owner)}
    assert proved(world, name).sound


def test_nothing_is_freed_while_a_list_cannot_be_read(world):
    backup.set_plan(world.owner, BackupPlan(daily=1, weekly=0, monthly=0))
    world.photo()
    made(world)
    flip(files(world.folder, "snapshots")[0], 40)
    world.watch.go(days=1)
    for _ in range(2):
        world.store.save_draft("visit/x", os.urandom(40_000).hex())
        packs = set(world.folder.packs())
        made(world)
        assert packs < set(world.folder.packs())


@pytest.mark.parametrize("n", [1, 3])
def test_following_an_erasure_that_was_cut_off_goes_on_and_ends(world, n):
    world.answer("B01", "一句要删的话")
    made(world)
    world.watch.go(days=1)
    made(world)
    then = {point.made_at for point in backup.own_points(world.owner)}
    answer, proof = ids.answer_id(world.visit, "B01"), uuid4()
    key = Edit("erasure", proof, REGION, "key", {"visit_id": str(world.visit)})
    world.store.erase([Target("answer", answer, "answer")], [key], actor=ME)
    seen = []

    def cut(done, total):
        if total == 3:  # snapshots that are gone through, the fresh one too
            seen.append(done)
            if len(seen) == n:
                raise CancelledError

    world.watch.go(days=1)
    with pytest.raises(CancelledError):
        backup.back_up(world.owner, cut)
    made(world)
    assert world.folder.epochs() == [2]
    points = backup.own_points(world.owner)
    assert then <= {point.made_at for point in points}
    assert all(proved(world, point.name).sound for point in points)
    for point in points:
        with opened(world.folder, point.name, world.ring, world.watch, quiet) as store:
            assert all(change.value != '{"value":"一句要删的话"}' for change in store.all_changes())


def test_after_an_erasure_the_backups_of_an_earlier_master_key_go_and_only_then(world):
    world.photo()
    made(world)
    earlier = world.folder.path
    later = replace(world.owner, ring=replace(world.ring, epoch=2))
    world.watch.go(minutes=1)
    backup.back_up(later, quiet)
    assert earlier.is_dir()
    backup.erased_since(later)
    world.watch.go(minutes=1)
    backup.back_up(later, quiet)
    assert not earlier.exists()
    assert [point.made_at is not None for point in backup.own_points(later)] == [True, True]


def test_two_laptops_share_a_stick(world, tmp_path):
    other = World(tmp_path / "other", world.watch)
    try:
        other.photo()
        backup.set_place(other.owner, world.stick)
        made(world)
        made(other)
        assert len(restore.find(world.stick)) == 2
        assert [len(backup.own_points(one.owner)) for one in (world, other)] == [1, 1]
    finally:
        other.store.close()


def test_a_place_that_is_none_is_refused_and_so_is_a_second_backup_at_once(world):
    for place in (world.home, world.home / "evidence"):
        place.mkdir(exist_ok=True)
        with pytest.raises(BadInputError, match="backup_place_inside"):
            backup.set_place(world.owner, place)
    with pytest.raises(MissingError, match="backup_none"):
        restore.find(world.stick)

    def second(_done, _total):
        with pytest.raises(RefusedError, match="backup_busy"):
            backup.back_up(world.owner, quiet)

    backup.back_up(world.owner, second)


def test_a_reminder_is_due_when_the_last_is_old_or_a_store_never_had_one(world):
    assert not backup.view(world.owner).is_old
    world.watch.go(days=8)
    assert backup.view(world.owner).is_old
    made(world)
    assert not backup.view(world.owner).is_old
    world.watch.go(days=8)
    assert backup.view(world.owner).is_old
    backup.set_plan(world.owner, BackupPlan(remind_after_days=0))
    assert not backup.view(world.owner).is_old
    with pytest.raises(BadInputError, match="backup_plan_wrong"):
        backup.set_plan(world.owner, BackupPlan(daily=0, weekly=0, monthly=0))
