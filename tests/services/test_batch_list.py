"""A job's schools by a list, and its going on from the command line, stopped by Ctrl+C between two documents."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from inspector.base.errors import BadInputError
from inspector.cli.main import app
from inspector.services import batch, batch_list, plan, security
from inspector.services.audit import audit_store
from inspector.services.batch import About
from inspector.services.plan_views import NewSchool
from inspector.services.visit_state import register
from tests.conftest import PASSWORD, Watch
from tests.rosters import book
from tests.services import factory
from tests.services.test_batch import a_desk, a_job, issued, rename

SCHOOLS = (("梅岭区明德小学", "2132049918"), ("梅岭区枫桥实验学校（东校区）", "3132049917"), ("梅岭区东山幼儿园", ""))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = a_desk(tmp_path_factory.mktemp("list") / "store", n=0)
    for name, code in SCHOOLS:
        plan.add_school(made, NewSchool(name=name, kind="primary", code=code))
    yield made
    made.close()


@pytest.fixture(scope="module")
def schools(desk):
    rows = desk.store.select("school")
    return tuple(About(str(row.id), register(row, "identity")["name"], "某街道1号") for row in rows)


def test_a_list_names_schools_by_name_or_code_in_its_own_order_and_each_once(desk, schools):
    rows = [
        ["梅岭区学校名单"], ["序号", "学校", "标识码"],
        [1, "枫桥实验", 3132049917.0], [2, " 梅岭区 明德小学", ""], [3, "梅岭区没有的小学", ""],
        [4, "", "2132049918"], ["", "", ""], [5, "梅岭区枫桥实验学校(东校区)", ""],
    ]  # fmt: skip
    found = batch_list.pick(desk, schools, book(rows, "名单"), "名单.xlsx")
    assert [one.title for one in found.about] == [SCHOOLS[1][0], SCHOOLS[0][0]]
    assert [(one.sheet, one.n, one.text) for one in found.unmatched] == [("名单", 5, "梅岭区没有的小学")]
    assert found.n_unmatched == 1
    by_text = batch_list.pick(desk, schools, "学校名称\n梅岭区东山幼儿园\n".encode("gb18030"), "名单.csv")
    assert [one.title for one in by_text.about] == [SCHOOLS[2][0]]


def test_a_list_names_visits_by_the_number_of_the_record_or_the_school(desk):
    visits = [factory.begin(desk, school="dsyey") for _ in range(2)] + [factory.begin(desk, school="mdxx")]
    names = (SCHOOLS[2][0], SCHOOLS[2][0], SCHOOLS[0][0])
    about = tuple(
        About(str(visit), name, f"澄梅教督记〔2026〕{n}号")
        for n, (visit, name) in enumerate(zip(visits, names, strict=True), 1)
    )
    rows = [["2132049918"], ["澄梅教督记〔2026〕1号"], ["梅岭区东山幼儿园"]]
    found = batch_list.pick(desk, about, book(rows), "名单.xlsx")
    assert [one.key for one in found.about] == [str(visits[n]) for n in (2, 0, 1)]


def test_a_list_that_names_none_of_them_is_refused(desk, schools):
    with pytest.raises(BadInputError, match="batch_list_no_match"):
        batch_list.pick(desk, schools, book([["学校"], ["别处的小学"]]), "名单.xlsx")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for another process")
def test_the_command_goes_on_until_it_is_stopped_and_says_what_failed(tmp_path, capfd):
    n = 5
    desk = a_desk(tmp_path / "store", n=n)
    rename(desk, desk.store.select("school")[-1].id, "梅岭区第\ue000小学")
    job = a_job(desk)
    desk.close()
    with command(tmp_path, "--go-on", str(job), "--processes", "1") as running:
        seen = ""
        while f"1/{n}" not in seen:
            seen += running.stderr.read(1)
        running.send_signal(signal.SIGINT)
        said = running.stdout.read()
    assert running.returncode == 130, seen
    assert str(job) in said
    read, write = os.pipe()
    os.write(write, f"{PASSWORD}\n".encode())
    os.close(write)
    with pytest.raises(SystemExit) as ended:
        app(
            [
                "batch",
                "--go-on",
                "all",
                "--processes",
                "1",
                "--store",
                str(tmp_path / "store"),
                "--password-fd",
                str(read),
            ]
        )
    assert ended.value.code == 65
    said = capfd.readouterr()
    assert f"{n}/{n}" in said.err
    assert "第\ue000小学" in said.out
    desk = security.unlock(tmp_path / "store", PASSWORD, clock=Watch())
    (left,) = batch.jobs(desk)
    assert (left.n_done, left.n_left, len(left.failures)) == (n - 1, 0, 1)
    assert len(set(issued(desk).values())) == n - 1
    assert audit_store(desk).sound
    desk.close()


def command(folder, *arguments):
    line = [
        sys.executable,
        "-m",
        "inspector",
        "batch",
        *arguments,
        "--store",
        str(folder / "store"),
        "--password-fd",
        "0",
    ]
    pipe = subprocess.PIPE
    made = subprocess.Popen(line, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    made.stdin.write(f"{PASSWORD}\n")
    made.stdin.flush()
    return made
