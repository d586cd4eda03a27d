"""Copies with mark-up: what is hidden has no influence on any of their bytes."""

from __future__ import annotations

import io
import itertools
import math
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from inspector.domain.markup import HIDDEN_RGB, UNIT, Mark, Markup, cropped, markup_of
from inspector.exchange.marked import marked_copies, marked_image
from inspector.exchange.photos import upright

SIZE = (300, 200)
place = st.integers(0, UNIT)
point = st.tuples(place, place)


def picture(seed: int, size=SIZE) -> Image.Image:
    return Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3))


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def covered(mark: Mark, x: int, y: int) -> bool:
    """Say whether the middle of a pixel lies under a mark, by geometry and not by drawing."""
    px, py = x + 0.5, y + 0.5
    spots = [(a * SIZE[0] / UNIT, b * SIZE[1] / UNIT) for a, b in mark.points]
    if mark.kind == "hide":
        (x0, x1), (y0, y1) = sorted(s[0] for s in spots), sorted(s[1] for s in spots)
        return x0 <= px <= x1 and y0 <= py <= y1
    radius = mark.width * max(SIZE) / UNIT / 2
    pairs = list(itertools.pairwise(spots)) or [(spots[0], spots[0])]
    return any(_away(px, py, *a, *b) <= radius for a, b in pairs)


def _away(px, py, x0, y0, x1, y1) -> float:
    long = (x1 - x0) ** 2 + (y1 - y0) ** 2
    at = max(0.0, min(1.0, ((px - x0) * (x1 - x0) + (py - y0) * (y1 - y0)) / long)) if long else 0.0
    return math.hypot(px - x0 - at * (x1 - x0), py - y0 - at * (y1 - y0))


hides = st.one_of(
    st.builds(lambda a, b: Mark("hide", (a, b)), point, point),
    st.builds(
        lambda p, w: Mark("brush", tuple(p), width=w), st.lists(point, min_size=1, max_size=4), st.integers(50, 1500)
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(hides, min_size=1, max_size=3), st.integers(0, 9))
@example([Mark("brush", ((0, 100), (2000, 0)), width=50)], 0)  # a thin line, nearly level
@example([Mark("brush", ((0, 0), (825, 249)), width=66)], 0)  # its polygon left a pixel out
def test_originals_that_differ_only_under_what_is_hidden_give_the_same_copies(marks, seed):
    first, second = picture(seed), picture(seed)
    other = picture(seed + 100).load()
    pixels = second.load()
    for x in range(SIZE[0]):
        for y in range(SIZE[1]):
            if any(covered(mark, x, y) for mark in marks):
                pixels[x, y] = other[x, y]
    markup = Markup(tuple(marks))
    assert marked_copies(png(first), markup) == marked_copies(png(second), markup)


@settings(max_examples=20, deadline=None)
@given(st.lists(place, min_size=2, max_size=2, unique=True), st.lists(place, min_size=2, max_size=2, unique=True))
def test_what_is_cropped_off_has_no_influence(across, down):
    (left, right), (top, bottom) = sorted(across), sorted(down)
    markup = Markup(crop=(left, top, right, bottom))
    box = cropped(markup, *SIZE)
    inside = picture(1).crop(box)
    outside = picture(2)
    outside.paste(inside, box[:2])
    assert marked_copies(png(picture(1)), markup) == marked_copies(png(outside), markup)


def test_all_kinds_are_drawn_where_they_stand_and_only_there():
    marks = (
        Mark("arrow", ((1000, 1000), (3000, 3000))),
        Mark("box", ((5000, 1000), (8000, 4000)), colour="yellow"),
        Mark("freehand", ((1000, 6000), (2000, 7000), (3000, 6000)), colour="blue"),
        Mark("text", ((5000, 7000),), width=600, text="门未锁"),
        Mark("number", ((9000, 8000),), width=500, text="1"),
    )
    for mark in marks:
        ground = Image.new("RGB", (1000, 1000), (120, 120, 120))
        made = marked_image(ground.copy(), Markup((mark,)), 1000)
        changed = ImageChops.difference(made, ground).getbbox()
        assert changed is not None, mark.kind
        xs, ys = [x / 10 for x, _ in mark.points], [y / 10 for _, y in mark.points]
        room = 220 if mark.kind == "text" else 80
        assert min(xs) - 80 <= changed[0]
        assert changed[2] <= max(xs) + room
        assert min(ys) - 80 <= changed[1]
        assert changed[3] <= max(ys) + 80


def test_hidden_is_flat_grey_and_marks_lie_over_it():
    markup = Markup((Mark("hide", ((0, 0), (UNIT, UNIT))), Mark("box", ((2000, 2000), (8000, 8000)), width=200)))
    made = marked_image(picture(3), markup, 300)
    assert made.getpixel((5, 5)) == HIDDEN_RGB
    assert made.getpixel((150, 100)) == HIDDEN_RGB
    red = made.getchannel("R").getextrema()
    assert red[0] != red[1], "the box is drawn"


def test_a_copy_carries_no_metadata_and_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "JPEG", exif=exif, comment=b"SecretComment", icc_profile=b"SecretIcc")
    made = marked_copies(out.getvalue(), Markup((Mark("number", ((5000, 5000),), text="1"),)))
    for data in made.values():
        assert b"Secret" not in data
        assert b"Exif" not in data
        assert Image.open(io.BytesIO(data)).size == (20, 40)
    assert upright(out.getvalue()).info == {}


@pytest.mark.parametrize(
    "mark",
    [
        lambda: Mark("hide", ((0, 0),)),
        lambda: Mark("hide", ((0, 0), (UNIT + 1, 5))),
        lambda: Mark("text", ((0, 0),)),
        lambda: Mark("box", ((0, 0), (1, 1)), text="x"),
        lambda: Mark("arrow", ((0, 0), (1, 1)), colour="pink"),
        lambda: Markup(crop=(5, 5, 5, 9)),
    ],
)
def test_mark_up_outside_its_bounds_is_refused(mark):
    with pytest.raises(ValueError, match=r"outside|points|text|width|crop"):
        mark()


@given(st.lists(hides, max_size=4), st.booleans())
def test_mark_up_comes_back_as_it_was_journalled(marks, crop):
    markup = Markup((*marks, Mark("text", ((1, 2),), text="甲")), (0, 1, 5000, 6000) if crop else None)
    assert markup_of(markup.to_json()) == markup
    assert len(markup.revision()) == 32


def test_what_is_not_understood_is_refused_and_not_left_out():
    with pytest.raises(ValueError, match="kind"):
        markup_of({"marks": [{"kind": "veil", "points": [[0, 0]], "width": 5}], "crop": None})
