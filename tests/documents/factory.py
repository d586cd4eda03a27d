"""Report values for drawing: realistic, and as long or as strange as a test asks."""

from inspector.domain import report as r

SHA = "ab" * 32
SHAPES = ((1600, 1200), (1200, 1600), (1600, 750))
"""Pixels of photos, in turn."""


def _member(name):
    return r.TeamMember(
        name, "组长", "苏督20231187", "江苏省教育厅", "2027-08-31", "督导室", "林青", "2026-11-20T00:54:00Z", "无应回避情形"
    )  # fmt: skip


def _evidence(n_photos, n_problems):
    return tuple(
        r.EvidenceFact(
            n,
            "B02" if n <= n_problems else "A01",
            "照片",
            f"照片说明{n}",
            "2026-11-20T01:42:00Z",
            410_000,
            f"{n:064x}",
            *SHAPES[n % len(SHAPES)],
        )
        for n in range(1, n_photos + 1)
    )


def _problems(n_problems, fact, evidence):
    return tuple(
        r.Problem(
            n, "B02", "值班电话无人接听", fact, "serious", "in_term", ("苏校防组〔2020〕6号第三部分（应急值守）",),
            "学校须保持值班电话全天畅通。", "2026-11-25", "2026年11月25日（3个工作日）", "办公室 林青", "", "",
            "yes" if n % 2 else "no", "认可。", (evidence[n - 1].sha256,) if n <= len(evidence) else (),
        )
        for n in range(1, n_problems + 1)
    )  # fmt: skip


def _sections(n_sections, note):
    results = ("conforms", "mostly", "fails", "not_applicable", "not_checked")
    return tuple(
        r.SectionResult(
            chr(65 + s), f"第{s + 1}部分", f"{70 + s}.5",
            tuple(
                r.ItemResult(
                    f"{chr(65 + s)}{i:02}", "当天的值班表是否写明每一班的带班领导、值班员和手机号，且24小时无空班？", "read",
                    i == 1, 3, _answer(results[i % 5]), results[i % 5], "应到6人，实到6人", note if i == 1 else "",
                )
                for i in range(1, 8)
            ),
        )
        for s in range(n_sections)
    )  # fmt: skip


def _answer(result):
    return f'{{"reason":"","value":"{result}"}}'


def _counts(sections):
    """The counts as the program takes them: the verifier counts again."""
    found = [item.result for section in sections for item in section.items]
    results = ("conforms", "mostly", "fails", "not_applicable", "not_checked")
    return r.Counts(**{result: found.count(result) for result in results}, unanswered=0, total=len(found))


def a_report(
    *,
    n_problems=3,
    n_photos=0,
    n_sections=13,
    school="澄江市梅岭区枫桥九年一贯制学校",
    note="",
    name="吴承泽",
    fact="现场拨打值班电话，无人接听。",
):
    evidence, sections = _evidence(n_photos, n_problems), _sections(n_sections, note)
    return r.Report(
        format=r.FINDINGS_FORMAT, visit="v", number="澄梅教督记〔2026〕17号", version=1,
        issuer="澄江市梅岭区人民政府教育督导委员会办公室", title="学校疫情防控专项督导",
        checklist=r.ChecklistRef("notice-2020-6", 1, "清单", "苏校防组〔2020〕6号", SHA), track="spot_check",
        track_name="督导抽查（四不两直）", phase="closed", phase_name="封闭管理期间", basis=("苏校防组〔2020〕6号",),
        school=r.SchoolFacts(school, "3132049917", "320999", "nine_year", "九年一贯制学校", "公办", "枫桥路118号", "周维民", "校长", 1286, 137),
        formalities=(r.Formality("assignment", "指派文号", "督派1号", "", True),), arrived_at="2026-11-20T00:52:00Z",
        left_at="2026-11-20T04:16:00Z", met=(r.Person("林青", "副校长"),), team=(_member(name),),
        red_flags=(r.RedFlag("F06", "消毒用品存放不安全", "柜子无锁", "2026-11-20T01:42:00Z", "副校长林青", "2026-11-20T01:44:00Z", "已上锁", "2026-11-20T01:58:00Z", ""),),
        grade=r.Grade("good", "良好", "83.2", "", "计分说明。"), counts=_counts(sections),
        opinion="学校防控组织机构健全，封闭管理总体到位。" * 3, problems=_problems(n_problems, fact, evidence),
        sections=sections,
        statement=r.SchoolStatement("督导组指出的问题我校认可。", "副校长林青", "2026-11-20T03:52:00Z"), evidence=evidence,
        journal=r.ChainHead("r", 9, "94" * 32), covers={"r": 9}, registers=(), frozen_at="2026-11-20T04:16:03Z",
    )  # fmt: skip
