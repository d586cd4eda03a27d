"""What a campaign of visits adds up to (专项督导汇总): totals and figures of a report, from what the records say.

Of a school that was visited several times its last visit counts; a follow-up visit (整改核查) checks earlier problems
only, so it counts as a visit and in nothing else. The public version names no school, and hides small counts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from inspector.domain.writ import Figure, FigureRow, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FIGURES: Final = {
    "full": ("coverage", "towns", "grades", "scores", "kinds", "sections", "common", "state", "earlier", "schools"),
    "public": ("coverage", "towns", "grades", "kinds", "sections", "common", "state"),
}
"""Figures of each version, by their keys, in the order in which they are made."""
TOTALS: Final = (
    "n_schools", "n_visited", "share", "n_visits", "n_follow_ups", "mean", "n_problems", "n_put_right", "n_settled",
    "n_running", "n_overdue", "n_serious", "n_flags", "n_earlier",
)  # fmt: skip
"""Places that a template fills with totals: ``campaign.n_schools``."""
SMALL: Final = 3
"""Fewer than so many schools are not counted in a figure of the public version."""
_HIDDEN = f"不足{SMALL}"
_N_COMMON = 10
_BANDS: Final = (0, 60, 65, 70, 75, 80, 85, 90, 95)
"""Where the bands of the scores begin; the last ends at 100."""
_LEAST_SPREAD = 10
"""Scores under which there is no spread to speak of."""
_NO_TOWN = "未注明"
_LABELS: Final = {
    "n_schools": "辖区学校数", "n_visited": "已督导学校数", "share": "覆盖率", "n_visits": "督导次数",
    "n_follow_ups": "其中整改核查次数", "mean": "平均得分", "n_problems": "发现问题数", "n_put_right": "当场整改数",
    "n_settled": "核查销号数", "n_running": "整改中数", "n_overdue": "逾期未销号数", "n_serious": "较重、重大问题数",
    "n_flags": "立即督促次数", "n_earlier": "上一时段督导次数",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One problem of a record, and what became of it."""

    severe: bool
    """较重 or 重大."""
    put_right: bool
    """On the spot."""
    settled: bool
    """A later visit found it in order."""
    due_on: str
    """Civil date, or empty."""


@dataclass(frozen=True, slots=True)
class Visited:
    """One signed visit, as a campaign counts it."""

    school: str
    """Key of the school."""
    name: str
    kind: str
    follow_up: bool
    on: str
    """Civil date."""
    grade: str
    """等次 as printed."""
    score: str
    """``83.2``, or empty."""
    sections: tuple[tuple[str, str, str], ...]
    """Code, title and score (or empty) of each section."""
    results: tuple[tuple[str, str, bool], ...]
    """Code and text of each item that was checked, and whether it failed."""
    problems: tuple[Found, ...]
    n_flags: int
    town: str = ""
    """街道、镇 or 乡; empty where the address names none."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """All that a report is made of. Visits in the order in which they were made."""

    visits: tuple[Visited, ...]
    earlier: tuple[Visited, ...]
    """Of as long a time before."""
    schools: tuple[tuple[str, str, str], ...]
    """Key, kind (as 小学) and town of every school of the register."""
    today: date
    grades: tuple[str, ...]
    """Names of the grades, the best first."""


def totals(campaign: Campaign) -> tuple[Said, ...]:
    """Return the totals, with their names in Chinese."""
    counted = _counted(campaign.visits)
    problems = [one for visit in counted for one in visit.problems]
    state = _states(problems, campaign.today)
    n_visited = len({visit.school for visit in campaign.visits})
    known = {key for key, _, _ in campaign.schools} | {visit.school for visit in campaign.visits}
    found = {
        "n_schools": str(len(known)),
        "n_visited": str(n_visited),
        "share": _percent(n_visited, len(known)),
        "n_visits": str(len(campaign.visits)),
        "n_follow_ups": str(sum(visit.follow_up for visit in campaign.visits)),
        "mean": _mean(visit.score for visit in _last(counted)),
        "n_problems": str(len(problems)),
        "n_put_right": str(state["当场整改"]),
        "n_settled": str(state["已核查销号"]),
        "n_running": str(state["整改中"]),
        "n_overdue": str(state["逾期未销号"]),
        "n_serious": str(sum(one.severe for one in problems)),
        "n_flags": str(sum(visit.n_flags for visit in counted)),
        "n_earlier": str(len(_counted(campaign.earlier))),
    }
    return tuple(Said(f"campaign_{name}", _LABELS[name], found[name]) for name in TOTALS)


def figures(campaign: Campaign, version: str) -> tuple[Figure, ...]:
    """Return the figures of a version (a key of ``FIGURES``). Of too few schools the public one has the first alone."""
    public = version == "public"
    counted = _counted(campaign.visits)
    if public and len({visit.school for visit in counted}) < SMALL:
        return (_coverage(campaign, public=True),)
    last = _last(counted)
    made = (
        _coverage(campaign, public=public),
        *_towns(campaign, public=public),
        _grades(campaign, last, public=public),
        *(() if public else _scores(last)),
        *_kinds(campaign, last, public=public),
        _sections(counted),
        _common(counted, public=public),
        _state(counted, campaign.today),
    )
    return made if public else (*made, *_compared(campaign, counted), *_worst(counted, campaign))


def _counted(visits: Iterable[Visited]) -> list[Visited]:
    return [visit for visit in visits if not visit.follow_up]


def _last(visits: Iterable[Visited]) -> list[Visited]:
    """Return the last visit of each school."""
    return list({visit.school: visit for visit in visits}.values())


def _coverage(campaign: Campaign, *, public: bool) -> Figure:
    kinds = {key: kind for key, kind, _ in campaign.schools} | {one.school: one.kind for one in campaign.visits}
    rows = _covered_by(kinds, campaign, public=public)
    return Figure("coverage", "各类学校督导覆盖情况", ("学校类别", "学校数", "已督导", "覆盖率"), rows)


def _towns(campaign: Campaign, *, public: bool) -> tuple[Figure, ...]:
    """Return the coverage by town, where the addresses of the register name two or more."""
    towns = {visit.school: visit.town for visit in campaign.visits} | {key: town for key, _, town in campaign.schools}
    named = {key: town or _NO_TOWN for key, town in towns.items()}
    if len(set(named.values()) - {_NO_TOWN}) < 2:  # noqa: PLR2004  # one alone is the sum
        return ()
    rows = _covered_by(named, campaign, public=public)
    return (Figure("towns", "各街道（乡镇）督导覆盖情况", ("街道、乡镇", "学校数", "已督导", "覆盖率"), rows),)


def _covered_by(groups: Mapping[str, str], campaign: Campaign, *, public: bool) -> tuple[FigureRow, ...]:
    """Return a row for all schools, and one for each group that they are in, the largest first."""
    visited = {visit.school for visit in campaign.visits}
    of, seen = Counter(groups.values()), Counter(groups[school] for school in visited)
    rows = [_covered("合计", len(visited), len(groups))]
    names = sorted(of, key=lambda name: (name == _NO_TOWN, -of[name], name))
    hidden = _small([of[name] for name in names]) if public else frozenset[int]()
    for n, name in enumerate(names):
        rows.append(FigureRow(name, (_HIDDEN, "—", "—")) if n in hidden else _covered(name, seen[name], of[name]))
    return tuple(rows)


def _covered(label: str, n: int, of: int) -> FigureRow:
    share = _percent(n, of)
    return FigureRow(label, (str(of), str(n), share), share.rstrip("%—"))


def _grades(campaign: Campaign, visits: Sequence[Visited], *, public: bool) -> Figure:
    counts = Counter(visit.grade for visit in visits)
    names = [*campaign.grades, *(name for name in counts if name not in campaign.grades)]
    hidden = _small([counts[name] for name in names]) if public else frozenset[int]()
    rows: list[FigureRow] = []
    for n, name in enumerate(names):
        count = counts[name]
        cells = (_HIDDEN, "—") if n in hidden else (str(count), _percent(count, len(visits)))
        rows.append(FigureRow(name, cells, "" if n in hidden else _share(count, len(visits))))
    return Figure("grades", "学校等次分布（以最近一次督导为准）", ("等次", "学校数", "占比"), tuple(rows))


def _scores(visits: Sequence[Visited]) -> tuple[Figure, ...]:
    """Return how the schools' scores are spread, where there are enough of them."""
    scores = [float(visit.score) for visit in visits if visit.score]
    if len(scores) < _LEAST_SPREAD:
        return ()
    ends = [*_BANDS[1:], 101]
    counts = [sum(first <= one < last for one in scores) for first, last in zip(_BANDS, ends, strict=True)]
    most = max(counts)
    labels = [f"不足{_BANDS[1]}", *(f"{n}至{n + 4}.9" for n in _BANDS[1:-1]), f"{_BANDS[-1]}至100"]
    rows = tuple(
        FigureRow(label, (str(count),), _share(count, most)) for label, count in zip(labels, counts, strict=True)
    )
    return (Figure("scores", "学校得分分布（以最近一次督导为准）", ("得分", "学校数"), rows),)


def _kinds(campaign: Campaign, visits: Sequence[Visited], *, public: bool) -> tuple[Figure, ...]:
    """Return what each kind of school came to, where there are two or more; in public without the failed ones."""
    of = Counter(visit.kind for visit in visits)
    if len(of) < 2:  # noqa: PLR2004  # one alone is the whole
        return ()
    worst = campaign.grades[-1] if campaign.grades else ""
    names = sorted(of, key=lambda kind: (-of[kind], kind))
    hidden = _small([of[kind] for kind in names]) if public else frozenset[int]()
    rows: list[FigureRow] = []
    for n, kind in enumerate(names):
        those = [visit for visit in visits if visit.kind == kind]
        mean = _mean(visit.score for visit in those)
        problems = _ratio(sum(len(visit.problems) for visit in those), len(those))
        failed = () if public else (str(sum(visit.grade == worst for visit in those)),)
        if n in hidden:
            rows.append(FigureRow(kind, (_HIDDEN, "—", "—")))
        else:
            rows.append(FigureRow(kind, (str(len(those)), mean, problems, *failed), mean.rstrip("—")))
    head = ("学校类别", "学校数", "平均得分", "校均问题", *(() if public else (worst,)))
    return (Figure("kinds", "各类学校督导结果（以最近一次督导为准）", head, tuple(rows)),)


def _sections(visits: Sequence[Visited]) -> Figure:
    titles: dict[str, str] = {code: title for visit in visits for code, title, _ in visit.sections}
    failed = Counter(code[:1] for visit in visits for code, _, fails in visit.results if fails)
    rows: list[FigureRow] = []
    for code in sorted(titles):
        mean = _mean(score for visit in visits for section, _, score in visit.sections if section == code)
        rows.append(FigureRow(f"{code} {titles[code]}", (mean, str(failed[code])), mean.rstrip("—")))
    return Figure("sections", "各部分平均得分与不符合项数", ("检查内容", "平均得分", "不符合"), tuple(rows))


def _common(visits: Sequence[Visited], *, public: bool) -> Figure:
    texts = {code: text for visit in visits for code, text, _ in visit.results}
    checked = Counter(code for visit in visits for code, _, _ in visit.results)
    failed = Counter(code for visit in visits for code, _, fails in visit.results if fails)
    least = SMALL if public else 1
    codes = sorted((code for code in failed if failed[code] >= least), key=lambda code: (-failed[code], code))
    rows = tuple(
        FigureRow(
            f"{code} {texts[code]}",
            (str(checked[code]), str(failed[code]), _percent(failed[code], checked[code])),
            _share(failed[code], checked[code]),
        )
        for code in codes[:_N_COMMON]
    )
    return Figure("common", "较普遍的问题", ("检查内容", "检查次数", "不符合", "占比"), rows)


def _state(visits: Sequence[Visited], today: date) -> Figure:
    problems = [one for visit in visits for one in visit.problems]
    counts = _states(problems, today)
    rows = tuple(
        FigureRow(name, (str(n), _percent(n, len(problems))), _share(n, len(problems))) for name, n in counts.items()
    )
    return Figure("state", "问题整改情况", ("整改状态", "问题数", "占比"), rows)


def _states(problems: Iterable[Found], today: date) -> dict[str, int]:
    counts = {"当场整改": 0, "已核查销号": 0, "整改中": 0, "逾期未销号": 0}
    for one in problems:
        if one.put_right:
            name = "当场整改"
        elif one.settled:
            name = "已核查销号"
        else:
            name = "逾期未销号" if one.due_on and one.due_on < today.isoformat() else "整改中"
        counts[name] += 1
    return counts


def _compared(campaign: Campaign, now: Sequence[Visited]) -> tuple[Figure, ...]:
    before = _counted(campaign.earlier)
    if not before:
        return ()
    worst = campaign.grades[-1] if campaign.grades else ""
    labels = ("督导次数", "平均得分", "每次发现问题数", f"{worst}学校数")
    rows = map(FigureRow, labels, zip(_measured(before, worst), _measured(now, worst), strict=True))
    return (Figure("earlier", "与上一同长时段比较", ("指标", "上一时段", "本时段"), tuple(rows)),)


def _measured(visits: Sequence[Visited], worst: str) -> tuple[str, ...]:
    n_problems = sum(len(visit.problems) for visit in visits)
    return (
        str(len(visits)),
        _mean(visit.score for visit in _last(visits)),
        _ratio(n_problems, len(visits)),
        str(sum(visit.grade == worst for visit in _last(visits))),
    )


def _worst(visits: Sequence[Visited], campaign: Campaign) -> tuple[Figure, ...]:
    """Return the schools that wait for most: of the lowest grade, with severe problems or ones that are overdue."""
    lowest = campaign.grades[-1] if campaign.grades else ""
    rows: list[tuple[tuple[int, str], FigureRow]] = []
    for visit in _last(visits):
        n_overdue = _states(visit.problems, campaign.today)["逾期未销号"]
        n_severe = sum(one.severe for one in visit.problems)
        if visit.grade == lowest or n_severe or n_overdue:
            cells = (visit.grade, visit.score or "—", str(len(visit.problems)), str(n_severe), str(n_overdue))
            rows.append(((-n_overdue - n_severe, visit.name), FigureRow(visit.name, cells)))
    if not rows:
        return ()
    head = ("学校", "等次", "得分", "问题", "较重以上", "逾期")
    return (Figure("schools", "需重点关注的学校", head, tuple(row for _, row in sorted(rows, key=lambda one: one[0]))),)


def _small(counts: Sequence[int]) -> frozenset[int]:
    """Return which counts are hidden: small ones, and where that is one alone, the next smallest too.

    Else the one that is hidden could be reckoned from the others and their sum.
    """
    hidden = {n for n, count in enumerate(counts) if 0 < count < SMALL}
    if len(hidden) == 1:
        others = [n for n, count in enumerate(counts) if count and n not in hidden]
        hidden |= set(sorted(others, key=lambda n: counts[n])[:1])
    return frozenset(hidden)


def _percent(n: int, of: int) -> str:
    return f"{_share(n, of)}%" if of else "—"


def _share(n: int, of: int) -> str:
    """Return a share in hundredths with one digit, halves up; "" of nothing."""
    return _tenths(1000 * n, of) if of else ""


def _ratio(n: int, of: int) -> str:
    return _tenths(10 * n, of) if of else "—"


def _tenths(n: int, of: int) -> str:
    tenths = (2 * n + of) // (2 * of)
    return f"{tenths // 10}.{tenths % 10}"


def _mean(scores: Iterable[str]) -> str:
    """Return the mean of scores with one digit; — of none."""
    tenths = [int(score.replace(".", "")) for score in scores if score]
    return _tenths(sum(tenths), len(tenths)) if tenths else "—"


def by_names(said: Mapping[str, str]) -> dict[str, str]:
    """Return the totals by the names of their places in a template."""
    return {f"campaign.{name}": said.get(f"campaign_{name}", "") for name in TOTALS}
