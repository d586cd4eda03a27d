"""`inspector backup` and `inspector restore` as a person types them, beside an open window."""

from __future__ import annotations

import os

import pytest
from typer.testing import CliRunner

from inspector.base.errors import InspectorError
from inspector.cli import main
from inspector.store.audit import audit
from inspector.store.store import Store
from tests.store.backups import PASSWORD, World


@pytest.fixture
def world(tmp_path, watch):
    made = World(tmp_path, watch)
    yield made
    made.store.close()


def run(*arguments, secret=PASSWORD):
    reading, writing = os.pipe()
    os.write(writing, f"{secret}\n".encode())
    os.close(writing)
    return CliRunner().invoke(main.app, [*map(str, arguments), "--password-fd", str(reading)])


def told(result):
    assert isinstance(result.exception, InspectorError)
    return result.exception.code


def test_a_backup_beside_an_open_window_and_a_restore_from_the_stick_alone(world, tmp_path):
    photo = world.photo()
    done = run("backup", "--store", world.home, "--to", world.stick)
    assert done.exit_code == 0
    assert "备份已完成" in done.stdout
    assert run("backup", "--store", world.home).exit_code == 0  # the place is kept
    listed = run("backup", "--store", world.home, "--list", "--prove")
    assert listed.exit_code == 0
    assert "有2份备份" in listed.stdout
    assert "可以恢复" in listed.stdout
    assert run("restore", world.stick, "--dry-run").exit_code == 0
    target = tmp_path / "new" / "store"
    brought = run("restore", world.stick, "--to", target)
    assert brought.exit_code == 0, brought.exception
    assert str(target) in brought.stdout
    store = Store.open(target, world.ring, clock=world.watch)
    try:
        assert store.evidence.has(photo)
        assert not audit(store).faults
    finally:
        store.close()


def test_what_cannot_be_done_ends_with_its_code(world, tmp_path):
    refused = run("backup", "--store", world.home)
    assert told(refused) == "backup_no_place"
    assert told(run("restore", world.stick)) == "backup_none"
    run("backup", "--store", world.home, "--to", world.stick)
    assert told(run("restore", world.stick, secret="not it")) == "wrong_password"  # noqa: S106  # a test
    assert told(run("restore", world.stick, "--at", "2000-01-01")) == "backup_none_by_then"
    assert run("restore", world.stick, "--at", "yesterday").exit_code == 2
    assert told(run("restore", world.stick, "--to", world.home)) == "restore_not_empty"
