"""Every parser of what comes from outside, with files to begin from, and the errors in which it may end.

A parser gives a value or one of its own errors, within bounded time. Anything else is a find.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from PIL import Image

from inspector.base import places, settings
from inspector.base.errors import InspectorError
from inspector.domain import day_reading, expression, identity_number, markup, paper, reply, wording
from inspector.domain.markup import Mark, Markup
from inspector.domain.survey import read_row
from inspector.domain.values import Day, Names
from inspector.exchange import (
    checklist_file,
    findings,
    frames,
    outside,
    people_columns,
    people_file,
    phrases_file,
    sounds,
    template_file,
)
from inspector.signing import der, increments, pdf_file, pem, stamp_token, verify
from inspector.store import key_file
from tests import rosters, scans
from tests.signing.factory import a_record, an_identity, certified_at, signed_more

ON = date(2026, 3, 2)
RESOURCES = places.resources()


@dataclass(frozen=True)
class Target:
    """A parser. ``seeds`` are made when they are asked for; ``told``: the errors that it may raise."""

    run: Callable[[bytes], object]
    seeds: Callable[[], list[bytes]]
    told: tuple[type[Exception], ...] = (InspectorError,)
    words: tuple[bytes, ...] = ()
    """Put in here and there: what the parser looks for."""


def text_of(data):
    return data.decode("utf-8", "replace")


@cache
def room():
    path = Path(tempfile.mkdtemp(prefix="inspector-fuzz-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


def template(data):
    path = room() / "opinion.yaml"
    path.write_bytes(data)
    return template_file.read_template(path)


def bureau(data):
    path = room() / "bureau.yaml"
    path.write_bytes(data)
    return template_file.read_bureau(path)


def own_settings(data):
    before = os.environ.get("INSPECTOR_HOME")
    os.environ["INSPECTOR_HOME"] = str(room())
    try:
        (room() / "config").mkdir(exist_ok=True)
        (room() / "config" / "settings.toml").write_bytes(data)
        return settings.load()
    finally:
        os.environ.pop("INSPECTOR_HOME") if before is None else os.environ.update(INSPECTOR_HOME=before)


def keys(data):
    for name in (key_file.FILE, key_file.COPY):
        (room() / name).write_bytes(data)
    return key_file.read(room())


def people(data, name="名册.csv"):
    found = people_file.read_people(data, name)
    for sheet in found.sheets:
        columns = people_columns.recognise(sheet)
        people_columns.guess_side(name, sheet, columns)
        people_columns.remarks_of(sheet, columns)
        for _, cells in people_columns.people_rows(sheet, columns):
            read_row(cells, people="student", on=ON)


def numbers(text):
    """What a workbook's cell of numbers may hold."""
    try:
        return [float(text), *([int(text)] if len(text) < 400 else [])]
    except ValueError:
        return []


def cells(data):
    text = text_of(data)
    for number in numbers(text):
        read_row({"id_number": number, "birth": number}, people="student", on=ON)
    return day_reading.read_day(text, ON), identity_number.read_id(text), reply.day_in(text), reply.code_in(text)


def carried(data):
    return findings.read_carried(data, data)


def drawing(data):
    try:
        value = json.loads(data)
    except RecursionError:
        return None  # not the parser that is meant
    return markup.markup_of(value)


@cache
def documents():
    identity = an_identity()
    once = certified_at(a_record(n_sections=1), identity)
    return [once, signed_more(once, identity)]


def signed(data):
    verify.examine(data, ())
    return pdf_file.PdfFile(data).embedded_files()


def added(data):
    end = data.find(b"%%EOF")
    return increments.read(data, max(end, 0)) if data else None


def a_checklist():
    return (RESOURCES / "checklists" / "notice-2020-6.yaml").read_bytes()[:6000]


def csv():
    rows = [
        "姓名,班级,身份证号,返回日期,观察开始日期",
        "张三,三（1）班,11010519491231002X,2020-02-01,2月3日",
        "李四,四1班,,,",
    ]
    return ["\r\n".join(rows).encode(codec) for codec in ("utf-8-sig", "gb18030", "utf-16")]


def a_form():
    return [scans.scan(1)]


def pictures():
    made = []
    for kind in ("JPEG", "PNG", "TIFF", "WEBP", "HEIF", "BMP"):
        out = io.BytesIO()
        Image.effect_noise((24, 16), 40).convert("RGB").save(out, kind)
        made.append(out.getvalue())
    return made


def a_sound():
    return [sounds.wav_of(bytes(400), 8000)]


TARGETS = {
    "checklist": Target(
        lambda data: checklist_file.parse_checklist(text_of(data), "x.yaml"),
        lambda: [a_checklist()],
        words=(b"items:", b"- code: ", b"&a ", b"*a", b"{", b"[", b"!!", b"|", b"applies_when: ", b"? ", b"\t"),
    ),
    "template": Target(
        template,
        lambda: [(RESOURCES / "templates" / "opinion.yaml").read_bytes()],
        words=(b"{school}", b"[", b"]", b"!", b"|", b"blocks:"),
    ),
    "bureau": Target(
        bureau,
        lambda: [b"format: inspector-bureau/1\nissuer: \xe6\xb1\x9f\xe5\xb8\x82\nseal: seal.png\n"],
        words=(b"seal: ", b"../", b"/dev/zero", b"\0"),
    ),
    "expression": Target(
        lambda data: expression.parse(text_of(data), ("a", "b", "students")).value(
            Names({"a": 2, "b": 0, "students": 7}, Day(ON))
        ),
        lambda: [
            b"a > 1 and not (b == 2 or students >= 10)",
            b"if(a > 1, b, 2) + 3 * -a == 0",
            b"round(a / b) in (1, 2)",
        ],
        (expression.ExpressionError,),
        (b"(", b")", b" and ", b"not ", b"any(", b"==", b"'", b"9" * 40, b"1e999", b"**"),
    ),
    "wording": Target(
        lambda data: wording.parse(text_of(data)),
        lambda: [b"[{a}, ]{b!day}[{c}]", "{school}：{n!n}".encode()],
        (wording.WordingError,),
        (b"{", b"}", b"[", b"]", b"!"),
    ),
    "phrases": Target(
        lambda data: phrases_file.parse_phrases(text_of(data)),
        lambda: [(RESOURCES / "phrases" / "zh.yaml").read_bytes()[:1500]],
        (ValueError,),
        (b"- use: ", b"phrases:", b"*a", b"&a "),
    ),
    "people_text": Target(people, csv, words=(b'"', b",", b"\t", b"\r\n", b"\0", "姓名".encode(), "合计".encode())),
    "people_book": Target(
        lambda data: people(data, "名册.xlsx"),
        lambda: [rosters.book([["姓名", "班级"], ["张三", "三1班"]])],
        words=(b"PK\x01\x02", b"<f>", b"</c>"),
    ),
    "cells": Target(
        cells,
        lambda: [b"11010519491231002X", "2020年2月1日".encode(), b"43862", b"2.1", "二〇二〇年二月".encode()],
        words=("年".encode(), b"9" * 30, b"-", b"1e400", b"nan", "²".encode()),
    ),
    "findings": Target(
        lambda data: findings.check(data),
        lambda: [b'{"format":"inspector-signatures/1","marks":[]}', b'{"format":"inspector-findings/2"}'],
        words=(b"[" * 2000, b"1e999", b"NaN", b"\\ud800", b'"format":'),
    ),
    "carried": Target(
        carried,
        lambda: [b'{"format":"inspector-signatures/1","marks":[]}'],
        words=(b'"format":"inspector-amendment/1"', b"null"),
    ),
    "paper": Target(
        lambda data: paper.read_paper(text_of(data)),
        lambda: [b"INSPECTOR1.ABC.DEF", b"https://x/#1"],
        words=(b".", b"/", b"A" * 60),
    ),
    "markup": Target(
        drawing,
        lambda: [json.dumps(Markup((Mark("hide", ((1, 2), (3, 4))),)).to_json()).encode()],
        (ValueError,),
        (b"null", b"[]", b"1e999", b'"kind"', b'"hide"', b"{}"),
    ),
    "settings": Target(
        own_settings,
        lambda: [b'language = "zh"\ntheme = "dark"\nidle_minutes = 10\ntext_percent = 100\n'],
        (),
        (b"[[a]]", b"[" * 1500, b"\xff", b"= 9999999999999999999999", b'"""'),
    ),
    "keys": Target(
        keys,
        lambda: [b'{"version":1,"store_id":"x","epoch":1,"key_check":"","slots":[],"recovery_confirmed":true}'],
        words=(b"[" * 2000, b"null", b'"version":"1"'),
    ),
    "pem": Target(
        pem.blocks,
        lambda: [pem.written(pem.CERTIFICATE, b"\x30\x03\x02\x01\x05")],
        (ValueError,),
        (b"-----BEGIN CERTIFICATE-----", b"-----END CERTIFICATE-----", b"="),
    ),
    "der": Target(
        der.whole,
        lambda: [b"\x30\x06\x02\x01\x05\x30\x01\x00"],
        (der.BrokenDerError,),
        (b"\x30\x80", b"\x84\xff\xff\xff\xff", b"\x1f"),
    ),
    "stamp": Target(
        stamp_token.take_apart,
        lambda: [bytes.fromhex("3080060b2a864886f70d0109100104a0800000")],
        (ValueError,),
        (b"\x30\x80", b"\x06\x0b"),
    ),
    "pdf": Target(
        signed,
        documents,
        (pdf_file.BrokenPdfError,),
        (
            b"obj",
            b"endobj",
            b"stream\n",
            b"/Prev 0",
            b"/Length 9",
            b"<<",
            b">>",
            b"[",
            b"(",
            b"xref",
            b"trailer",
            b"startxref",
            b"%%EOF",
            b"0 0 R",
        ),
    ),
    "increments": Target(added, documents, words=(b"%%EOF", b"xref", b"/ByteRange [0 1 2 3]", b"startxref")),
    "frames": Target(
        lambda data: frames.receive(io.BytesIO(data), 1_000_000),
        lambda: [b'\0\0\0\x0d{"blobs":[3]}abc'],
        (frames.FrameError,),
        (b"\xff\xff\xff\xff", b"[" * 3000, b"null"),
    ),
    "picture": Target(lambda data: outside.read_original(data, "x"), pictures),
    "scan": Target(
        lambda data: outside.read_original(data, "x.pdf"),
        a_form,
        words=(b"/JS (x)", b"/Kids [1 0 R]", b"/Count 9999999", b"<<", b">>", b"R"),
    ),
    "form": Target(
        lambda data: outside.read_form(data, "x.pdf"), a_form, words=(b"/AcroForm", b"/XFA", b"/Fields [1 0 R]")
    ),
    "place": Target(outside.place_of, pictures),
    "codes": Target(lambda data: list(outside.read_codes(data, "x")), pictures),
    "sound": Target(
        lambda data: outside.read_original(data, "x.wav"),
        a_sound,
        words=(b"RIFF", b"WAVE", b"fmt ", b"data", b"\0\0\0\0", b"\xff\xff\xff\xff"),
    ),
}
