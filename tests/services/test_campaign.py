"""A campaign's report through the services: what signed records of its days add up to, issued and verified."""

from __future__ import annotations

import io
import json

import pypdf
import pytest

from inspector.base.errors import BadInputError
from inspector.services import records, sample, security, writs
from inspector.services.verify import verify_bytes
from tests.conftest import PASSWORD, Watch
from tests.rosters import quiet
from tests.services import factory
from tests.services.test_writs import filled, sign_all, signed_visit


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A store with a visit, the follow-up that found one of its two problems in order, and one that nobody signed."""
    clock = Watch()
    made, recovery = security.create_store(
        tmp_path_factory.mktemp("campaign") / "store", sample.sample_identity(), PASSWORD, clock=clock
    )
    security.confirm_recovery(made, recovery)
    sample.load_sample(made)
    signed_visit(made)
    follow_up = factory.begin(made, track="follow_up")
    factory.answer_some(made, follow_up, fails=frozenset({"A01"}), n=6)
    factory.sign_all(made, follow_up)
    records.issue(made, follow_up, quiet)
    factory.begin(made, school="fq")
    yield made
    made.close()


def held_in(desk, document):
    data = records.document_bytes(desk, document.id)
    assert verify_bytes(data, "zh").exit_code in {0, 3}
    return json.loads(pypdf.PdfReader(io.BytesIO(data)).attachments["findings.json"][0])


@pytest.mark.parametrize("kind", ["campaign_report", "campaign_public"])
def test_what_was_signed_is_added_up_and_the_report_holds_its_figures(desk, kind):
    writ = filled(desk, kind)
    sign_all(desk, writ)
    held = held_in(desk, writs.issue(desk, writ, quiet))
    said = {one["name"]: one["text"] for one in held["words"]}
    wanted = {"n_visited": "1", "n_visits": "2", "n_follow_ups": "1", "n_problems": "2", "n_settled": "1"}
    assert {name: said[f"campaign_{name}"] for name in wanted} == wanted
    keys = [one["key"] for one in held["figures"]]
    full = kind == "campaign_report"
    assert keys == (["coverage", "grades", "sections", "common", "state", "schools"] if full else ["coverage"])
    text = json.dumps(held, ensure_ascii=False)
    assert ("明德小学" in text) is full
    assert "孙国栋" not in text


def test_days_that_are_wrong_or_hold_no_record_are_refused_and_can_be_looked_at(desk):
    writ = filled(desk, "campaign_report")
    begins = {one.name: one.value for one in writs.show(desk, writ).fields}
    assert begins["from_on"] <= begins["until_on"]
    writs.write(desk, writ, "until_on", "2020-01-01")
    assert writs.preview(desk, writ, quiet).startswith(b"%PDF")
    with pytest.raises(BadInputError, match="campaign_days_wrong"):
        writs.freeze(desk, writ)
    writs.write(desk, writ, "from_on", "2019-12-01")
    assert writs.preview(desk, writ, quiet).startswith(b"%PDF")
    with pytest.raises(BadInputError, match="campaign_empty"):
        writs.freeze(desk, writ)
