"""Where a photo says that it was taken: read from any format, and never believed beyond what can be."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from inspector.exchange.photo_place import place_of

AT = {1: "N", 2: (31.0, 34.0, 56.78), 3: "E", 4: (120.0, 18.0, 12.34)}


def photo(gps, kind="JPEG"):
    exif = Image.Exif()
    exif.get_ifd(0x8825).update(gps)
    out = io.BytesIO()
    Image.new("RGB", (32, 24)).save(out, kind, exif=exif.tobytes())
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_degrees_of_every_format(kind):
    found = place_of(photo(AT, kind))
    assert found is not None
    assert found.text() == "31.5824°N 120.3034°E"


def test_south_and_west_are_below_zero():
    found = place_of(photo({**AT, 1: "S", 3: "W"}))
    assert found is not None
    assert found.text() == "31.5824°S 120.3034°W"
    assert found.north < 0


@pytest.mark.parametrize(
    "gps",
    [
        {},
        {1: "N", 3: "E"},
        {**AT, 2: (31.0, 34.0)},
        {**AT, 2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)},
        {**AT, 2: (99.0, 0.0, 0.0)},
        {**AT, 4: (181.0, 0.0, 0.0)},
    ],
)
def test_what_is_no_place_is_none(gps):
    assert place_of(photo(gps)) is None


@pytest.mark.parametrize("data", [b"", b"RIFF\0\0\0\0WAVE", b"%PDF-1.7", photo(AT)[:80]])
def test_what_is_no_photo_has_no_place(data):
    assert place_of(data) is None
