"""Checklist files of format 2: refused by file, line and reason."""

from __future__ import annotations

import pytest

from inspector.base import places
from inspector.base.errors import BadInputError
from inspector.exchange.checklist_file import parse_canonical, parse_checklist

SOURCE = (places.resources() / "checklists" / "notice-2020-6.yaml").read_text("utf-8")
GROWN = SOURCE.replace("format: inspector-checklist/1", "format: inspector-checklist/2", 1)


def with_rule(code, rule, source=GROWN):
    """The built-in file with a line added to an item, and that line's number."""
    lines = source.splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == f"- code: {code}")
    lines.insert(at + 1, f"        {rule}")
    return "\n".join(lines) + "\n", at + 2


def test_rules_between_items_are_read_and_kept():
    text, _ = with_rule("A02", "applies_when: A01 == 'conforms' and students > 100")
    checklist = parse_checklist(text, "mine.yaml")
    assert checklist.logic.readers["A01"][0].code == "A02"
    again = parse_canonical(checklist.canonical())
    assert again.sha256() == checklist.sha256()
    assert again.logic.readers == checklist.logic.readers


@pytest.mark.parametrize(
    ("code", "rule", "reason"),
    [
        ("A02", "applies_when: A02 == 'fails'", "circle: A02 → A02"),
        ("A02", "applies_when: A99 == 'fails'", "unknown name 'A99'"),
        ("A02", "applies_when: students", "not true or false"),
        ("A02", "required_when: A01 == 'nearly'", "unknown choice 'nearly'"),
        ("A02", "constraint: {rule: A01 == 'conforms'}", '"message" is a required property'),
        ("A02", "calculate: {value: students}", "only an item of a single number"),
        ("A02", "group: gate", "unknown group 'gate'"),
        ("A02", "applies_when: A01 / 2 > 1", "'/' works on numbers"),
    ],
)  # fmt: skip
def test_logic_that_cannot_be_is_refused_with_file_line_and_reason(code, rule, reason):
    text, line = with_rule(code, rule)
    with pytest.raises(BadInputError) as refused:
        parse_checklist(text, "mine.yaml")
    assert refused.value.code == "checklist_broken"
    assert refused.value.values["file"] == "mine.yaml"
    assert refused.value.values["line"] == line
    assert reason in str(refused.value.values["reason"])


def test_format_1_takes_no_logic():
    text, _ = with_rule("A02", "applies_when: A01 == 'conforms'", SOURCE)
    with pytest.raises(BadInputError, match="checklist_broken") as refused:
        parse_checklist(text, "mine.yaml")
    assert "applies_when" in str(refused.value.values["reason"])


@pytest.mark.parametrize(
    "text",
    [
        "[" * 3000,
        "[" * 3000 + "]" * 3000,
        "? " * 3000,
        "- " * 3000,
        "a: " + "9" * 5000,
        "a: -²",
        "a: &b [*b, *b]",
        "{" * 99,
    ],
)
def test_yaml_made_to_break_its_reader_is_refused_by_line(text):
    with pytest.raises(BadInputError) as refused:
        parse_checklist(text, "坏.yaml")
    assert refused.value.code == "checklist_broken"
    assert refused.value.values["file"] == "坏.yaml"
