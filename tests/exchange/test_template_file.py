"""Templates of documents: each thing that can be wrong is refused by file, line and reason, in both languages."""

import pytest
from PIL import Image

from inspector.base.errors import BadInputError
from inspector.base.messages import message_of
from inspector.domain.wording import parse
from inspector.exchange.template_file import parse_canonical, read_bureau, read_template, shipped, shipped_file

GOOD = shipped_file("reminder").read_text("utf-8")
RECHECK = shipped_file("recheck").read_text("utf-8")
DRAWN = shipped_file("draw_record").read_text("utf-8")
FORM = shipped_file("receipt").read_text("utf-8")

BROKEN = {
    "no yaml": (GOOD, "about: school", "about: [school", "不是YAML", "expected"),
    "twice": (GOOD, "about: school", "about: school\nabout: school", "写了两次", "twice"),
    "alias": (GOOD, "about: school", "about: &a school\nof: [*a]", "锚点", "anchors"),
    "unknown member": (GOOD, "about: school", "about: school\ncolour: red", "不认识的“colour”", '"colour"'),
    "missing": (GOOD, "about: school\n", "", "缺少“about”", '"about" is missing'),
    "wrong value": (GOOD, "about: school", "about: moon", "“about”只能取规定的值", '"about"'),
    "bare place": (GOOD, '- recipient: "{to}"', "- recipient: {to}", "加引号", "quotes"),
    "long series": (GOOD, "series: 提", "series: 提醒", "“series”的写法不对", '"series"'),
    "no such place": (GOOD, "{words.reply_by}", "{words.reply_on}", "{words.reply_on}，是不是{words.reply_by}", "is it {words.reply_by}?"),
    "not of this kind": (GOOD, "{words.reason}", "{words.reason}{score}", "{score}", "{score}"),
    "open brace": (GOOD, "{words.facts}", "{words.facts", "没有对应的}", "not closed"),
    "open bracket": (GOOD, "{words.facts}", "[{words.facts}", "没有对应的]", "not closed"),
    "bare bracket": (GOOD, "{words.facts}", "[x]{words.facts}", "没有占位符", "no placeholder"),
    "no place": (GOOD, "{words.facts}", "{Words facts}", "不是占位符", "no placeholder"),
    "no modifier": (GOOD, "{words.facts}", "{words.facts!loud}", "!loud", "!loud"),
    "field not printed": (GOOD, '- paragraph: "{words.facts}"', "- paragraph: 无", "字段facts没有印", "facts is printed nowhere"),
    "hidden field": (GOOD, '- paragraph: "{words.facts}"', '- when: copies\n      paragraph: "{words.facts}"', "facts没有印", "printed nowhere"),
    "two blocks": (GOOD, '- recipient: "{to}"', '- recipient: "{to}"\n  paragraph: x', "一种块", "one block"),
    "no signatures": (GOOD, "- closing: ", "- section: {title: x, body: [{paragraph: x}]}\n# ", "closing", "closing"),
    "behind the end": (GOOD, "- imprint: {issued: false}", "- paragraph: x", "只能有imprint", "imprint only"),
    "of a form": (FORM, "- signatures", '- recipient: "{to}"\n- signatures', "form没有recipient", "no recipient"),
    "no problems": (GOOD, '- paragraph: "{words.facts}"', '- paragraph: "{words.facts}"\n    - photos: all', "不列问题", "lists no problems"),
    "series and attached": (GOOD, "series: 提", "series: 提\nattached: 附", "只能有一个", "either"),
    "attached to nothing": (GOOD, "series: 提", "attached: 附", "attached", "attached"),
    "result not printed": (RECHECK, "{outcome.result}", "已核查", "{outcome.result}", "{outcome.result}"),
    "draws nothing": (DRAWN, "{name: seed,", "{name: seeds,", "seed", "seed"),
    "other of no field": (FORM, "field: receiver}", "field: taker}", "没有字段taker", "no field taker"),
    "choices of a line": (FORM, "kind: choice", "kind: line", "choice", "choice"),
    "another name": (GOOD, "kind: reminder", "kind: other", "文件名应为other.yaml", "other.yaml"),
    "the program's own": (GOOD, "kind: reminder", "kind: record", "程序自己", "program's own"),
}  # fmt: skip


def parse_key(text):
    return text.partition("kind: ")[2].partition("\n")[0]


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_refused_by_file_line_and_reason_in_both_languages(tmp_path, name):
    text, right, wrong, zh, en = BROKEN[name]
    path = tmp_path / f"{parse_key(text)}.yaml"
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(BadInputError, match="template_broken") as caught:
        read_template(path)
    told = {language: message_of(caught.value, language).what for language in ("zh", "en")}
    assert path.name in told["zh"]
    assert path.name in told["en"]
    assert zh in told["zh"], told
    assert en in told["en"], told
    assert 1 <= int(caught.value.values["line"]) <= text.count("\n") + 2


def test_the_line_is_that_of_the_fault(tmp_path):
    path = tmp_path / "reminder.yaml"
    path.write_text(GOOD.replace("{words.reply_by}", "{words.reply}", 1), "utf-8")
    line = next(n for n, one in enumerate(GOOD.splitlines(), 1) if "{words.reply_by}" in one)
    with pytest.raises(BadInputError) as caught:
        read_template(path)
    assert caught.value.values["line"] == line


def test_what_cannot_be_read_is_told(tmp_path):
    path = tmp_path / "reminder.yaml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadInputError, match="template_unreadable"):
        read_template(path)


def test_a_template_is_the_same_from_its_canonical_content():
    for one in shipped().values():
        again = parse_canonical(one.canonical())
        assert again == one
        assert again.sha256() == one.sha256()


def test_a_bureaus_seal_is_a_picture_flattened_alike_each_time_or_refused(tmp_path):
    path = tmp_path / "bureau.yaml"
    path.write_text("format: inspector-bureau/1\nissuer: 澄江市教育局\nseal: seal.png\n", "utf-8")
    with pytest.raises(BadInputError, match=r"line=3"):
        read_bureau(path)
    Image.new("RGBA", (300, 200), (200, 0, 0, 120)).save(tmp_path / "seal.png")
    assert read_bureau(path) == read_bureau(path)
    assert read_bureau(path).seal.startswith(b"\xff\xd8")
    (tmp_path / "seal.png").write_bytes(b"GIF89a")
    with pytest.raises(BadInputError, match="template_broken"):
        read_bureau(path)


def test_parts_of_a_wording_stand_only_where_they_are_filled():
    held = {"a": "甲", "n": "0", "words.s": "关于某事的通报"}
    for text, wanted in {
        "[{a}，]完": "甲，完",
        "[{b}，]完": "完",
        "[{n}个|没有]": "没有",
        "{n}个": "0个",
        "{a!sentence}": "甲。",
        "{words.s!topic}": "某事",
        "[{a!if}有|无]": "有",
        "{{}}[[]]": "{}[]",
    }.items():
        assert parse(text).fill(lambda name: held.get(name, "")) == wanted
