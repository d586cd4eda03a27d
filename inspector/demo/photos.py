"""The photos of the demo's visit, drawn: papers on a desk, a telephone, a cupboard, a wall. Nobody is on them."""

from __future__ import annotations

import io
import math
import random
from functools import partial
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

from inspector.base import places

if TYPE_CHECKING:
    from collections.abc import Callable

    Painter = Callable[[Image.Image, random.Random], None]
    Colour = tuple[int, int, int]

SIZE = (1600, 1200)
_INK, _RED, _PEN = (40, 44, 52), (190, 36, 36), (32, 52, 120)
_CORNERS = ((150, 90), (1490, 60), (1560, 1130), (70, 1160))
"""Where the corners of a sheet on the desk lie: the camera was held by hand."""


def photo(subject: str, stamp: str) -> bytes:
    """Return a photo (JPEG) of a subject of ``SUBJECTS``, with the camera's time; always the same bytes."""
    chance = random.Random(subject)  # noqa: S311  # looks, not secrets
    image = Image.new("RGB", SIZE)
    SUBJECTS[subject](image, chance)
    image = _developed(image, chance)
    draw = ImageDraw.Draw(image)
    draw.text((SIZE[0] - 40, SIZE[1] - 36), stamp, (255, 214, 120), _font(34, "NotoSansSC-Medium.ttf"), anchor="rs")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def _developed(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture with the light of a room on it and a camera's grain."""
    light = ImageOps.invert(Image.radial_gradient("L")).transform(
        SIZE, Image.Transform.EXTENT, (28, 28, 228, 228), Image.Resampling.BILINEAR
    )
    shaded = Image.composite(image, Image.new("RGB", SIZE, (18, 16, 14)), light)
    grain = Image.effect_noise(SIZE, 22)
    soft = shaded.filter(ImageFilter.GaussianBlur(0.8 + chance.random() * 0.5))
    return Image.blend(soft, Image.merge("RGB", (grain, grain, grain)), 0.05)


def _font(size: int, name: str = "LXGWWenKai-Regular.ttf") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(places.resources() / "fonts" / name), size)


def _sheet(image: Image.Image, chance: random.Random, paper: Image.Image, desk: Colour = (112, 84, 60)) -> None:
    """Lay a sheet on a wooden desk, seen a little from the side."""
    draw = ImageDraw.Draw(image)
    for y in range(0, SIZE[1], 6):
        shade = chance.randint(-9, 9)
        draw.rectangle((0, y, SIZE[0], y + 6), fill=(desk[0] + shade, desk[1] + shade, desk[2] + shade))
    corners = [(x + chance.randint(-40, 40), y + chance.randint(-24, 24)) for x, y in _CORNERS]
    back = _coefficients(corners, [(0, 0), (paper.width, 0), (paper.width, paper.height), (0, paper.height)])
    turned = paper.convert("RGBA").transform(SIZE, Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC)
    shadow = Image.new("RGBA", SIZE, (0, 0, 0, 110))
    image.paste(shadow, (14, 18), turned.getchannel("A").filter(ImageFilter.GaussianBlur(16)))
    image.paste(turned, (0, 0), turned)


def _coefficients(seen: list[tuple[int, int]], flat: list[tuple[int, int]]) -> list[float]:
    """Return what maps the picture's points back to the sheet's: eight equations, by elimination."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows.append([float(n) for n in (x, y, 1, 0, 0, 0, -u * x, -u * y, u)])
        rows.append([float(n) for n in (0, 0, 0, x, y, 1, -v * x, -v * y, v)])
    for n in range(8):
        pivot = max(range(n, 8), key=lambda r: abs(rows[r][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [value / rows[n][n] for value in rows[n]]
        for r in range(8):
            if r != n:
                rows[r] = [a - rows[r][n] * b for a, b in zip(rows[r], rows[n], strict=True)]
    return [row[8] for row in rows]


def _scribble(draw: ImageDraw.ImageDraw, chance: random.Random, left: int, y: int, width: int) -> None:
    """Write as a hand does, unreadably: names are nobody's business."""
    x = left
    while x < left + width:
        points = [(x + k * 7, y + chance.randint(-11, 11)) for k in range(chance.randint(3, 6))]
        draw.line(points, fill=_PEN, width=3, joint="curve")
        x += len(points) * 7 + chance.randint(6, 14)


def _table(
    title: str,
    heads: tuple[str, ...],
    rows: tuple[str, ...],
    gaps: frozenset[int],
    image: Image.Image,
    chance: random.Random,
) -> None:
    """Paint a form that was filled in by hand: ``rows`` are printed at the left, those in ``gaps`` left blank."""
    paper = Image.new("RGB", (1300, 1000), (246, 244, 236))
    draw = ImageDraw.Draw(paper)
    draw.text((650, 70), title, _INK, _font(50, "NotoSerifSC-Bold.ttf"), anchor="mm")
    top, left, right = 130, 60, 1240
    height = (940 - top) // (len(rows) + 1)
    width = (right - left) // len(heads)
    for n in range(len(rows) + 2):
        draw.line((left, top + n * height, right, top + n * height), fill=_INK, width=2)
    for n in range(len(heads) + 1):
        draw.line((left + n * width, top, left + n * width, top + (len(rows) + 1) * height), fill=_INK, width=2)
    for n, head in enumerate(heads):
        draw.text((left + n * width + width // 2, top + height // 2), head, _INK, _font(30), anchor="mm")
    for r, row in enumerate(rows):
        middle = top + (r + 1) * height + height // 2
        draw.text((left + width // 2, middle), row, _INK, _font(28), anchor="mm")
        for n in range(1, len(heads)):
            if r not in gaps:
                _scribble(draw, chance, left + n * width + 20, middle, width - chance.randint(60, 110))
    _sheet(image, chance, paper)


def _letter(title: str, lines: tuple[str, ...], seal: str, image: Image.Image, chance: random.Random) -> None:
    """Paint an official paper with red head and seal."""
    paper = Image.new("RGB", (1300, 1000), (250, 249, 245))
    draw = ImageDraw.Draw(paper)
    draw.text((650, 90), seal, _RED, _font(56, "NotoSerifSC-Bold.ttf"), anchor="mm")
    draw.line((80, 150, 1220, 150), fill=_RED, width=5)
    draw.text((650, 240), title, _INK, _font(44, "NotoSerifSC-Bold.ttf"), anchor="mm")
    for n, line in enumerate(lines):
        draw.text((110, 330 + n * 70), line, _INK, _font(34, "NotoSerifSC-Regular.ttf"))
    draw.ellipse((900, 700, 1140, 940), outline=_RED, width=8)
    star = [
        (1020 + reach * math.sin(math.pi * k / 5), 820 - reach * math.cos(math.pi * k / 5))
        for k in range(10)
        for reach in (52 if k % 2 == 0 else 20,)
    ]
    draw.polygon(star, fill=_RED)
    _sheet(image, chance, paper, (126, 104, 84))


def _telephone(image: Image.Image, chance: random.Random) -> None:
    _sheet(image, chance, Image.new("RGB", (1300, 1000), (150, 122, 94)), (96, 78, 62))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((420, 460, 1180, 980), 60, fill=(226, 224, 216), outline=(150, 148, 142), width=6)
    draw.rounded_rectangle((360, 300, 1240, 450), 70, fill=(58, 60, 64))
    draw.rounded_rectangle((340, 300, 520, 520), 60, fill=(50, 52, 56))
    draw.rounded_rectangle((1080, 300, 1260, 520), 60, fill=(50, 52, 56))
    draw.rectangle((500, 520, 800, 610), fill=(168, 186, 160), outline=(90, 90, 90), width=4)
    draw.text((650, 565), "值班室", _INK, _font(48), anchor="mm")
    for n, digit in enumerate("123456789*0#"):
        x, y = 540 + n % 3 * 110, 670 + n // 3 * 74
        draw.rounded_rectangle((x - 42, y - 28, x + 42, y + 28), 10, fill=(96, 98, 102))
        draw.text((x, y), digit, (240, 240, 240), _font(34), anchor="mm")
    draw.line([(1180, 800), (1330, 860), (1290, 980), (1460, 1060)], fill=(40, 40, 42), width=14, joint="curve")


def _cupboard(image: Image.Image, chance: random.Random) -> None:
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, *SIZE), fill=(205, 208, 198))
    draw.rectangle((0, 700, SIZE[0], SIZE[1]), fill=(120, 150, 132))
    draw.polygon([(0, 1040), (SIZE[0], 1000), SIZE, (0, SIZE[1])], fill=(150, 146, 138))
    draw.rectangle((330, 170, 1210, 1080), fill=(146, 104, 66), outline=(92, 62, 38), width=10)
    draw.polygon([(330, 170), (140, 230), (140, 1120), (330, 1080)], fill=(164, 120, 78), outline=(92, 62, 38))
    for y in (480, 780):
        draw.rectangle((340, y, 1200, y + 20), fill=(92, 62, 38))
    for shelf, n, tall in ((480, 7, 210), (780, 5, 200)):
        for k in range(n):
            x = 380 + k * 115 + chance.randint(-8, 8)
            white = shelf == 480  # noqa: PLR2004  # the upper shelf: bottles of disinfectant
            body = (238, 238, 232) if white else (150, 196, 220)
            draw.rounded_rectangle(
                (x, shelf - tall + 40, x + 84, shelf), 16, fill=body, outline=(120, 120, 120), width=3
            )
            draw.rectangle((x + 26, shelf - tall, x + 58, shelf - tall + 44), fill=(40, 90, 170) if white else _RED)
            draw.rectangle((x + 6, shelf - 110, x + 78, shelf - 40), fill=(52, 110, 190) if white else (250, 250, 250))
            words, ink = ("84", (255, 255, 255)) if white else ("酒精", _INK)
            draw.text((x + 42, shelf - 75), words, ink, _font(34), anchor="mm")
    draw.rounded_rectangle((420, 890, 620, 1060), 40, fill=(190, 194, 200), outline=(90, 92, 96), width=5)
    draw.arc((600, 910, 690, 1030), 270, 90, fill=(50, 50, 52), width=16)
    draw.rectangle((1150, 600, 1180, 680), fill=(200, 200, 204), outline=(90, 92, 96), width=3)


def _wall(image: Image.Image, chance: random.Random) -> None:
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 520), fill=(188, 204, 216))
    for _ in range(60):
        x, y, r = chance.randint(0, SIZE[0]), chance.randint(180, 420), chance.randint(40, 120)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(92 + chance.randint(-16, 16), 122, 78))
    draw.rectangle((0, 420, SIZE[0], 860), fill=(116, 130, 88))
    draw.rectangle((0, 700, SIZE[0], 1030), fill=(140, 138, 122))
    for row in range(17):
        y = 380 + row * 38
        for k in range(-1, 18):
            x = k * 100 + (50 if row % 2 else 0)
            if 690 < x < 930 - abs(row - 6) * 6 and row < 12:  # noqa: PLR2004  # the gap, 0.6 m wide
                continue
            shade = chance.randint(-12, 12)
            draw.rectangle((x, y, x + 96, y + 34), fill=(158 + shade, 92 + shade, 74 + shade))
    draw.rectangle((0, 1020, SIZE[0], SIZE[1]), fill=(132, 128, 110))
    for _ in range(30):
        x, y = chance.randint(640, 1000), chance.randint(1000, 1120)
        draw.rectangle((x, y, x + chance.randint(30, 80), y + 28), fill=(150, 90, 74))


def _form(title: str, heads: str, rows: str, gaps: frozenset[int] = frozenset()) -> Painter:
    return partial(_table, title, tuple(heads.split()), tuple(rows.split()), gaps)


SUBJECTS: Final[dict[str, Painter]] = {
    "leading group": partial(
        _letter,
        "关于成立疫情防控工作领导小组的通知",
        (
            "各处室、年级组：",
            "　　经研究，成立学校疫情防控工作领导小组。",
            "　　组长：学校校长；成员十一人，分工见附表。",
            "　　请各处室遵照执行。",
        ),
        "澄江市梅岭区枫桥学校文件",
    ),
    "duty roster": _form(
        "值班安排表（11月16日至22日）",
        "日期 带班领导 值班员 电话",
        "11月16日 11月17日 11月18日 11月19日 11月20日 11月21日 11月22日",
    ),
    "telephone": _telephone,
    "cupboard": _cupboard,
    "wall": _wall,
    "ledger": _form("重点人员台账", "序号 班级 起止日期 落实单位 跟进人", "1 2 3 4 5 6 7", frozenset({5, 6})),
    "daily reports": _form(
        "日报留底（11月13日至19日）",
        "日期 数字 报告人 接收人",
        "11月13日 11月14日 11月15日 11月16日 11月17日 11月18日 11月19日",
        frozenset({1, 2}),
    ),
    "clinic register": _form("卫生室就诊登记", "时间 班级 体温 处置", "8:10 8:35 9:05 9:25 9:50 10:15"),
    "opening notice": partial(
        _letter,
        "关于开学时间安排的通知",
        (
            "各学校：",
            "　　开学时间按上级统一部署执行，",
            "　　各校不得自行提前。",
            "　　具体安排另行通知。",
        ),
        "澄江市梅岭区教育局文件",
    ),
    "school gate": _form("校门进出登记", "时间 单位 事由 体温", "7:55 8:20 8:41 8:52 8:52 8:53"),
}
"""What was photographed, and who paints it."""
