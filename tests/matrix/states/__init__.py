"""The states of every page, a file a topic."""

from tests.matrix.states import (
    checklist,
    concluding,
    documents,
    evidence,
    gates,
    keeping,
    more,
    planning,
    survey,
    writing,
)
from tests.matrix.states.register import STATES, State

__all__ = [
    "STATES", "State", "checklist", "concluding", "documents", "evidence", "gates", "keeping", "more", "planning", "survey",
    "writing",
]  # fmt: skip
