"""Files from outside are read in a process that has little: what falls there is told by the file's name, and no more."""

import errno
import io
import os
import signal
import socket
import struct
import subprocess
import sys
import zipfile
import zlib
from datetime import datetime

import pytest
from PIL import Image

from inspector.base import limits
from inspector.base.errors import BadInputError
from inspector.exchange import confined, frames, originals, outside, people_file
from inspector.exchange.outside_tables import read_people
from inspector.services import survey
from tests import rosters, scans

posix = pytest.mark.skipif(os.name != "posix", reason="limits are those of POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="macOS limits no address space and has no namespaces")
FACTS = {
    "media_type": "image/jpeg", "width_px": 4, "height_px": 3, "taken_at": None, "n_pages": 1, "bad_date": False,
    "scripted": False, "milliseconds": 0,
}  # fmt: skip


@pytest.fixture
def fresh():
    """No process is warm, so that what a test breaks is its own."""
    confined.end_idle()
    yield
    confined.end_idle()


def photo(size=(400, 300), kind="JPEG"):
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, kind)
    return out.getvalue()


def flat_png(width, height):
    """A PNG of one colour, which unfolds to a thousand times its size."""
    row = zlib.compressobj(9)
    pixels = b"".join([*(row.compress(bytes(1 + 4 * width)) for _ in range(height)), row.flush()])
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def zip_bomb():
    """A workbook of a few kB that says of itself that it unfolds to 4 GB."""
    data = bytearray(rosters.book([["姓名"], ["张三"]]))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 4_000_000_000)
    return bytes(data)


def laughing_book():
    """A workbook whose list of tables holds entities of entities: ten to the ninth."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">{lines}]><workbook><sheets>&a9;</sheets></workbook>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(rosters.book([["姓名"]]))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, bomb if entry == "xl/workbook.xml" else old.read(entry))
    return out.getvalue()


def stopped():
    """Stop the process that will get the next file; return it."""
    outside.read_original(photo(), "1.jpg")
    reader = confined._idle[-1]
    os.kill(reader.process.pid, signal.SIGSTOP)
    return reader


def within(code, before=""):
    """Run code of ours after the process gave up what the reading one gives up; return what it prints."""
    script = f"{before}\nfrom inspector.base import limits\ndone = limits.give_up({confined.MEMORY_BYTES})\n{code}"
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF", "TIFF", "WEBP"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_photo_read_in_the_other_process_is_what_it_is_here(kind, whole):
    data = photo(kind=kind)
    assert outside.read_original(data, "照片", whole=whole) == originals.read_original(data, "照片", whole=whole)


def test_a_table_read_in_the_other_process_is_what_it_is_here():
    data = rosters.book([["姓名", "班级"], ["张三", 1.5], ["李四", True], [None, datetime(2026, 3, 1, 8)]])  # noqa: DTZ001
    steps = []
    found = read_people(data, "名册.xlsx", lambda *step: steps.append(step))
    assert found == people_file.read_people(data, "名册.xlsx")
    assert steps == [(0, 1), (1, 1)]


def test_the_error_of_the_other_process_is_told_as_its_own():
    with pytest.raises(BadInputError) as told:
        outside.read_original(b"GIF89a" + bytes(40), "图.gif")
    assert (told.value.code, told.value.values) == ("photo_kind", {"name": "图.gif", "kind": "GIF"})


def test_a_warm_process_is_used_again(fresh):
    outside.read_original(photo(), "1.jpg")
    (first,) = (reader.process.pid for reader in confined._idle)
    outside.read_original(photo(), "2.jpg")
    assert [reader.process.pid for reader in confined._idle] == [first]


@posix
def test_all_limits_of_this_system_are_taken(fresh):
    wanted = {"memory", "files", "writing", "cores", "processor"} - ({"memory"} if sys.platform == "darwin" else set())
    assert wanted <= set(confined.limits())


@posix
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGSEGV])
def test_a_reader_that_falls_is_told_by_the_files_name_and_the_next_file_is_read(fresh, sign):
    reader = stopped()
    send = reader.send

    def send_and_fall(*frame):  # stopped until then: it falls with the file in hand
        send(*frame)
        for each in (sign, signal.SIGCONT):
            os.kill(reader.process.pid, each)

    reader.send = send_and_fall  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(BadInputError) as told:
        outside.read_original(photo(), "坏.jpg")
    assert (told.value.code, told.value.values) == ("outside_broke", {"name": "坏.jpg"})
    assert outside.read_original(photo(), "2.jpg").width_px == 400


@posix
def test_a_reader_that_was_ended_while_it_waited_is_replaced_unseen(fresh):
    reader = stopped()
    reader.process.kill()
    reader.process.wait()
    assert outside.read_original(photo(), "2.jpg").width_px == 400


@posix
def test_a_reader_that_hangs_is_ended_by_the_clock(fresh):
    stopped()
    with pytest.raises(BadInputError) as told:
        confined.ask("original", photo(), "慢.jpg", {"whole": True}, seconds=0.1)
    assert (told.value.code, told.value.values) == ("outside_time", {"name": "慢.jpg"})
    assert outside.read_original(photo(), "2.jpg").width_px == 400


@posix
def test_what_needs_more_of_the_processor_than_allowed_is_ended():
    with pytest.raises(subprocess.CalledProcessError) as ended:
        within("limits.allow_seconds(1)\nwhile True: pass")
    assert ended.value.returncode == -signal.SIGXCPU


@linux
def test_a_picture_that_needs_more_memory_than_allowed_is_told_and_nothing_else_is_lost(fresh, monkeypatch):
    bomb = flat_png(9_000, 9_000)  # 0.3 MB, unfolds to 324 MB
    with monkeypatch.context() as small:
        small.setattr(confined, "MEMORY_BYTES", 250_000_000)
        with pytest.raises(BadInputError) as told:
            outside.read_original(bomb, "炸弹.png")
    assert (told.value.code, told.value.values) == ("outside_memory", {"name": "炸弹.png"})
    assert outside.read_original(photo(), "2.jpg").width_px == 400


def test_a_workbook_that_unfolds_to_more_than_allowed_is_refused_before_it_is_unfolded(fresh):
    with pytest.raises(BadInputError) as told:
        read_people(zip_bomb(), "炸弹.xlsx")
    assert told.value.code == "people_file_large"


def test_entities_that_unfold_without_end_unfold_to_nothing(fresh):
    with pytest.raises(BadInputError) as told:
        read_people(laughing_book(), "笑.xlsx")
    assert told.value.code in {"people_file_empty", "people_file_unreadable"}


def test_a_table_larger_than_allowed_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(people_file.MAX_BYTES + 1_000_000)  # takes no room on the disk
    with pytest.raises(BadInputError) as told:
        survey.read_tables(path, path.name, lambda _done, _total: None)
    assert told.value.values == {"name": "大.xlsx", "megabytes": 201}


@linux
def test_the_process_has_no_network_where_the_system_lets_it():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        said = within(
            f"try: socket.create_connection(('127.0.0.1', {port}), 5); print('through', 'network' in done)\n"
            "except OSError: print('none', 'network' in done)",
            "import socket",
        )
    assert said in {"none True", "through False"}  # never a promise that is not kept


@posix
def test_the_process_can_write_no_file(tmp_path):
    said = within(
        f"try: print(open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x'))\nexcept OSError as error: print(error.errno)",
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)",
    )
    assert int(said) == errno.EFBIG
    assert (tmp_path / "x").stat().st_size == 0


def test_it_knows_nothing_of_where_the_store_is(monkeypatch):
    monkeypatch.setenv("INSPECTOR_HOME", "/home/x/督导")
    assert "INSPECTOR_HOME" not in limits.keep_environment()


def test_a_listener_that_stops_early_gets_no_answer_of_another_file(fresh):
    for _ in confined.follow("people", rosters.book([["姓名"], ["张三"]]), "名册.xlsx"):
        break
    assert outside.read_original(scans.scan(3), "三页.pdf").n_pages == 3


@pytest.mark.parametrize(
    "answer",
    [
        ({"photo": {}}, []),
        ({"photo": {**FACTS, "media_type": "text/html"}, "copies": []}, []),
        ({"photo": {**FACTS, "width_px": -1}, "copies": []}, []),
        ({"photo": {**FACTS, "n_pages": "1"}, "copies": []}, []),
        ({"photo": {**FACTS, "taken_at": "2026-01-01"}, "copies": []}, []),
        ({"photo": FACTS, "copies": ["working"]}, [b"<svg/>"]),
        ({"photo": FACTS, "copies": ["../keys"]}, [b"\xff\xd8\xff"]),
        ({"photo": FACTS, "copies": ["working"]}, []),
        ({}, []),
    ],
)
def test_an_answer_of_another_shape_is_not_believed(monkeypatch, answer):
    monkeypatch.setattr(confined, "ask", lambda *_args: answer)
    with pytest.raises(BadInputError, match="outside_broke"):
        outside.read_original(b"x", "x.jpg")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xff\xff\xff",
        b"\0\0\0\x02[]",
        b"\0\0\0\x02{}",
        b'\0\0\0\x0b{"blobs":[9',
        b'\0\0\0\x0d{"blobs":[9]}abc',
        b'\0\0\0\x0e{"blobs":[-9]}',
        b'\0\0\0\x0f{"blobs":[1e9]}',
        b'\0\0\0\x1d{"blobs":[99999999999999999]}',
        b"\0\0\xc3\x50" + b"[" * 50_000,
        b"\0",
    ],
)
def test_a_frame_that_is_none_is_refused(data):
    with pytest.raises(frames.FrameError):
        frames.receive(io.BytesIO(data))


def test_frames_go_through_and_end():
    pipe = io.BytesIO()
    frames.send(pipe, {"名": 1}, [b"a", b"", b"\0" * 9])
    pipe.seek(0)
    assert frames.receive(pipe) == ({"名": 1}, [b"a", b"", b"\0" * 9])
    assert frames.receive(pipe) is None
