"""Sample data (示例数据): schools and colleagues that are invented, and a whole visit for demo and tests."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw
from ruamel.yaml import YAML

from inspector.base import places
from inspector.base.ids import new_id
from inspector.services import plan
from inspector.services.handwriting import signature
from inspector.services.plan_views import NewMember, NewSchool
from inspector.services.security import Identity, identity_of
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from inspector.domain.signature import Stroke
    from inspector.services.desk import Desk


def read_sample() -> dict[str, Any]:
    """Return the sample file's content."""
    text = (places.resources() / "samples" / "sample.yaml").read_text("utf-8")
    return YAML(typ="safe", pure=True).load(text)  # pyright: ignore[reportUnknownMemberType]  # untyped


def sample_identity() -> Identity:
    """Return the invented inspector of the samples."""
    raw: dict[str, Any] = dict(read_sample()["identity"])
    raw["expires_on"] = date.fromisoformat(raw["expires_on"])
    return Identity(**raw)


def load_sample(desk: Desk) -> None:
    """Put the sample schools and colleagues into the store; they are marked as samples."""
    sample = read_sample()
    for school in sample["schools"]:
        plan.add_school(desk, NewSchool(**school), sample=True)
    me = identity_of(desk)
    edits: list[Edit] = []
    for person in sample["colleagues"]:
        card = {**person, "region_code": me.region_code, "number_prefix": "", "sample": True}
        edits.append(Edit("person", new_id(), me.region_code, "card", card))
    desk.store.record(edits, actor=desk.actor)


def school_to_try(desk: Desk) -> tuple[str, str] | None:
    """Return the name of a sample school and the letters that find it; None where no samples are loaded."""
    first = read_sample()["first"]
    found = plan.find_schools(desk, first["code"], limit=1)
    return (found[0].name, first["typed"]) if found else None


def sample_members() -> tuple[NewMember, ...]:
    """Return the invented colleagues as members of a team."""
    return tuple(
        NewMember(p["name"], "member", p["card_number"], p["issuer"], date.fromisoformat(p["expires_on"]), p["unit"])
        for p in read_sample()["colleagues"]
    )


def sample_photo(title: str, *, size: tuple[int, int] = (1600, 1200), quality: int = 85) -> bytes:
    """Return a drawn photo (JPEG) of a notice board that bears a title: nobody is on it."""
    width, height = size
    image = Image.new("RGB", size, (198, 190, 176))
    draw = ImageDraw.Draw(image)
    shade = sum(ord(c) * n for n, c in enumerate(title, 7)) % 40
    draw.rectangle((0, int(height * 0.7), width, height), fill=(140 + shade, 126, 108))
    board = (int(width * 0.18), int(height * 0.12), int(width * 0.82), int(height * 0.62))
    draw.rectangle(board, fill=(244, 243, 238), outline=(90, 80, 70), width=max(width // 160, 1))
    for n in range(6):
        y = board[1] + (board[3] - board[1]) * (n + 1) // 7
        end = board[0] + (board[2] - board[0]) * (60 + (shade * 7 + n * 13) % 35) // 100
        draw.line((board[0] + width // 30, y, end, y), fill=(70, 80, 95), width=max(height // 110, 1))
    draw.ellipse(
        (int(width * 0.68), int(height * 0.46), int(width * 0.78), int(height * 0.6)),
        outline=(190, 40, 40),
        width=6,
    )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def sample_strokes(name: str) -> tuple[Stroke, ...]:
    """Return a name as its invented bearer signs it, in hundredths of a pixel on a pad of 892 x 339."""
    return signature(name)
