"""What is wrong with a checklist, and where; rules read with their place."""

from __future__ import annotations

from inspector.domain.expression import Expression, parse
from inspector.domain.scope import TRUTH, Scope, Type
from inspector.domain.tokens import ExpressionError

Path = tuple["str | int", ...]


class ChecklistError(ValueError):
    """What is wrong with a checklist, and where: keys and indices from the top."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


def expression(text: str | None, scope: Scope, path: Path, *, grown: bool, wanted: Type = TRUTH) -> Expression | None:
    """Read a rule. ``grown``: the file's format knows more than whole numbers. Raises ChecklistError."""
    if text is None:
        return None
    try:
        found = parse(text, scope, wanted)
    except ExpressionError as error:
        raise ChecklistError(path, f"{text!r}: {error}") from error
    if found.grown and not grown:
        raise ChecklistError(path, f"{text!r}: only inspector-checklist/2 has more than whole numbers")
    return found
