"""Numbers of documents: what a pattern gives, and which patterns are refused."""

import pytest

from inspector.domain.numbering import DEFAULT_PATTERN, PatternError, number_of


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (DEFAULT_PATTERN, "澄梅教督记〔2026〕7号"),
        ("{代字}〔{年}〕{序号3}号", "澄梅教督记〔2026〕007号"),
        ("{年}-{序号}", "2026-7"),
    ],
)
def test_a_pattern_is_filled(pattern, number):
    assert number_of(pattern, "澄梅教督记", 2026, 7) == number


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{年}",
        "{序号}",
        "{年}{序号}{序号}",
        "{年}{年}{序号}",
        "{年}{序号}{月}",
        "{年}{序号",
        "{年}\n{序号}",
        "{年}{序号}" + "号" * 40,
    ],
)
def test_a_pattern_that_would_give_a_number_twice_or_cannot_be_read_is_refused(pattern):
    with pytest.raises(PatternError):
        number_of(pattern, "澄梅教督记", 2026, 7)
