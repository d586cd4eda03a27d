"""Chinese lines: breaking rules (避头尾), a font per character, and text that copies as it was written.

Gaps between glyphs of 0.1 em or more become blanks in extracted text, so a justified line is opened by at
most 0.095 em a glyph; one that would need more stays ragged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from inspector.documents import fonts

NOT_AT_START = frozenset("，。、；：？！）》」』】〕〉”’…—·％%℃‰,.;:?!)]}")
NOT_AT_END = frozenset("（《「『【〔〈“‘([{")
_HANGING = frozenset("，。、；：）》」』】〕〉”’？！")
"""Their right half is white: at a line's end it may stand outside."""

_MAX_OPENING_EM = 0.095
_LEAST_LAST = 2
"""Characters besides punctuation that a paragraph's last line holds at least."""
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/%@_+\-]*[A-Za-z0-9%]|.", re.DOTALL)
INK = Color(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set. Sizes in points; ``align`` left, justify, center or right."""

    font: str
    size: float
    lead: float
    align: str = "left"
    color: Color = INK
    first_indent: float = 0
    track: float = 0
    """Extra width after each glyph, in points; for titles only."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: runs of one font each, natural width, and whether a paragraph ends with it."""

    runs: tuple[tuple[str, str], ...]
    width: float
    n_glyphs: int
    ends: bool
    indent: float
    hang: float
    """Width at the end that may stand outside."""


def width_of(text: str, style: Style) -> float:
    """Return the width of a text on one line, in points."""
    return sum(_advance(c, style) for c in text)


@lru_cache(maxsize=4096)
def set_lines(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """Break a text into lines of at most a width; line breaks in the text are kept."""
    lines: list[Line] = []
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n"):
        lines += _paragraph(paragraph, style, width)
    return tuple(lines)


def _paragraph(text: str, style: Style, width: float) -> list[Line]:
    tokens: list[str] = []
    for word in _WORD.findall(text):
        tokens += [word] if width_of(word, style) <= width else list(word)
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(tokens):
        end = _fill(tokens, start, style, width - (0.0 if spans else style.first_indent))
        spans.append((start, end))
        start = _next_start(tokens, end)
    _fill_last(tokens, spans)
    lines: list[Line] = []
    for n, (first, end) in enumerate(spans):
        indent = 0.0 if n else style.first_indent
        lines.append(_line("".join(tokens[first:end]), style, ends=n + 1 == len(spans), indent=indent))
    return lines or [_line("", style, ends=True, indent=0)]


def _next_start(tokens: list[str], end: int) -> int:
    """Return where the next line begins: blanks at a break vanish."""
    while end < len(tokens) and tokens[end] == " ":
        end += 1
    return end


def _fill_last(tokens: list[str], spans: list[tuple[int, int]]) -> None:
    """Give a last line of one character (孤字) another from the line before, where that may break earlier."""
    if len(spans) < 2:  # noqa: PLR2004  # it takes two lines
        return
    (start, end), (_, last) = spans[-2:]
    if _n_written(tokens[end:last]) >= _LEAST_LAST:
        return
    for earlier in range(end - 1, max(start + (end - start) // 2, start + 1), -1):
        if _may_break(tokens, earlier) and _n_written(tokens[earlier:last]) >= _LEAST_LAST:
            spans[-2:] = [(start, earlier), (_next_start(tokens, earlier), last)]
            return


def _n_written(tokens: list[str]) -> int:
    """Count characters that are no punctuation and no blank."""
    return sum(character.isalnum() for token in tokens for character in token)


def _fill(tokens: list[str], start: int, style: Style, room: float) -> int:
    """Return where the line that begins at ``start`` ends: greedy, then back to a place where it may break."""
    used = 0.0
    end = start
    while end < len(tokens):
        used += width_of(tokens[end], style)
        hang = style.size / 2 if tokens[end][-1] in _HANGING else 0
        if used - hang > room and end > start:
            break
        end += 1
    if end == len(tokens):
        return end
    best = end
    while best > start + 1 and not _may_break(tokens, best):
        best -= 1
    # Nowhere to break (a row of closing marks): rather a rule broken than a line too wide.
    return best if best > start + 1 or _may_break(tokens, best) else end


def _may_break(tokens: list[str], at: int) -> bool:
    """Say whether a line may end before a token; blanks there vanish, so what stands around them counts."""
    before = next((word for word in reversed(tokens[:at]) if word.strip()), " ")
    after = next((word for word in tokens[at:] if word.strip()), " ")
    return after[0] not in NOT_AT_START and before[-1] not in NOT_AT_END


def _line(text: str, style: Style, *, ends: bool, indent: float) -> Line:
    text = text.rstrip(" ")
    runs: list[tuple[str, str]] = []
    for character in text:
        name = fonts.font_for(character, style.font) or style.font
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + character)
        else:
            runs.append((name, character))
    hang = style.size / 2 if text and text[-1] in _HANGING else 0.0
    return Line(tuple(runs), width_of(text, style), len(text), ends, indent, hang)


def _advance(character: str, style: Style) -> float:
    font = fonts.font_for(character, style.font) or style.font
    return fonts.advance(character, font) * style.size + style.track


def draw_line(canvas: Any, line: Line, style: Style, x: float, y: float, width: float) -> None:
    """Draw one line with its baseline at y."""
    opening = style.track
    room = width - line.indent
    x += line.indent
    if style.align == "center":
        x += (room - line.width + style.track) / 2
    elif style.align == "right":
        x += room - line.width
    elif style.align == "justify" and not line.ends and line.n_glyphs > 1:
        needed = (room - (line.width - line.hang)) / (line.n_glyphs - 1)
        if -0.05 * style.size <= needed <= _MAX_OPENING_EM * style.size:
            opening += needed
    text = canvas.beginText(x, y)
    text.setFillColor(style.color)
    text.setCharSpace(opening)
    for name, run in line.runs:
        text.setFont(name, style.size)
        text.textOut(run)
    canvas.drawText(text)


def draw_text(canvas: Any, text: str, style: Style, x: float, y: float, width: float) -> float:
    """Draw a text whose first baseline is a font size under y; return the y under it."""
    for line in set_lines(text, style, width):
        y -= style.lead
        draw_line(canvas, line, style, x, y + (style.lead - style.size) * 0.62, width)
    return y


class Text(Flowable):
    """A paragraph that splits between lines, never leaving one line alone."""

    def __init__(
        self, text: str, style: Style, *, after: float = 0, before: float = 0, lines: tuple[Line, ...] = ()
    ) -> None:
        super().__init__()
        self.text, self.style = text, style
        self.spaceAfter, self.spaceBefore = after, before
        self._lines = lines

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size at a width."""
        self._width = aW
        self._set = self._lines or set_lines(self.text, self.style, aW)
        return aW, len(self._set) * self.style.lead

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  # ReportLab's names
        """Split at a height: two lines at least on each side."""
        self.wrap(aW, aH)
        n = int(aH / self.style.lead)
        n = min(n, len(self._set) - 2)
        if n < 2:  # noqa: PLR2004  # a single line is an orphan
            return []
        first = Text(self.text, self.style, before=self.getSpaceBefore(), lines=self._set[:n])
        return [first, Text(self.text, self.style, after=self.getSpaceAfter(), lines=self._set[n:])]

    def draw(self) -> None:
        """Draw all lines."""
        y = len(self._set) * self.style.lead
        for line in self._set:
            y -= self.style.lead
            draw_line(self.canv, line, self.style, 0, y + (self.style.lead - self.style.size) * 0.62, self._width)
