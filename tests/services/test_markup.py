"""Mark-up of photos: journalled, undoable, in every copy; what is hidden is in none of them."""

from __future__ import annotations

import io
import json
import random

import pytest
from PIL import Image

from inspector.base.errors import BadInputError, RefusedError
from inspector.domain.markup import UNIT, Mark, Markup
from inspector.exchange.findings import check as held_to_schema
from inspector.services import conclude, evidence, finish_check, gallery, inspect, markup
from inspector.services.freeze import build_report
from inspector.services.thaw import report_from
from tests.services import factory

FACE = (600, 300, 900, 700)
"""Pixels of the picture's planted face: no other part looks like it."""
SIZE = (1600, 1200)
HIDE = Mark("hide", ((3600, 2400), (5800, 6000)))
"""Over the face with a margin."""


def photo(seed: int = 1) -> bytes:
    """A JPEG with a planted face."""
    chance = random.Random(seed)
    image = Image.new("RGB", SIZE, (200, 190, 170))
    image.paste(face(seed), FACE[:2])
    image.paste(Image.frombytes("RGB", (300, 400), chance.randbytes(360_000)).resize((600, 300)), (50, 850))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def face(seed: int) -> Image.Image:
    tiles = Image.frombytes("L", (12, 16), random.Random(seed + 50).randbytes(192))
    return tiles.resize((FACE[2] - FACE[0], FACE[3] - FACE[1]), Image.Resampling.BICUBIC).convert("RGB")


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


@pytest.fixture
def attached(desk, visit):
    evidence.attach_photo(desk, visit, "B03", photo())
    return view(desk, visit)


def view(desk, visit, item="B03", n=0):
    return inspect.detail(desk, visit, item).evidence[n]


def likeness(image: Image.Image, shown: Image.Image) -> float:
    """Correlation of brightness: 1 for the same picture, near 0 for another."""
    a, b = (list(i.convert("L").resize((24, 32)).tobytes()) for i in (image, shown))
    ma, mb = sum(a) / len(a), sum(b) / len(b)
    over = sum((x - ma) * (y - mb) for x, y in zip(a, b, strict=True))
    under = (sum((x - ma) ** 2 for x in a) * sum((y - mb) ** 2 for y in b)) ** 0.5
    return over / under if under else 0.0


def most_like(face_image: Image.Image, image: Image.Image) -> float:
    """The best likeness of the face anywhere on a coarse search over an image in the original's proportions."""
    scale = image.width / SIZE[0]
    wide, high = (FACE[2] - FACE[0]) * scale, (FACE[3] - FACE[1]) * scale
    best = 0.0
    for x in range(0, max(1, int(image.width - wide)), max(1, int(wide // 12))):
        for y in range(0, max(1, int(image.height - high)), max(1, int(high // 12))):
            best = max(best, likeness(face_image, image.crop((x, y, int(x + wide), int(y + high)))))
    return best


def test_mark_up_is_kept_edited_again_undone_and_redone(desk, visit, attached):
    first = Markup((HIDE,))
    second = Markup((HIDE, Mark("arrow", ((0, 0), (3000, 3000)))))
    markup.mark(desk, visit, attached.id, first)
    assert markup.mark(desk, visit, attached.id, second).said.endswith("照片的标注和遮挡")
    desk.cache.clear()
    assert markup.drawn(desk, visit, attached.id) == second
    assert "标注和遮挡" in inspect.undo(desk, visit).said
    assert markup.drawn(desk, visit, attached.id) == first
    inspect.redo(desk, visit)
    assert view(desk, visit).markup == second
    inspect.undo(desk, visit)
    inspect.undo(desk, visit)
    assert view(desk, visit).markup == Markup()


def test_what_is_being_drawn_survives_the_program(desk, visit, attached):
    markup.save_draft(desk, visit, attached.id, Markup((HIDE,)))
    desk.cache.clear()
    assert markup.drawn(desk, visit, attached.id) == Markup((HIDE,))
    assert view(desk, visit).markup == Markup()
    markup.mark(desk, visit, attached.id, Markup())
    assert markup.drawn(desk, visit, attached.id) == Markup()


@pytest.mark.parametrize("kind", ["working", "page", "thumbnail"])
def test_no_copy_is_older_than_its_mark_up(desk, visit, attached, kind):
    plain = evidence.derived(desk, attached.sha256, kind, attached.markup)
    markup.mark(desk, visit, attached.id, Markup((HIDE,)))
    hidden = evidence.derived(desk, attached.sha256, kind, view(desk, visit).markup)
    assert most_like(face(1), Image.open(io.BytesIO(plain))) > 0.8
    assert most_like(face(1), Image.open(io.BytesIO(hidden))) < 0.5
    inspect.undo(desk, visit)
    assert evidence.derived(desk, attached.sha256, kind, view(desk, visit).markup) == plain


def test_the_same_file_on_another_item_hides_the_same(desk, visit, attached):
    evidence.attach_photo(desk, visit, "B01", photo())
    markup.mark(desk, visit, attached.id, Markup((HIDE, Mark("number", ((1, 1),), text="1"))))
    assert view(desk, visit, "B01").markup == Markup((HIDE,))


def test_mark_up_that_cannot_be_read_hides_all(desk, visit, attached):
    state = markup.state_of(desk, visit)
    value = {"marks": [{"kind": "veil", "points": [[0, 0]], "width": 1}], "crop": None}
    desk.store.record([inspect.edit_of(state, "evidence", attached.id, "markup", value)], actor=desk.actor)
    desk.cache.clear()
    assert view(desk, visit).markup.hidden[0].points == ((0, 0), (UNIT, UNIT))


def test_openings_of_what_is_hidden_are_journalled_and_listed(desk, visit, attached):
    markup.note_opening(desk, visit, attached.id, markup.LOOKED)
    assert markup.openings(desk, visit, attached.id) == ()
    markup.mark(desk, visit, attached.id, Markup((HIDE,)))
    markup.note_opening(desk, visit, attached.id, markup.EDITED)
    markup.note_opening(desk, visit, attached.id, markup.LOOKED)
    found = markup.openings(desk, visit, attached.id)
    assert [opening.why for opening in found] == ["edit", "look"]
    assert all(opening.by for opening in found)
    written = [c for c in desk.store.all_changes() if c.table == "opening" and c.register == "opening"]
    assert [attached.sha256 in c.value for c in written] == [True, True]
    assert inspect.undo(desk, visit).said.startswith("已撤销")
    assert len(markup.openings(desk, visit, attached.id)) == 2, "an opening is never undone"


def test_a_cropped_photo_is_printed_in_its_own_proportions(desk, visit, attached):
    markup.mark(desk, visit, attached.id, Markup(crop=(0, 0, 5000, UNIT)))
    state = markup.state_of(desk, visit)
    fact = build_report(desk, state, "号", 1).evidence[0]
    assert (fact.width_px, fact.height_px) == (800, 1200)
    assert Image.open(io.BytesIO(evidence.derived(desk, fact.sha256, "page", view(desk, visit).markup))).size == (
        427,
        640,
    )


def test_what_no_font_has_is_told_and_refused_on_a_photo_too(desk, visit, attached):
    factory.answer_all(desk, visit)
    markup.mark(desk, visit, attached.id, Markup((Mark("text", ((500, 500),), text="门卫😀"),)))
    told = finish_check.not_printable(desk, visit)
    assert [(lack.group, lack.place, lack.text) for lack in told] == [
        ("unprintable", "B03", "照片1上写的字：😀 U+1F600")
    ]
    with pytest.raises(BadInputError, match="text_not_printable") as refused:
        conclude.freeze(desk, visit)
    assert refused.value.values["where"] == "照片1上写的字"
    markup.mark(desk, visit, attached.id, Markup((Mark("text", ((500, 500),), text="门卫"),)))
    assert conclude.freeze(desk, visit).number


def test_the_findings_say_what_is_hidden_and_what_is_key_evidence(desk, visit, attached):
    factory.answer_all(desk, visit)

    def held():
        state = markup.state_of(desk, visit)
        return json.loads(build_report(desk, state, "号", 1).canonical())["evidence"][0]

    assert not {"hidden_parts", "key_evidence", "time_fault"} & held().keys()  # the bytes that they always were
    markup.mark(desk, visit, attached.id, Markup((HIDE,)))
    gallery.set_key(desk, visit, attached.id, is_key=True)
    assert (held()["hidden_parts"], held()["key_evidence"]) == (True, True)
    conclude.freeze(desk, visit)
    frozen = conclude.latest_freeze(desk, visit)["report"].encode()
    assert report_from(json.loads(frozen)).canonical() == frozen
    held_to_schema(frozen)


def test_a_finalised_visit_takes_no_mark_up(desk, visit, attached):
    factory.answer_all(desk, visit)
    conclude.freeze(desk, visit)
    with pytest.raises(RefusedError):
        markup.mark(desk, visit, attached.id, Markup((HIDE,)))
