"""A new master key: all of the store opens with it, nothing with the old one, and a kill at any moment loses nothing."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from inspector.base.errors import RefusedError, RoomError, StoreError
from inspector.cli.main import app
from inspector.services import backup, master_key, restore, security, signing_key
from inspector.services.audit import audit_store
from inspector.store import database, keys, rekey
from inspector.store.scratch import Scratch
from inspector.store.tables import Edit
from tests.conftest import PASSWORD

NEW_PASSWORD = "另一个 password 2027"


def quiet(_done, _total):
    """No progress."""


def photos(store, n=3):
    made = []
    for size in range(n):
        data = os.urandom(70_000 * size + 10)
        sha256 = store.evidence.put(data)
        made.append((sha256, data))
    return made


def copy_of(ring):
    return keys.KeyRing(ring.store_id, ring.epoch, bytes(ring.master), ring.names)


def visit_of(desk):
    visit = uuid4()
    desk.store.record([Edit("visit", visit, "469000", "stage", {"stage": "draft"})], actor=desk.owner)
    return visit


def test_all_of_a_store_opens_with_the_new_key_and_nothing_with_the_old(desk, watch):
    folder = desk.store.home
    kept = photos(desk.store)
    desk.store.evidence.put_derived(kept[0][0], "thumbnail", b"small")
    damaged = desk.store.evidence.where(kept[2][0])
    damaged.write_bytes(damaged.read_bytes()[:-1])
    visit = visit_of(desk)
    space = Scratch.open(folder, desk.store.ring, visit)
    space.add_table({"name": "三年级"}, [])
    space.close()
    signing, replica, old = signing_key.load(folder, desk.store.ring), desk.store.replica, copy_of(desk.store.ring)
    with pytest.raises(RefusedError, match="wrong_old_password"):
        master_key.ask_for_new(desk, "wrong")
    master_key.ask_for_new(desk, PASSWORD)
    desk.close()
    seen = []
    fresh = security.unlock(folder, PASSWORD, clock=watch, report=lambda done, total: seen.append((done, total)))
    try:
        assert seen[-1] == (4, 4)
        assert fresh.store.ring.master != old.master
        assert fresh.store.replica == replica  # the same laptop: its chain goes on
        assert [fresh.store.evidence.get(sha256) for sha256, _ in kept[:2]] == [data for _, data in kept[:2]]
        assert fresh.store.evidence.get_derived(kept[0][0], "thumbnail") == b"small"
        with pytest.raises(StoreError, match="evidence_damaged"):  # not lost from view: a backup mends it
            fresh.store.evidence.get(kept[2][0])
        assert signing_key.load(folder, fresh.store.ring) == signing
        space = Scratch.open(folder, fresh.store.ring, visit)
        assert [body for _, body in space.tables()] == [{"name": "三年级"}]
        space.close()
        assert audit_store(fresh).sound
    finally:
        fresh.close()
    with pytest.raises(StoreError):
        database.connect(folder / database.FILE, old)
    assert not rekey.next_folder(folder).exists()
    assert not rekey.former_folder(folder).exists()
    assert security.store_state(folder) == "rekeyed"  # its new recovery key is yet to be shown
    with pytest.raises(RefusedError, match="store_not_half"):
        security.start_anew(folder)
    again = security.unlock(folder, PASSWORD, clock=watch)
    try:
        assert security.confirm_recovery(again, security.new_recovery_key(again))
        master_key.ask_for_new(again, PASSWORD)  # and a third one: names go on
    finally:
        again.close()
    third = security.unlock(folder, PASSWORD, clock=watch)
    assert third.store.ring.epoch == 3
    assert third.store.evidence.get(kept[1][0]) == kept[1][1]
    third.close()


def test_a_password_changed_before_the_work_is_the_one_that_opens(desk, watch):
    folder = desk.store.home
    master_key.ask_for_new(desk, PASSWORD)
    security.change_password(desk, PASSWORD, NEW_PASSWORD)
    desk.close()
    fresh = security.unlock(folder, NEW_PASSWORD, clock=watch)
    assert fresh.store.ring.epoch == 2
    fresh.close()


def test_without_room_for_the_store_again_nothing_is_begun(desk, monkeypatch):
    full = shutil.disk_usage(desk.store.home)._replace(free=rekey._LEAST_ROOM)
    monkeypatch.setattr("shutil.disk_usage", lambda _place: full)
    with pytest.raises(RoomError, match="rekey_no_room"):
        master_key.ask_for_new(desk, PASSWORD)
    assert not master_key.is_asked_for(desk.store.home)


def test_backups_before_open_with_their_own_password_and_later_ones_with_todays(desk, watch, tmp_path):
    folder, stick = desk.store.home, tmp_path / "stick"
    stick.mkdir()
    (sha256, data), *_ = photos(desk.store, 1)
    visit = visit_of(desk)
    edits = [Edit("evidence", visit, "469000", "file", {"sha256": sha256, "size": 10, "media_type": "image/jpeg"})]
    desk.store.record(edits, actor=desk.owner)
    backup.set_place(backup.owner_of(desk), stick)
    backup.back_up(backup.owner_of(desk), quiet)
    master_key.ask_for_new(desk, PASSWORD)
    desk.close()
    fresh = security.unlock(folder, PASSWORD, clock=watch)
    try:
        watch.go(days=1)
        backup.back_up(backup.owner_of(fresh), quiet)
    finally:
        fresh.close()
    found = restore.find(stick)
    assert len(found) == 2
    for n, one in enumerate(found):
        opened = restore.unlock(one, password=PASSWORD)
        name = restore.points_of(opened)[0].name
        to = tmp_path / f"restored-{n}"
        assert restore.bring_back(opened, name, to, quiet, clock=watch) == 0
        back = security.unlock(to, PASSWORD, clock=watch)
        assert back.store.evidence.get(sha256) == data
        back.close()


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize(("part", "step"), [("", 3), (".former", 1)])
def test_killed_again_and_again_the_next_start_goes_on_and_nothing_is_lost(desk, watch, part, step):
    folder = desk.store.home
    kept, head, old = photos(desk.store), desk.store.head(), copy_of(desk.store.ring)
    master_key.ask_for_new(desk, PASSWORD)
    new = keys.open_with_password(rekey.next_folder(folder), PASSWORD)
    desk.close()
    n_kills = 0
    at = 1
    while killed_at(at, f"{folder}{part}", folder, old):
        n_kills += 1
        at += step
        assert opens_with_one(folder, old, new)
    assert n_kills >= 8
    fresh = security.unlock(folder, PASSWORD, clock=watch)
    assert fresh.store.ring.master == new.master
    assert fresh.store.head() == head
    assert [fresh.store.evidence.get(sha256) for sha256, _ in kept] == [data for _, data in kept]
    assert audit_store(fresh).sound
    fresh.close()
    left = {path.name for path in folder.parent.iterdir()}
    assert not {rekey.next_folder(folder).name, rekey.former_folder(folder).name} & left


def killed_at(n, part, folder, old):
    """Go on with the work in a process that is killed before its n-th touch of a file there; say whether it was."""
    child = os.fork()
    if not child:
        left, began = [n], []

        def touch(event, arguments):
            if event.split(".")[0] not in {"open", "os", "shutil"}:
                return
            if began or any(part in str(a) for a in arguments[:2]):
                began.append(event)  # a tree is removed by names without their folder
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(touch)
        rekey.settle(folder)
        if rekey.is_begun(folder):
            master_key.carry_on(folder, copy_of(old), PASSWORD, quiet)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def opens_with_one(folder, old, new):
    """At every moment one whole database is there: in its place, or where ``settle`` takes it from."""
    for place, ring in ((folder, old), (folder, new), (rekey.next_folder(folder), new)):
        if (place / database.FILE).exists():
            try:
                database.connect(place / database.FILE, ring).close()
            except StoreError:
                continue
            return True
    return False


def test_the_command_changes_it_and_says_what_to_do(desk, watch):
    folder = desk.store.home
    desk.close()
    read, write = os.pipe()
    os.write(write, f"{PASSWORD}\n".encode())
    os.close(write)
    said = CliRunner().invoke(app, ["rekey", "--store", str(folder), "--password-fd", str(read)])
    assert said.exit_code == 0
    assert "主密钥已更换" in said.output
    fresh = security.unlock(folder, PASSWORD, clock=watch)
    assert fresh.store.ring.epoch == 2
    fresh.close()
