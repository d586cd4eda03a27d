"""Faces are found only to be hidden: rectangles come out, and of those only what the inspector accepts is kept.

face.jpg: a NASA portrait of the astronaut Eileen Collins, public domain, cut to the head.
"""

from __future__ import annotations

import importlib.util
import io
import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from inspector.base.errors import BadInputError
from inspector.domain.markup import UNIT, Markup
from inspector.exchange import faces
from inspector.services import evidence, inspect, markup
from tests.services import factory

FACE = Path(__file__).with_name("face.jpg")
SIZE, AT = (1200, 900), (700, 300)
EYES_AND_MOUTH = ((88, 70), (130, 70), (110, 125))
"""Pixels in face.jpg."""
needs_detector = pytest.mark.skipif(importlib.util.find_spec("cv2") is None, reason="the optional faces are not there")


def scene(*, with_face: bool = True) -> bytes:
    image = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    if with_face:
        image.paste(Image.open(FACE), AT)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92)
    return out.getvalue()


@pytest.fixture
def photo(desk):
    visit = factory.begin(desk)
    evidence.attach_photo(desk, visit, "A01", scene())
    return visit, inspect.detail(desk, visit, "A01").evidence[0]


def propose(desk, sha256, drawn=None):
    return markup.propose_faces(desk, sha256, drawn or Markup(), lambda _n, _of: None)


@needs_detector
def test_a_face_is_proposed_with_a_margin_and_a_wall_is_not(desk, photo):
    (found,) = propose(desk, photo[1].sha256)
    (left, top), (right, bottom) = found.points
    for x, y in EYES_AND_MOUTH:
        assert left < (AT[0] + x) * UNIT / SIZE[0] < right
        assert top < (AT[1] + y) * UNIT / SIZE[1] < bottom
    evidence.attach_photo(desk, photo[0], "A02", scene(with_face=False))
    assert propose(desk, inspect.detail(desk, photo[0], "A02").evidence[0].sha256) == ()


@needs_detector
def test_looking_for_faces_keeps_nothing_and_accepting_keeps_a_rectangle_only(desk, photo):
    visit, shown = photo
    files = lambda: sorted((p.name, p.stat().st_mtime_ns) for p in (desk.store.home / "evidence").iterdir())  # noqa: E731
    before, n_changes, drafts = files(), desk.store.head()[1], desk.store.drafts("")
    found = propose(desk, shown.sha256)
    assert (files(), desk.store.head()[1], desk.store.drafts("")) == (before, n_changes, drafts)
    markup.mark(desk, visit, shown.id, Markup(found))
    (change,) = [c for c in desk.store.all_changes() if c.register == "markup"]
    value = json.loads(change.value)
    assert set(value) == {"marks", "crop"}
    assert [set(mark) for mark in value["marks"]] == [{"kind", "points", "width"}]
    assert propose(desk, shown.sha256, Markup(found)) == (), "a face that is hidden is not proposed again"


def test_without_the_detector_it_is_said(desk, photo, monkeypatch):
    faces._cv2.cache_clear()
    monkeypatch.setitem(sys.modules, "cv2", None)
    try:
        assert not markup.can_find_faces()
        with pytest.raises(BadInputError) as told:
            propose(desk, photo[1].sha256)
        assert told.value.code == "faces_no_detector"
    finally:
        faces._cv2.cache_clear()
