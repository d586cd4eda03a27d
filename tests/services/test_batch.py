"""Many documents in one job: numbered without a gap, cancelled, killed, gone on with; what fails is listed and made again."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from concurrent.futures import CancelledError
from pathlib import Path

import pypdf
import pytest

from inspector.base.errors import BadInputError, RefusedError, RoomError
from inspector.services import batch, plan, records, sample, security, writ_register, writs
from inspector.services.audit import audit_store
from inspector.services.plan_views import NewSchool
from inspector.services.verify import verify_bytes
from tests.conftest import PASSWORD, Watch
from tests.rosters import quiet
from tests.services.test_writs import filled, signed_visit

N = 6


def a_desk(folder, n=N, clock=None):
    made, recovery = security.create_store(folder, sample.sample_identity(), PASSWORD, clock=clock or Watch())
    security.confirm_recovery(made, recovery)
    for k in range(n):
        school = NewSchool(
            name=f"梅岭区第{k + 1}小学", kind="primary", code="", ownership="公办", address="", head_name=f"校长{k}",
            head_title="校长", students=300, staff=20,
        )  # fmt: skip
        plan.add_school(made, school)
    return made


@pytest.fixture
def desk(tmp_path):
    made = a_desk(tmp_path / "store")
    yield made
    made.close()


def a_job(desk, folder=None, kind="reminder"):
    about = batch.subjects(desk, model := model_of(desk, kind))
    return batch.begin(desk, model, about, sample.sample_strokes("吴承泽"), (892, 339), folder)


def model_of(desk, kind):
    schools = desk.store.select("school")
    model = filled(desk, kind, school_id=schools[2].id)
    writs.write(desk, model, "phone", "0519-00000001")
    return model


def issued(desk):
    return {line.school: line.number for line in writ_register.lines(desk) if line.stage == "issued"}


class Until:
    """A progress that cancels, or kills, after so many."""

    def __init__(self, n, act=None):
        self.n, self.act, self.seen = n, act, []

    def __call__(self, done, total):
        self.seen.append((done, total))
        if done >= self.n:
            if self.act is not None:
                self.act()
            raise CancelledError


def test_one_job_makes_one_for_each_with_what_was_written_and_what_is_its_own(desk, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    progress = Until(99)
    done = batch.run(desk, a_job(desk, folder), progress, n_processes=2)
    assert (done.n, done.n_done, done.failures) == (N, N, ())
    assert progress.seen == [(n, N) for n in range(N + 1)]
    numbers = issued(desk)
    assert sorted(int(one.split("〕")[1].rstrip("号")) for one in numbers.values()) == list(range(1, N + 1))
    assert len(list(folder.glob("*.pdf"))) == N
    for file in folder.glob("*.pdf"):
        data = file.read_bytes()
        verdict = verify_bytes(data, "zh")
        assert verdict.exit_code == 0
        assert verdict.number == numbers[verdict.school]
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).replace("\n", "")
        assert f"{verdict.school}：" in text
        assert "0519-00000001" in text
    assert batch.jobs(desk) == ()
    assert audit_store(desk).sound


def test_a_job_that_was_cancelled_goes_on_and_no_number_is_taken_twice_or_lost(desk):
    job = a_job(desk)
    with pytest.raises(CancelledError):
        batch.run(desk, job, Until(3), n_processes=2)
    (left,) = batch.jobs(desk)
    assert left.n_done >= 3
    assert left.n_left == N - left.n_done
    before = issued(desk)
    assert batch.run(desk, job, quiet, n_processes=1).n_done == N
    numbers = issued(desk)
    assert numbers.items() >= before.items()
    assert len(set(numbers.values())) == N
    assert not writ_register.gaps(desk, 2026)


def test_what_cannot_be_made_is_listed_with_its_reason_and_made_when_it_is_mended(desk):
    rare = next(row for row in desk.store.select("school"))
    rename(desk, rare.id, "梅岭区第\ue000小学")
    job = a_job(desk)
    found = batch.run(desk, job, quiet, n_processes=1)
    assert (found.n_done, found.n_left) == (N - 1, 0)
    (failure,) = found.failures
    assert failure.error.code == "text_not_printable"
    assert failure.about.title == "梅岭区第\ue000小学"
    assert [one.failures[0].about for one in batch.jobs(desk)] == [failure.about]
    rename(desk, rare.id, "梅岭区第一小学")
    assert batch.run(desk, job, quiet, n_processes=1).n_done == N
    assert "梅岭区第一小学" in issued(desk)


def rename(desk, school_id, name):
    from inspector.services.visit_state import register
    from inspector.store.tables import Edit

    row = desk.store.find("school", school_id)
    value = {**register(row, "identity"), "name": name}
    desk.store.record([Edit("school", school_id, row.region_code, "identity", value)], actor=desk.actor)


def test_a_stick_that_is_gone_ends_the_run_and_its_copies_come_when_it_is_back(desk, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    job = a_job(desk, folder)

    def pull():
        folder.rename(tmp_path / "pulled")

    class Pulling(Until):
        def __call__(self, done, total):
            del total
            if done == 2 and self.act is not None:
                self.act()

    with pytest.raises(RoomError):
        batch.run(desk, job, Pulling(2, pull), n_processes=1)
    (left,) = batch.jobs(desk)
    assert left.failures == ()
    (tmp_path / "pulled").rename(folder)
    assert batch.run(desk, job, quiet, n_processes=1).n_done == N
    assert len(list(folder.glob("*.pdf"))) == N


KILLED = """
import os, signal, sys
from pathlib import Path
from uuid import UUID
from inspector.services import batch, security

def progress(done, total):
    print(done, flush=True)
    if done == 2:
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    desk = security.unlock(Path(sys.argv[1]), sys.argv[2])
    batch.run(desk, UUID(sys.argv[3]), progress, n_processes=1)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_job_whose_program_was_killed_goes_on(tmp_path):
    desk = a_desk(tmp_path / "store")
    job = a_job(desk)
    desk.close()
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    command = [sys.executable, str(script), str(tmp_path / "store"), PASSWORD, str(job)]
    own = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    fell = subprocess.run(command, check=False, capture_output=True, text=True, env=own)
    assert fell.returncode == -signal.SIGKILL, fell.stderr
    desk = security.unlock(tmp_path / "store", PASSWORD, clock=Watch())
    (left,) = batch.jobs(desk)
    assert 2 <= left.n_done < N
    assert batch.run(desk, job, quiet, n_processes=1).n_done == N
    assert len(set(issued(desk).values())) == N
    assert audit_store(desk).sound
    desk.close()


def test_orders_are_made_for_all_visits_with_open_problems(tmp_path):
    desk = a_desk(tmp_path / "store", n=0)
    sample.load_sample(desk)
    visits = [signed_visit(desk), signed_visit(desk)]
    signed_visit(desk, right=("A01", "A03"))  # nothing of it is open
    model = writs.begin(desk, "rectification_order", visit_id=visits[0])
    writs.write(desk, model, "phone", "0519-00000001")
    about = batch.subjects(desk, model)
    assert {one.key for one in about} == {str(one) for one in visits}
    job = batch.begin(desk, model, about, sample.sample_strokes("吴承泽"), (892, 339), None)
    assert batch.run(desk, job, quiet, n_processes=1).n_done == 2
    for visit in visits:
        (order,) = [one for one in records.documents(desk, visit) if one.kind == "rectification_order"]
        assert verify_bytes(records.document_bytes(desk, order.id), "zh").exit_code == 0
    assert len(batch.subjects(desk, model, "没有这所")) == 0
    desk.close()


def test_what_cannot_begin_is_refused_with_words(desk):
    model = model_of(desk, "reminder")
    about = batch.subjects(desk, model)
    ink = sample.sample_strokes("吴承泽")
    for wrong, code in (((), "batch_nothing"), (about, "signature_empty")):
        with pytest.raises(BadInputError, match=code):
            batch.begin(desk, model, wrong, () if wrong else ink, (892, 339), None)
    writs.write(desk, model, "phone", "")
    with pytest.raises(BadInputError, match="writ_incomplete"):
        batch.begin(desk, model, about, ink, (892, 339), None)
    circular = writs.begin(desk, "circular")
    with pytest.raises(RefusedError, match="batch_not_for_many"):
        batch.subjects(desk, circular)
