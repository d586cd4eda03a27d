"""What the record says of 摸排核对: the journalled counts as the values that documents draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.domain.report_survey import SurveyCheck, SurveyCounts, SurveySample, SurveyTable
from inspector.services.survey_names import retention
from inspector.services.survey_state import kept, rule_of

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk


def survey_checks(desk: Desk, visit_id: UUID) -> tuple[SurveyCheck, ...]:
    """Return the comparison of a visit; nothing where none was made, or where its tables changed since."""
    result = kept(desk, visit_id, "result")
    if not result.get("counts"):
        return ()
    rule, names = rule_of(desk, visit_id), retention(desk)
    sample = kept(desk, visit_id, "sample")
    return (
        SurveyCheck(
            tables=tuple(_table(file) for file in kept(desk, visit_id, "sources")["files"]),
            counts=tuple(_counts(entry) for entry in result["counts"]),
            areas=rule.areas,
            observation_days=rule.days,
            observation_basis=rule.basis,
            samples=(_sample(sample),) if sample else (),
            compared_at=result["compared_at"],
            names_basis=names.basis,
            names_until=names.until.isoformat() if names.until else "",
        ),
    )


def _table(file: dict[str, Any]) -> SurveyTable:
    return SurveyTable(**{name: file[name] for name in SurveyTable.__dataclass_fields__})


def _counts(entry: dict[str, Any]) -> SurveyCounts:
    return SurveyCounts(**{name: entry[name] for name in SurveyCounts.__dataclass_fields__})


def _sample(sample: dict[str, Any]) -> SurveySample:
    names = SurveySample.__dataclass_fields__.keys() - {"drawn_before", "consistent"}
    counted = {"drawn_before": len(sample["earlier"]), "consistent": sample["agrees"]}
    return SurveySample(**counted, **{name: sample[name] for name in names})
