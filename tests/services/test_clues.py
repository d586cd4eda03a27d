"""The register of clues: closed to whoever opens the store, each reading of a reporter journalled."""

from __future__ import annotations

import inspect as python
import os
from datetime import date
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from inspector.base.errors import BadInputError, MissingError, RefusedError, StoreError
from inspector.cli.main import app
from inspector.domain.clue import Clue
from inspector.services import clues, master_key, security
from inspector.services.audit import audit_store
from inspector.store.tables import Edit
from tests.conftest import PASSWORD

OWN, OTHER = "登记员 一号 口令 77", "登记员 二号 口令 88"
MATTER, REPORTER = "食堂进货没有索证", "赵敏 13900001234"
CLUE = Clue("complaint", date(2026, 11, 18), "telephone", MATTER, "枫桥九年一贯制学校")


@pytest.fixture
def register(desk):
    opened = clues.begin(desk, "陈登", OWN)
    yield opened
    opened.close()


def test_neither_master_key_nor_store_password_opens_a_clue_and_no_file_or_journal_holds_it(desk, register):
    row = clues.enter(register, CLUE, REPORTER)
    for name, password in (("陈登", PASSWORD), ("陈登", OTHER), ("吴承泽", PASSWORD), ("", "")):
        with pytest.raises(RefusedError, match="clues_refused"):
            clues.open_register(desk, name, password)
    everything = [str(change.value) for change in desk.store.all_changes()] + list(desk.store.drafts("").values())
    for part in (MATTER, *REPORTER.split()):
        assert not [text for text in everything if part in text or part.encode().hex() in text]
    held = desk.store.find("clue", row).values
    for purpose in (
        "database",
        "evidence",
        "file_names",
        "signing",
        "scratch",
        "backup",
    ):  # all that a master key gives
        stolen = clues.Register(desk, "技术员", bytearray(desk.store.ring.key(purpose)))
        for name in ("clue", "reporter"):
            with pytest.raises(StoreError, match="clue_damaged"):
                clues._open(stolen, row, name, held[name])


def test_every_read_of_a_reporter_is_journalled_before_it_is_shown(desk, register, watch):
    row = clues.enter(register, CLUE, REPORTER)
    (view,) = clues.listed(register)
    assert (view.clue, view.stage, view.has_reporter) == (CLUE, "registered", True)
    assert view.clue.tell_by() == date(2026, 12, 3)
    assert not clues.readings(desk)  # the list told nothing of who
    with pytest.raises(BadInputError, match="clue_why_empty"):
        clues.read_reporter(register, row, " ")
    assert not clues.readings(desk)
    assert clues.read_reporter(register, row, "电话回访") == REPORTER
    watch.go(hours=1)
    clues.read_reporter(register, row, "书面告知")
    assert [(one.clue, one.who, one.why) for one in clues.readings(desk)] == [
        (row, "陈登", "电话回访"), (row, "陈登", "书面告知"),
    ]  # fmt: skip
    assert audit_store(desk).sound


def test_what_is_passed_on_never_tells_who_reported_and_the_stage_goes_on(desk, register, watch):
    with pytest.raises(BadInputError, match="clue_names_reporter"):
        clues.enter(register, Clue("clue", CLUE.received_on, "letter", "家长赵敏说食堂进货没有索证"), REPORTER)
    for wrong in (Clue("rumour", CLUE.received_on, "letter", MATTER), Clue("clue", CLUE.received_on, "owl", MATTER)):
        with pytest.raises(BadInputError, match=r"clue_(kind|channel)_wrong"):
            clues.enter(register, wrong, "")
    assert not clues.listed(register)
    row = clues.enter(register, CLUE, "")
    with pytest.raises(MissingError, match="clue_no_reporter"):
        clues.read_reporter(register, row, "电话回访")
    watch.go(days=2)
    clues.move_on(register, row, clues.PASSED_ON)
    assert [(view.stage, view.stage_on) for view in clues.listed(register)] == [("passed_on", date(2026, 11, 22))]


def test_registrars_have_passwords_of_their_own_and_who_is_retired_opens_nothing(desk, register, reopen):
    clues.enter(register, CLUE, REPORTER)
    with pytest.raises(RefusedError, match="clues_begun"):
        clues.begin(desk, "吴承泽", PASSWORD)
    clues.add_registrar(register, "周登", OTHER)
    second = clues.open_register(desk, "周登", OTHER)
    clues.retire(second, "陈登")
    with pytest.raises(RefusedError, match="clues_last"):
        clues.retire(second, "周登")
    with pytest.raises(RefusedError, match="clues_refused"):
        clues.open_register(desk, "陈登", OWN)
    second.close()
    folder = desk.store.home
    master_key.ask_for_new(desk, PASSWORD)
    desk.close()
    fresh = security.unlock(folder, PASSWORD)
    again = clues.open_register(fresh, "周登", OTHER)  # a new master key leaves the register as it is
    assert [view.clue for view in clues.listed(again)] == [CLUE]
    fresh.close()


def test_every_function_of_the_register_is_refused_once_it_is_closed(desk, register):
    row = clues.enter(register, CLUE, REPORTER)
    register.close()
    calls = {
        clues.add_registrar: ("周登", OTHER), clues.retire: ("陈登",), clues.enter: (CLUE, REPORTER), clues.listed: (),
        clues.read_reporter: (row, "回访"), clues.move_on: (row, clues.PASSED_ON),
    }  # fmt: skip
    public = {
        one for name, one in python.getmembers(clues, python.isfunction)
        if not name.startswith("_") and one.__module__ == clues.__name__ and "register" in python.signature(one).parameters
    }  # fmt: skip
    assert public == set(calls)
    before = desk.store.head()
    for call, arguments in calls.items():
        with pytest.raises(RefusedError, match="clues_locked"):
            call(register, *arguments)
    assert desk.store.head() == before


def test_a_value_moved_to_another_clue_does_not_open(desk, register):
    first, second = clues.enter(register, CLUE, REPORTER), clues.enter(register, CLUE, "")
    moved = desk.store.find("clue", first).values["reporter"]
    desk.store.record([Edit("clue", second, "469000", "reporter", moved)], actor=uuid4())
    with pytest.raises(StoreError, match="clue_damaged"):
        clues.read_reporter(register, second, "回访")


def test_the_commands_begin_fill_and_read_the_register(desk):
    folder = desk.store.home
    desk.close()

    def run(command, *words, secrets, typed=""):
        reads, names = [], iter(("--password-fd", "--own-fd"))
        for text in secrets:
            read, write = os.pipe()
            os.write(write, f"{text}\n".encode())
            os.close(write)
            reads += [next(names), str(read)]
        made = [*command.split(), *words, "--store", str(folder), *reads]
        return CliRunner().invoke(app, made, input=typed)

    both = (PASSWORD, OWN)
    assert run("clues begin --registrar 陈登", secrets=both).exit_code == 0
    entered = run(
        "clues enter --registrar 陈登 --kind complaint --channel letter", secrets=both, typed=f"{MATTER}\n{REPORTER}\n"
    )
    assert entered.exit_code == 0
    row = entered.output.split()[-1]
    listed = run("clues list --registrar 陈登", secrets=both).output
    assert MATTER in listed
    assert REPORTER not in listed
    assert REPORTER in run("clues reporter --registrar 陈登", row, "--why", "回访", secrets=both).output
    refused = run("clues list --registrar 陈登", secrets=(PASSWORD, OTHER))
    assert isinstance(refused.exception, RefusedError)
    assert refused.exception.code == "clues_refused"
