"""The worst records that a visit can make, each a value to draw: for the tests, and to be looked at.

``python -m tests.documents.worst_cases FOLDER`` writes them all as PDFs.
"""

import io
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

from inspector.documents.amendment import AmendmentParts, draw_amendment
from inspector.documents.pdfa import Attachment
from inspector.documents.record import RecordParts, draw_record
from inspector.domain import report as r
from inspector.domain.signature import HandSignature, Refusal, Signer
from inspector.services.sample import sample_photo, sample_strokes
from tests.documents.factory import SHA, a_report

RARE = "𠮷㛃䶮𬭊"
LONG_NAME = "阿卜杜热合曼买买提艾力江古丽巴哈尔" * 4
NAME_60 = LONG_NAME[:60]
URL = "https://example.org/" + "a8Zk3-_/" * 60
PROSE = "现场查看时，值班室门锁着；敲门三次（每次间隔约两分钟）无人应答，“值班员去打印室了”，门卫这样说。随后由保卫处派人开门，登记簿停在前一天。"


@cache
def photo(n, size=(640, 480)):
    return sample_photo(f"第{n}张", size=size)


def photos_of(report):
    shapes = ((640, 480), (480, 640), (640, 300))
    return {e.sha256: photo(e.n % 9, shapes[e.n % 3]) for e in report.evidence}


def signer(n, party="team", name="吴承泽"):
    label = ("督导组组长" if n == 0 else "督导组成员") if party == "team" else "学校主要负责人"
    return Signer(f"{party}/{n}", party, label, name, "成员", "苏督20231187" if party == "team" else "")


def marks(
    report, n_signers=4, *, reason="人数没有更正，我不签", name="吴承泽", witness="陈桂兰，枫桥街道社会事务科干部"
):
    sha = report.sha256()
    hand = [
        HandSignature(signer(n, name=name), sha, sample_strokes(name[:3]), 892, 339, "2026-11-20T04:02:00Z")
        for n in range(n_signers - 1)
    ]
    refused = Refusal(signer(0, "school", name), sha, reason, witness, "2026-11-20T04:12:00Z")
    return (*hand, refused)


CODE = f"INSP2:2026-17-427IJZVCQXTJLGPHTWR6RLVQ:3132049917:20261120:5CE27ZNFXU-83.2:0.3.0.1:{'A' * 52}:CBGUGGGQ:{'A' * 103}"
"""As long as that of most records."""


def drawn(report, given=(), *, draft=False):
    out = io.BytesIO()
    files = (Attachment("findings.json", report.canonical(), "检查结果", "Data"),)
    code = CODE if given and not draft else ""
    parts = RecordParts(report, report.sha256(), photos_of(report), tuple(given), files, draft=draft, code=code)
    draw_record(parts, out)
    return out.getvalue()


def none_at_all():
    report = a_report(n_problems=0)
    nothing = r.SchoolStatement("", "", "")
    return drawn(quiet := replace(report, red_flags=(), statement=nothing, opinion="", met=()), marks(quiet, 2))


def short_visit():
    report = a_report(n_problems=0)
    left, sections = 20, []
    for section in report.sections:
        done = []
        for item in section.items:
            result = "conforms" if left > 0 else "not_checked"
            done.append(replace(item, result=result, detail="", veto=item.veto and left > 0))
            left -= 1
        sections.append(replace(section, items=tuple(done), score="100.0" if done[0].result == "conforms" else ""))
    counts = r.Counts(20, 0, 0, 0, 71, 71, 91)
    return drawn(brief := replace(report, red_flags=(), sections=tuple(sections), counts=counts), marks(brief, 3))


def sixty_problems():
    report = a_report(n_problems=60, n_photos=20)
    problems = [replace(p, title=f"{p.title}之{p.n}", fact=PROSE * (p.n % 4 + 1)) for p in report.problems]
    many = tuple(e.sha256 for e in report.evidence[:7])
    problems[0] = replace(problems[0], photos=many)
    return drawn(full := replace(report, problems=tuple(problems)), marks(full))


def photos_300():
    return drawn(report := a_report(n_problems=3, n_photos=300), marks(report))


def long_names():
    report = a_report(n_problems=4, n_photos=9, school=NAME_60, name=NAME_60)
    problems = tuple(replace(p, title=NAME_60, responsible=NAME_60, words=NAME_60) for p in report.problems)
    school = replace(report.school, head_name=NAME_60, head_title=NAME_60, address=NAME_60, ownership=NAME_60)
    team = tuple(
        replace(report.team[0], role=NAME_60, issuer=NAME_60, unit=NAME_60, shown_to=NAME_60) for _ in range(3)
    )
    long = replace(
        report, issuer=NAME_60, number=f"{NAME_60[:20]}〔2026〕17号", problems=problems, school=school, team=team,
        met=tuple(r.Person(NAME_60, NAME_60) for _ in range(6)),
        evidence=tuple(replace(e, caption=NAME_60) for e in report.evidence),
        sections=tuple(replace(s, title=NAME_60) for s in report.sections),
        statement=replace(report.statement, by=NAME_60),
        red_flags=tuple(replace(f, title=NAME_60, told=NAME_60) for f in report.red_flags),
        opinion=NAME_60 * 3,
    )  # fmt: skip
    return drawn(long, marks(long, 6, name=NAME_60, witness=NAME_60))


def long_texts():
    text = (PROSE * 150)[:10_000]
    report = a_report(n_problems=3, n_photos=6, note=text, fact=text)
    problems = tuple(
        replace(p, measure=text, words=text, put_right=text, basis=(text,), responsible=text) for p in report.problems
    )
    flags = tuple(replace(f, fact=text, act=text, told=text, struck_reason=text) for f in report.red_flags)
    statement = replace(report.statement, words=text)
    full = replace(report, problems=problems, red_flags=flags, statement=statement, opinion=text)
    return drawn(full, marks(full, 3, reason=text, witness=text))


def middling_texts():
    """As long as a text may be without going to the annex: cards higher than half a page."""
    text = (PROSE * 5)[:300]
    report = a_report(n_problems=5, n_photos=12, note=text, fact=text)
    problems = tuple(
        replace(
            p, measure=text, words=text, put_right=text, basis=(text,), photos=tuple(e.sha256 for e in report.evidence)
        )
        for p in report.problems
    )
    flags = tuple(replace(f, fact=text, told="", act="") for f in report.red_flags * 5)
    full = replace(report, problems=problems, red_flags=flags, statement=replace(report.statement, words=text))
    return drawn(full, marks(full, 14, reason=text))


def rare_characters():
    report = a_report(
        n_problems=3, n_photos=4, school=f"{RARE}学校", name=f"欧阳{RARE}", note=f"{RARE}。", fact=f"{RARE}，{RARE}"
    )
    problems = tuple(replace(p, title=RARE, responsible=RARE, words=f"认可{RARE}") for p in report.problems)
    rare = replace(
        report, problems=problems, issuer=f"{RARE}督导办公室", opinion=f"{RARE}总体到位。" * 9, title=f"{RARE}督导",
        evidence=tuple(replace(e, caption=RARE) for e in report.evidence),
        statement=r.SchoolStatement(f"{RARE}认可。", RARE, report.statement.at),
        sections=tuple(replace(s, title=RARE) for s in report.sections),
    )  # fmt: skip
    return drawn(rare, marks(rare, name=RARE, reason=RARE, witness=RARE))


def strange_words():
    mixed = f"见{URL}，Latin and 中文 mixed；\t表\r\n第二行\u200b零宽\ufeff，“引号”《书名》（括号）——破折号……省略号，温度36.5℃，比例99.9%。"
    report = a_report(
        n_problems=3, n_photos=6, note=mixed[-90:], fact=mixed[:300], school="ABC国际学校 International School"
    )
    problems = tuple(replace(p, title=URL[:120], responsible=URL[:120], words=URL[:200]) for p in report.problems)
    strange = replace(
        report, problems=problems, opinion=mixed, evidence=tuple(replace(e, caption=URL) for e in report.evidence),
        statement=replace(report.statement, words=URL[:290]), school=replace(report.school, address=URL),
    )  # fmt: skip
    return drawn(strange, marks(strange, 3, reason=URL[:290], witness=URL[:100]))


def answer_kinds():
    report = a_report(n_sections=3)
    words = (
        "2024年3月15日，距今616天",
        "已公示：校门口、网站、公众号；未公示：班级群",
        PROSE,
        "应到6人，实到5.5人",
        "",
    )
    sections = tuple(
        replace(s, items=tuple(replace(i, detail=words[n % 5]) for n, i in enumerate(s.items))) for s in report.sections
    )
    return drawn(kinds := replace(report, sections=sections), marks(kinds, 6))


def long_amendment():
    text = (PROSE * 150)[:10_000]
    corrections = tuple(
        r.Correction(*words)
        for words in (
            ("B03 情况记录", "", "应到6人"),
            (NAME_60, text[:2000], text[:3500]),
            (URL[:200], "旧", text[:900]),
            *[("A01", "旧", "新")] * 30,
        )
    )
    base = a_report()
    amendment = r.Amendment(
        r.AMENDMENT_FORMAT, "v", "澄梅教督记〔2026〕17号更正1", "澄江市梅岭区人民政府教育督导委员会办公室", NAME_60, "澄梅教督记〔2026〕17号",
        SHA, SHA, "2026-11-20T04:16:00Z", text[:3000], corrections, base.team[0], base.journal, "2026-11-21T01:00:00Z",
    )  # fmt: skip
    given = tuple(m for m in marks(base, 2) if isinstance(m, HandSignature))
    out = io.BytesIO()
    draw_amendment(AmendmentParts(amendment, amendment.sha256(), given, ()), out)
    return out.getvalue()


CASES = (
    none_at_all, short_visit, sixty_problems, photos_300, long_names, long_texts, middling_texts, rare_characters,
    strange_words, answer_kinds, long_amendment,
)  # fmt: skip


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        (folder / f"{case.__name__}.pdf").write_bytes(case())
