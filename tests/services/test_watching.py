"""Which files of a watched folder are new and complete, look by look."""

from __future__ import annotations

import os

from inspector.services.watching import FolderWatch, Seen


def names(seen):
    assert seen.there
    return [path.name for path in seen.fresh]


def test_what_was_there_before_is_left_alone_and_new_ones_are_told_once(tmp_path):
    (tmp_path / "旧.jpg").write_bytes(b"old")
    watch = FolderWatch(tmp_path)
    assert names(watch.look()) == []
    (tmp_path / "新.jpg").write_bytes(b"new")
    assert [names(watch.look()) for _ in range(3)] == [[], ["新.jpg"], []]


def test_a_file_that_still_grows_waits_and_an_empty_one_too(tmp_path):
    watch = FolderWatch(tmp_path)
    watch.look()
    (tmp_path / "空.jpg").touch()
    for n in range(1, 4):
        (tmp_path / "大.jpg").write_bytes(b"x" * n)
        assert names(watch.look()) == []
    assert names(watch.look()) == ["大.jpg"]


def test_the_folders_in_it_are_watched_and_what_is_unfinished_or_hidden_is_not(tmp_path):
    watch = FolderWatch(tmp_path)
    watch.look()
    (tmp_path / "100APPLE").mkdir()
    for name in ("100APPLE/a.heic", "b.jpg.part", ".trash.jpg", "c.tmp"):
        (tmp_path / name).write_bytes(b"x")
    watch.look()
    assert names(watch.look()) == ["a.heic"]


def test_a_folder_that_vanished_is_watched_on_and_only_new_files_are_told(tmp_path):
    folder, away = tmp_path / "DCIM", tmp_path / "away"
    folder.mkdir()
    (folder / "旧.jpg").write_bytes(b"old")
    watch = FolderWatch(folder)
    watch.look()
    folder.rename(away)
    assert watch.look() == Seen(there=False)
    (away / "途中.jpg").write_bytes(b"taken meanwhile")
    away.rename(folder)
    assert [names(watch.look()) for _ in range(2)] == [[], ["途中.jpg"]]


def test_the_oldest_comes_first_and_a_changed_file_is_told_again(tmp_path):
    watch = FolderWatch(tmp_path)
    watch.look()
    for n, name in enumerate(("b.jpg", "a.jpg")):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (1_700_000_000 + n, 1_700_000_000 + n))
    watch.look()
    assert names(watch.look()) == ["b.jpg", "a.jpg"]
    (tmp_path / "b.jpg").write_bytes(b"again")
    watch.look()
    assert names(watch.look()) == ["b.jpg"]


def test_a_folder_that_was_never_there_begins_when_it_comes(tmp_path):
    watch = FolderWatch(tmp_path / "later")
    assert not watch.look().there
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "a.jpg").write_bytes(b"x")
    assert [names(watch.look()) for _ in range(3)] == [[], [], []]
