"""What is due goes for good, with proof, from the laptop and from the stick; what is held stays."""

from __future__ import annotations

import io
import os

import pytest
from PIL import Image
from typer.testing import CliRunner

from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.cli import main
from inspector.domain.clue import Clue
from inspector.domain.markup import Mark, Markup
from inspector.services import backup, clues, evidence, history, inspect, markup, plan, records, retention
from inspector.services.audit import audit_store
from inspector.store import database, keys, restore
from inspector.store.audit import audit
from inspector.store.backup_folder import BackupFolder
from inspector.store.cipher_pages import plain_pages
from inspector.store.store import Store
from tests.conftest import PASSWORD
from tests.services.factory import answer_all, begin, sign_all
from tests.store.backups import quiet

NEEDLE = "食堂后厨冰柜温度记录缺失七天"
HIDE = Mark("hide", ((3600, 2400), (5800, 6000)))


def photo(shade=40):
    out = io.BytesIO()
    Image.new("RGB", (320, 240), (shade, 90, 120)).save(out, "JPEG")
    return out.getvalue()


def pages(home, ring, to):
    """All pages of a database as plain bytes, its log too."""
    database.copy(home / database.FILE, ring, to)
    return b"".join(plain_pages(to, ring.key("database")))


def held_by(desk, tmp_path):
    """Everything of the laptop's store that could give something away: plain pages and every file as it lies."""
    found = pages(desk.store.home, desk.store.ring, tmp_path / "copy.db")
    return found + b"".join(path.read_bytes() for path in desk.store.home.rglob("*") if path.is_file())


def visit_with_all(desk):
    visit = begin(desk)
    inspect.write_note(desk, visit, "B03", NEEDLE)
    evidence.attach_photo(desk, visit, "B03", photo())
    inspect.save_draft(desk, visit, "B04", f"{NEEDLE}草稿")
    return visit


def on_stick(desk, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    owner = backup.owner_of(desk)
    backup.set_place(owner, stick)
    return owner, BackupFolder(stick, desk.store.ring)


def test_erased_findings_are_in_no_page_no_file_and_no_backup_and_the_chain_still_proves(desk, watch, tmp_path):
    owner, folder = on_stick(desk, tmp_path)
    visit = visit_with_all(desk)
    backup.back_up(owner, quiet)
    watch.go(days=1)
    answer_all(desk, visit)
    sign_all(desk, visit)
    records.issue(desk, visit, quiet)
    backup.back_up(owner, quiet)
    then = [point.made_at for point in backup.own_points(owner)]
    assert NEEDLE.encode() in held_by(desk, tmp_path)
    (row,) = desk.store.select("evidence", visit_id=str(visit))
    sha256 = row.values["file"]["sha256"]
    older = desk.store.home / "store.before-0011.db"
    older.write_bytes(NEEDLE.encode())  # what moving a store forward leaves
    proof = retention.erase(desk, visit, "findings", "移交县档案馆后到期")
    assert (proof.removed, proof.who, proof.reason) == (True, desk.actor, "移交县档案馆后到期")
    assert proof.n_values > 90
    assert proof.n_files >= 2  # the photo and the record
    assert audit_store(desk).sound
    kept = held_by(desk, tmp_path)
    assert NEEDLE.encode() not in kept
    assert not desk.store.evidence.has(sha256)
    assert not list((desk.store.home / "evidence").iterdir())
    assert not retention.due(desk, ahead=True)
    plan.today(desk)
    assert any("依法删除" in entry.words for entry in history.History(desk, visit).page().entries)
    # The stick: it waits to be brought here, and then gives nothing of it in any snapshot.
    assert backup.view(owner).waiting == (str(tmp_path / "stick"),)
    old = (folder.path / "keys" / "1.key").read_bytes()
    watch.go(days=1)
    backup.back_up(owner, quiet)
    assert backup.view(owner).waiting == ()
    assert old not in [path.read_bytes() for path in folder.path.rglob("*.key")]
    folder = BackupFolder(tmp_path / "stick", desk.store.ring)
    assert folder.epochs() == [2]
    points = backup.own_points(owner)
    assert [point.made_at for point in points][1:] == then
    for point in points:
        assert backup.prove_own(owner, point.name, quiet).sound
        with restore.opened(folder, point.name, desk.store.ring, watch, quiet) as store:
            assert NEEDLE.encode() not in pages(store.home, store.ring, tmp_path / "other.db")
            assert not store.evidence.has(sha256)
    assert not list(folder.path.glob("bodies/*/*"))


def test_photos_go_alone_and_one_that_stands_elsewhere_too_stays(desk, tmp_path):
    first, second = begin(desk), begin(desk)
    for visit in (first, second):
        evidence.attach_photo(desk, visit, "B03", photo())
    evidence.attach_photo(desk, first, "B04", photo(shade=90))
    rows = desk.store.select("evidence", visit_id=str(first))
    shared, alone = (row.values["file"]["sha256"] for row in rows)
    inspect.write_note(desk, first, "B03", NEEDLE)
    assert retention.erase(desk, first, "evidence", "到期").n_files == 2
    assert desk.store.evidence.has(shared)
    assert not desk.store.evidence.has(alone)
    assert NEEDLE.encode() in held_by(desk, tmp_path)
    assert audit_store(desk).sound


def test_hidden_parts_have_a_period_of_their_own(desk):
    visit = begin(desk)
    evidence.attach_photo(desk, visit, "B03", photo())
    (row,) = desk.store.select("evidence", visit_id=str(visit))
    markup.mark(desk, visit, row.id, Markup((HIDE,)))
    kinds = {one.kind: one for one in retention.due(desk, ahead=True)}
    assert "evidence" not in kinds
    assert kinds["faces"].due_on < kinds["findings"].due_on
    retention.erase(desk, visit, "faces", "到期")
    assert not list((desk.store.home / "evidence").iterdir())


def test_a_clues_reporter_has_a_period_and_goes_alone(desk, watch):
    book = clues.begin(desk, "陈登", "登记员 一号 口令 77")
    try:
        row = clues.enter(book, Clue("complaint", watch().date(), "telephone", "进货没有索证", "某校"), "赵敏 139")
        assert not retention.due(desk)
        watch.go(days=1100)
        (one,) = retention.due(desk)
        assert (one.kind, one.visit_id, one.n) == ("reporters", row, 1)
        retention.hold(desk, row, "案件未结")
        with pytest.raises(RefusedError, match="erase_held"):
            retention.erase(desk, row, "reporters", "到期")
        retention.hold(desk, row, "")
        assert retention.erase(desk, row, "reporters", "到期").n_values == 1
        assert not retention.due(desk)
        (view,) = clues.listed(book)
        assert (view.clue.matter, view.has_reporter) == ("进货没有索证", False)
        assert audit_store(desk).sound
    finally:
        book.close()


def test_what_is_due_is_listed_by_the_bureaus_own_period(desk, watch):
    visit = begin(desk)
    assert not retention.due(desk)
    watch.go(days=400)
    retention.set_days(desk, "findings", 365)
    (one,) = [one for one in retention.due(desk) if one.kind == "findings"]
    assert (one.visit_id, one.is_due, bool(one.basis)) == (visit, True, True)
    assert not retention.rules(desk)["findings"].ours
    assert retention.rules(desk)["evidence"].ours
    for days in (0, 10**6):
        with pytest.raises(BadInputError, match="retention_wrong"):
            retention.set_days(desk, "findings", days)


def test_what_is_held_stays_until_it_is_let_go_and_both_are_journalled(desk, tmp_path):
    visit = visit_with_all(desk)
    retention.hold(desk, visit, "行政复议未结")
    with pytest.raises(RefusedError, match="erase_held"):
        retention.erase(desk, visit, "findings", "到期")
    assert NEEDLE.encode() in held_by(desk, tmp_path)
    assert {one.held for one in retention.due(desk, ahead=True)} == {"行政复议未结"}
    retention.hold(desk, visit, "")
    retention.erase(desk, visit, "findings", "到期")
    words = [entry.words for entry in history.History(desk, visit).page().entries]
    assert [word for word in words if "暂缓" in word] == ["解除暂缓删除", "暂缓删除"]


def test_nothing_is_erased_while_a_backup_holds_a_copy(desk, tmp_path):
    owner, _ = on_stick(desk, tmp_path)
    visit = visit_with_all(desk)

    def meanwhile(_done, _total):
        with pytest.raises(RefusedError, match="backup_busy"):
            retention.erase(desk, visit, "findings", "到期")

    backup.back_up(owner, meanwhile)
    assert retention.erase(desk, visit, "findings", "到期").removed


def test_what_looks_for_erasures_to_finish_never_disturbs_one_under_way(desk, tmp_path, monkeypatch):
    visit = visit_with_all(desk)
    whole = desk.store.erase

    def looked_at(*given, **more):  # between the note of what is to go and the act itself
        assert retention.finish(desk) == 0
        return whole(*given, **more)

    monkeypatch.setattr(desk.store, "erase", looked_at)
    assert retention.erase(desk, visit, "findings", "到期").removed
    assert not list((desk.store.home / "evidence").iterdir())


def test_undo_never_brings_back_what_was_erased(desk, tmp_path):
    visit = begin(desk)
    inspect.write_note(desk, visit, "B03", NEEDLE)
    retention.erase(desk, visit, "findings", "到期")
    inspect.write_note(desk, visit, "B03", "后来写的")
    inspect.undo(desk, visit)
    assert not inspect.detail(desk, visit, "B03").notes
    assert audit_store(desk).sound


def test_drafts_go_and_the_rest_stays(desk, tmp_path):
    visit = visit_with_all(desk)
    retention.erase(desk, visit, "drafts", "到期")
    kept = held_by(desk, tmp_path)
    assert f"{NEEDLE}草稿".encode() not in kept
    assert NEEDLE.encode() in kept
    with pytest.raises(MissingError, match="erase_nothing"):
        retention.erase(desk, visit, "drafts", "到期")
    with pytest.raises(BadInputError, match="erase_reason_empty"):
        retention.erase(desk, visit, "findings", " ")


def test_an_erasure_that_was_cut_off_is_finished(desk, tmp_path, monkeypatch, reopen):
    visit = visit_with_all(desk)

    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("inspector.store.erase.scrub", cut)  # where a kill would fall: committed, not yet scrubbed
        with pytest.raises(KeyboardInterrupt):
            retention.erase(desk, visit, "findings", "到期")
    assert not retention.erasures(desk)[0].removed
    desk = reopen(desk)  # the next unlock finishes it
    assert retention.erasures(desk)[0].removed
    assert NEEDLE.encode() not in held_by(desk, tmp_path)
    assert not list((desk.store.home / "evidence").iterdir())
    assert retention.finish(desk) == 0


def test_changes_that_were_erased_elsewhere_arrive_as_erased(desk, tmp_path, watch):
    visit = visit_with_all(desk)
    retention.erase(desk, visit, "findings", "到期")
    (tmp_path / "other").mkdir()
    ring, _ = keys.create_keys(tmp_path / "other", "another laptop's")
    other = Store.create(tmp_path / "other", ring, clock=watch)
    try:
        other.receive(desk.store.all_changes())
        assert audit(other).faults == ()
        assert other.select("erasure")
    finally:
        other.close()


def test_the_command_lists_erases_and_holds(desk):
    visit = visit_with_all(desk)
    desk.close()
    listed = run("retention", "--all")
    assert listed.exit_code == 0
    assert f"{visit}/findings" in listed.stdout
    assert "暂缓" not in run("retention", "--hold", visit, "--reason", "未结", "--period", "drafts=10").stdout
    refused = run("retention", "--erase", f"{visit}/drafts", "--reason", "到期").exception
    assert isinstance(refused, RefusedError)
    assert refused.code == "erase_held"
    run("retention", "--hold", visit)
    assert "已删除" in run("retention", "--erase", f"{visit}/drafts", "--reason", "到期").stdout
    assert f"{visit}/drafts" not in run("retention", "--all").stdout
    assert run("retention", "--erase", "nonsense", "--reason", "x").exit_code == 2


def run(*arguments):
    reading, writing = os.pipe()
    os.write(writing, f"{PASSWORD}\n".encode())
    os.close(writing)
    return CliRunner().invoke(main.app, [*map(str, arguments), "--password-fd", str(reading)])
