import re
import time
from pathlib import Path
from uuid import RFC_4122

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

import inspector
from inspector.base import ids, messages, settings
from inspector.base.canonical import canonical_bytes

PACKAGE = Path(inspector.__file__).parent
# The codes of services that windows will raise come with them.
CODE = re.compile(
    r'(?:UsageError|BadInputError|MissingError|RefusedError|StoreError|RoomError|Fault|Strength\(\d,)\(?\s*"([a-z_]+)"'
)


def codes():
    return {code for path in PACKAGE.rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}


def test_every_code_has_its_words_in_both_languages():
    assert len(codes()) > 50
    for language in messages.LANGUAGES:
        assert codes() - messages.catalogue(language).keys() == set()
    assert messages.catalogue("zh").keys() == messages.catalogue("en").keys()


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_words_are_polite_and_complete(language):
    for code, entry in messages.catalogue(language).items():
        assert set(entry) == {"what", "means", "do"}, code
        assert entry["what"], code
        assert not re.search(r"[!！]", "".join(entry.values())), code
        if language == "zh":
            assert not re.search(
                r"[\u4e00-\u9fff] +[0-9A-Za-z]|[0-9A-Za-z] +[\u4e00-\u9fff]", "".join(entry.values())
            ), code


def test_both_languages_name_the_same_values():
    for code, entry in messages.catalogue("zh").items():
        other = messages.catalogue("en")[code]
        names = [set(re.findall(r"{(\w+)}", "".join(e.values()))) for e in (entry, other)]
        assert names[0] == names[1], code


@pytest.mark.parametrize("value", [1.5, "a\0b", {"x": [2**53]}, "\ud800"])
def test_what_is_not_exact_has_no_canonical_form(value):
    with pytest.raises(ValueError, match=r"float|NUL|integer|codepoints|encode"):
        canonical_bytes(value)


@given(
    st.dictionaries(
        st.text("abz汉𠮷é", max_size=4), st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text('a"\\\n汉𠮷'))
    )
)
def test_the_canonical_form_does_not_depend_on_order(value):
    assert canonical_bytes(value) == canonical_bytes(dict(reversed(value.items())))


_LEAF = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.text().filter(lambda t: "\0" not in t)
)


@given(
    st.recursive(_LEAF, lambda inner: st.lists(inner) | st.dictionaries(st.text("aZ_0é汉𠮷ﬀ"), inner), max_leaves=12)
)
def test_the_canonical_form_is_that_of_the_standard(value):
    try:
        expected = rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        with pytest.raises(ValueError, match=r"encode|surrogate|codepoints"):
            canonical_bytes(value)
    else:
        assert canonical_bytes(value) == expected


def test_new_keys_sort_by_time_and_placed_keys_are_the_same_everywhere():
    made = [ids.new_id() for _ in range(5_000)]  # some thousand in one millisecond
    assert {(key.version, key.variant) for key in made} == {(7, RFC_4122)}
    assert made == sorted(set(made))
    assert abs((made[0].int >> 80) - time.time() * 1000) < 60_000
    assert ids.answer_id(made[0], "B03") == ids.answer_id(made[0], "B03") != ids.answer_id(made[0], "B04")


def test_new_keys_go_on_ascending_when_the_clock_is_set_back(monkeypatch):
    before = ids.new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000)
    assert before < ids.new_id() < ids.new_id()


def test_settings_come_back_and_a_damaged_file_gives_the_defaults(home):
    settings.save(settings.Settings(language="en", idle_minutes=3))
    assert settings.load().idle_minutes == 3
    (home / "config" / "settings.toml").write_text("language = 7\nidle_minutes = -1\n[")
    assert settings.load() == settings.Settings()
