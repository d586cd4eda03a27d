"""What a window tells of an error: three parts in words, and the technical text behind them."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, cast

from inspector.base.errors import InspectorError
from inspector.base.messages import Message, message, message_of

if TYPE_CHECKING:
    from inspector.base.messages import Language


def words_of(error: Exception, language: Language) -> Message:
    """Return the three parts and the technical text of any error."""
    if isinstance(error, InspectorError):
        found = message_of(error, language)
        cause = f"\n{_cause(error.__cause__, language)}" if error.__cause__ else ""
        return Message(found.what, found.means, found.do, f"{error.code} {dict(error.values)}{cause}")
    told = message("unexpected", language)
    return Message(told.what, told.means, told.do, "".join(traceback.format_exception(error)))


def _cause(cause: BaseException, language: Language) -> str:
    """Return what lies behind an error; of several files, each in its own words on a line."""
    if not isinstance(cause, ExceptionGroup):
        return repr(cause)
    group = cast("ExceptionGroup[Exception]", cause)
    return "\n".join(f"· {_in_words(one, language)}" for one in group.exceptions)


def _in_words(error: Exception, language: Language) -> str:
    if not isinstance(error, InspectorError):
        return repr(error)
    told = message_of(error, language)
    return f"{told.what}{told.do}"
