"""The record of 88 items with 30 photos against the same content set by WeasyPrint, Typst and LibreOffice.

Each gets the same report, the same fonts and the same ready-made JPEGs, and sets the same tables in a plain layout:
no archive profile, no embedded findings, no signature, no codes. Typst tags what it sets, as ours is tagged. Each sets
the first document of a process of its own, with its modules loaded and its fonts not, the best of three processes;
Typst set a second time remembers the first.
LibreOffice is a program of its own: its whole process counts, the best of three after one that has made its profile.
What is not installed is left out and said.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from benchmarks.record import photos_of_a_visit, signed_visit
from benchmarks.setting import PASSWORD, desk_of_its_own
from benchmarks.table import row, timed
from inspector.base import places
from inspector.services import conclude, records, security
from inspector.services.evidence import derived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_PHOTOS, _RUNS, _BOUND = 30, 3, 1.0
_SERIF, _SANS = "Noto Serif SC", "Noto Sans SC"


def measure() -> list[str]:
    """Return a line a rival: our time, its time, and that ours is the smaller."""
    with desk_of_its_own() as desk:
        visit = signed_visit(desk, photos_of_a_visit()[:_PHOTOS], _PHOTOS)
        report = json.loads((conclude.latest_freeze(desk, visit) or {})["report"])
        pictures = [derived(desk, entry["sha256"], "page") for entry in report["evidence"]]
        desk.close()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for n, picture in enumerate(pictures):
                (folder / f"{n}.jpg").write_bytes(picture)
            (folder / "report.html").write_text(_as_html(report), "utf-8")
            (folder / "report.typ").write_text(_as_typst(report), "utf-8")
            (folder / "fonts.conf").write_text(_font_settings(folder), "utf-8")
            ours = _apart("ours", str(visit))
            return [_line(rival, ours, folder) for rival in _RIVALS]


def _line(rival: str, ours: float, folder: Path) -> str:
    if not _INSTALLED[rival]():
        return f"record drawn / {rival}: not installed here"
    theirs = _by_libreoffice(folder) if rival == "LibreOffice" else _apart(rival, str(folder))
    return row(f"record of {_PHOTOS} photos drawn / {rival}", ours, theirs, _BOUND)


def _apart(what: str, argument: str) -> float:
    """Return the least seconds that a process of its own says."""
    environment = {**os.environ, "FONTCONFIG_FILE": f"{argument}/fonts.conf"} if what != "ours" else None
    command = [sys.executable, "-m", "benchmarks.rivals", what, argument]
    said: list[float] = []
    for _ in range(_RUNS):
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603  # us
        said.append(float(done.stdout.splitlines()[-1]))
    return min(said)


def _ours(visit: str) -> float:
    desk = security.unlock(places.store_folder(), PASSWORD)
    conclude.signing(desk, UUID(visit))  # the others have the report read, too
    seconds = timed(lambda: records.draw_preview(desk, UUID(visit), lambda _done, _total: None))
    desk.close()
    return seconds


def _by_weasyprint(folder: str) -> float:
    import weasyprint  # pyright: ignore[reportMissingTypeStubs,reportMissingImports]  # of the extra "bench"

    maker: Any = weasyprint
    return timed(lambda: maker.HTML(filename=f"{folder}/report.html").write_pdf())


def _by_typst(folder: str) -> float:
    import typst  # pyright: ignore[reportMissingImports]  # of the extra "bench"

    maker: Any = typst
    fonts = [str(places.resources() / "fonts")]
    return timed(lambda: maker.compile(f"{folder}/report.typ", font_paths=fonts, ignore_system_fonts=True))


def _by_libreoffice(folder: Path) -> float:
    office = shutil.which("soffice") or ""
    command = [
        office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
        "pdf:writer_web_pdf_Export", "--outdir", str(folder / "out"), str(folder / "report.html"),
    ]  # fmt: skip
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}

    def make() -> None:
        subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603  # found by name above

    make()  # its profile
    seconds = [timed(make) for _ in range(_RUNS)]
    if not (folder / "out" / "report.pdf").exists():
        raise RuntimeError("LibreOffice made no PDF")
    return min(seconds)


_RIVALS = ("WeasyPrint", "Typst", "LibreOffice")
_INSTALLED: dict[str, Callable[[], bool]] = {
    "WeasyPrint": lambda: find_spec("weasyprint") is not None,
    "Typst": lambda: find_spec("typst") is not None,
    "LibreOffice": lambda: shutil.which("soffice") is not None,
}


def _facts(report: dict[str, Any]) -> list[tuple[str, str]]:
    school = report["school"]
    return [
        ("受检单位", school["name"]), ("标识码", school["code"]), ("地址", school["address"]),
        ("主要负责人", school["head_name"]), ("到达时间", report["arrived_at"]),
        ("检查依据", "；".join(report["basis"])),
    ]  # fmt: skip


def _rows(report: dict[str, Any]) -> Iterator[tuple[str, Sequence[tuple[str, ...]]]]:
    for section in report["sections"]:
        items = [(item["code"], item["text"], item["result"], item["detail"]) for item in section["items"]]
        yield f"{section['code']}  {section['title']}  {section['score']}", items


def _evidence(report: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        (str(e["n"]), e["kind"], e["item"], e["taken_at"], str(e["size_bytes"]), e["sha256"])
        for e in report["evidence"]
    ]


def _as_html(report: dict[str, Any]) -> str:
    def table(rows: Sequence[tuple[str, ...]]) -> str:
        cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in one) for one in rows)
        return f"<table>{''.join(f'<tr>{one}</tr>' for one in cells)}</table>"

    parts = [f"<h1>{html.escape(report['issuer'])}</h1><h2>{html.escape(report['title'])}　{report['number']}</h2>"]
    parts.append(table(_facts(report)))
    for title, rows in _rows(report):
        parts.append(f"<h3>{html.escape(title)}</h3>{table(rows)}")
    parts.append(f"<h3>证据清单</h3>{table(_evidence(report))}<h3>证据照片</h3>")
    parts += [f'<img src="{n}.jpg">' for n in range(len(report["evidence"]))]
    style = (
        f"@page {{ size: A4; margin: 25mm }} body {{ font: 9pt '{_SERIF}' }} h1, h2, h3 {{ font-family: '{_SANS}' }}"
        "table { width: 100%; border-collapse: collapse } td { border-bottom: 0.5pt solid #888; vertical-align: top }"
        "img { width: 50mm; height: 37.5mm; margin: 1mm }"
    )
    return f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>{style}</style>{"".join(parts)}</html>'


def _as_typst(report: dict[str, Any]) -> str:
    def table(rows: Sequence[tuple[str, ...]], widths: str) -> str:
        cells = ", ".join(json.dumps(cell, ensure_ascii=False) for one in rows for cell in one)
        return f"#table(columns: {widths}, stroke: (bottom: 0.5pt), {cells},)\n"

    parts = [
        f'#set page("a4", margin: 25mm)\n#set text(font: "{_SERIF}", size: 9pt, lang: "zh")\n',
        f'#show heading: set text(font: "{_SANS}")\n= {report["issuer"]}\n== {report["title"]}　{report["number"]}\n',
        table(_facts(report), "(30mm, 1fr)"),
    ]
    for title, rows in _rows(report):
        parts.append(f"=== {title}\n{table(rows, '(12mm, 1fr, 25mm, 40mm)')}")
    parts.append(f"=== 证据清单\n{table(_evidence(report), '(8mm, 12mm, 12mm, 1fr, 18mm, 1fr)')}=== 证据照片\n")
    parts += [f'#box(image("{n}.jpg", width: 50mm, height: 37.5mm)) ' for n in range(len(report["evidence"]))]
    return "".join(parts)


def _font_settings(folder: Path) -> str:
    """Return settings in which the same fonts as ours are all that there are."""
    fonts = places.resources() / "fonts"
    return f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"


if __name__ == "__main__":
    print({"ours": _ours, "WeasyPrint": _by_weasyprint, "Typst": _by_typst}[sys.argv[1]](sys.argv[2]))
