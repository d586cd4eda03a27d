"""What the documents promise to other implementations, recomputed from the documents themselves."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from inspector.base import places

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_changes_in_the_journal_format_have_the_hashes_that_it_says():
    text = (DOCS / "journal-format.md").read_text("utf-8")
    changes = json.loads(re.search(r"```json\n(.*?)```", text, re.DOTALL).group(1))
    assert len(changes) == 2
    for change in changes:
        body = {name: value for name, value in change.items() if name not in {"salt", "hash"}}
        body["value"] = hashlib.sha256(bytes.fromhex(change["salt"]) + change["value"].encode()).hexdigest()
        canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        assert hashlib.sha256(b"inspector/change/1" + canonical).hexdigest() == change["hash"]
    assert changes[1]["prev"] == changes[0]["hash"]
    assert changes[1]["supersedes"] == [changes[0]["id"]]


def test_the_published_schemas_are_those_that_the_values_give():
    from tools.make_schemas import schemas

    for name, schema in schemas().items():
        kept = json.loads((places.resources() / "schemas" / name).read_text("utf-8"))
        assert kept == schema, f"run tools/make_schemas.py: {name}"
