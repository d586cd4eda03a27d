"""Chinese lines: breaking rules (避头尾), punctuation squeezed, a font per character, text that copies as written.

Gaps between glyphs of 0.1 em or more become blanks in extracted text, so a justified line is opened by at
most 0.095 em a glyph, the gap between Chinese and Latin included; one that would need more stays ragged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from inspector.documents import fonts, pdfa
from inspector.documents.tagging import tags_of

NOT_AT_START = frozenset("，。、；：？！）》」』】〕〉”’…—·％%℃‰,.;:?!)]}")
NOT_AT_END = frozenset("（《「『【〔〈“‘([{")
_HANGING = frozenset("，。、；：）》」』】〕〉”’？！")
"""Their right half is white: at a line's end it may stand outside."""
_OPENING = frozenset("（《「『【〔〈“‘")
"""Their left half is white: at a line's start it stands outside."""
_DASH = "—"

_MAX_OPENING_EM = 0.095
_MAX_CLOSING_EM = 0.05
_LATIN_GAP_EM = 0.07
"""Between Chinese and Latin or figures (中西文间距)."""
_FIRST_HAN = "\u2e80"
_LEAST_LAST = 2
"""Characters besides punctuation that a paragraph's last line holds at least."""
_WORD = re.compile(
    r"[0-9]+(?:[.:][0-9]+)*[年月日时分秒人号项个件张名间户瓶桶只天次届周所台份班家元米条级期页岁]"
    r"|[A-Za-z0-9][A-Za-z0-9.,:/%@_+\-]*[A-Za-z0-9%]|.",
    re.DOTALL,
)
"""What is not broken: a figure with its measure word, a Latin word; all else is single characters."""
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
    kerns: tuple[float, ...]
    """After each glyph, in em: squeezed punctuation, the gap between Chinese and Latin."""
    width: float
    n_glyphs: int
    ends: bool
    indent: float
    hang: float
    """Width at the end that may stand outside."""
    lead: float
    """Width at the start that stands outside."""


def width_of(text: str, style: Style) -> float:
    """Return the width of a text on one line, in points."""
    if len(text) == 1:  # nearly every token of a Chinese text
        return _metric(text, style.font)[1] * style.size + style.track
    kerns = sum(map(_kern, text, text[1:])) * style.size
    return sum(_metric(c, style.font)[1] for c in text) * style.size + len(text) * style.track + kerns


@lru_cache(maxsize=4096)
def set_lines(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """Break a text into lines of at most a width; line breaks in the text are kept."""
    lines: list[Line] = []
    for paragraph in fonts.drawable(text).split("\n"):
        lines += _paragraph(paragraph, style, width)
    return tuple(lines)


def _paragraph(text: str, style: Style, width: float) -> list[Line]:
    tokens: list[str] = []
    for word in _WORD.findall(text):
        tokens += [word] if len(word) == 1 or width_of(word, style) <= width else list(word)
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(tokens):
        end = _fill(tokens, start, style, width - (0.0 if spans else style.first_indent))
        spans.append((start, end))
        start = _next_start(tokens, end)
    _fill_last(tokens, spans, style, width)
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


def _fill_last(tokens: list[str], spans: list[tuple[int, int]], style: Style, width: float) -> None:
    """Give a last line of one character (孤字) another from the line before, where that may break earlier."""
    if len(spans) < 2:  # noqa: PLR2004  # it takes two lines
        return
    (start, end), (_, last) = spans[-2:]
    if _n_written(tokens[end:last]) >= _LEAST_LAST:
        return
    for earlier in range(end - 1, max(start + (end - start) // 2, start + 1), -1):
        if _may_break(tokens, earlier) and _n_written(tokens[earlier:last]) >= _LEAST_LAST:
            begin = _next_start(tokens, earlier)
            if width_of("".join(tokens[begin:last]), style) <= width:
                spans[-2:] = [(start, earlier), (begin, last)]
            return


def _n_written(tokens: list[str]) -> int:
    """Count characters that are no punctuation and no blank."""
    return sum(character.isalnum() for token in tokens for character in token)


def _fill(tokens: list[str], start: int, style: Style, room: float) -> int:
    """Return where the line from ``start`` ends: greedy, then back to a place where it may break."""
    size = style.size
    used = -size / 2 if tokens[start][0] in _OPENING else 0.0
    end, before = start, ""
    while end < len(tokens):
        token = tokens[end]
        used += width_of(token, style) + (_kern(before, token[0]) * size if before else 0.0)
        before = token[-1]
        hang = size / 2 if before in _HANGING else 0
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
        name = _metric(character, style.font)[0]
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + character)
        else:
            runs.append((name, character))
    kerns = (*map(_kern, text, text[1:]), 0.0) if text else ()
    hang = style.size / 2 if text and text[-1] in _HANGING else 0.0
    lead = style.size / 2 if text and text[0] in _OPENING else 0.0
    return Line(tuple(runs), kerns, width_of(text, style) - lead, len(text), ends, indent, hang, lead)


@lru_cache(maxsize=50_000)
def _metric(character: str, wanted: str) -> tuple[str, float]:
    """Return the font of a character and its advance in em."""
    font = fonts.font_for(character, wanted) or wanted
    return font, fonts.advance(character, font)


@lru_cache(maxsize=50_000)
def _kern(before: str, after: str) -> float:
    """Return what is added between two characters, in em.

    Of two marks side by side one white half goes (标点挤压); a dash joins the next (——); Chinese and Latin
    stand a little apart.
    """
    if (after in _OPENING and (before in _OPENING or before in _HANGING)) or (before in _HANGING and after in _HANGING):
        return -0.5
    if before == after == _DASH:
        return -0.08
    if _is_latin(before) and _is_han(after):
        return _LATIN_GAP_EM
    return _LATIN_GAP_EM if _is_han(before) and _is_latin(after) else 0.0


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_han(character: str) -> bool:
    return character >= _FIRST_HAN and character.isalpha()


def draw_line(canvas: Any, line: Line, style: Style, x: float, y: float, width: float) -> None:
    """Draw one line with its baseline at y."""
    if not line.n_glyphs:
        return
    room = width - line.indent
    x += line.indent - line.lead
    kerns = line.kerns
    if style.align == "center":
        x += (room - line.width + style.track) / 2
    elif style.align == "right":
        x += room - line.width + line.hang
    elif style.align == "justify" and not line.ends and line.n_glyphs > 1:
        kerns = _opened(line, (room - (line.width - line.hang)) / style.size)
    pdfa.show_line(canvas, pdfa.Shown(line.runs, kerns, style.size, style.track, style.color), x, y)


def _opened(line: Line, missing: float) -> tuple[float, ...]:
    """Return the kerns that fill a line, or those it has where it would have to be opened too far.

    Args:
        line: Of two glyphs at least.
        missing: What lacks to the full width, in em; negative where it has to be closed.
    """
    n_gaps = line.n_glyphs - 1
    if missing <= 0:
        needed = missing / n_gaps
        return (*(kern + needed for kern in line.kerns[:-1]), 0.0) if needed >= -_MAX_CLOSING_EM else line.kerns
    # A gap that is there already is opened less, so that none is read as a blank.
    n_wide = sum(kern > 0 for kern in line.kerns)
    spare = _MAX_OPENING_EM - _LATIN_GAP_EM
    needed = missing / n_gaps
    if needed > spare and n_wide < n_gaps:
        needed = (missing - n_wide * spare) / (n_gaps - n_wide)
    if needed > _MAX_OPENING_EM:
        return line.kerns
    return (*(kern + (min(needed, spare) if kern > 0 else needed) for kern in line.kerns[:-1]), 0.0)


def draw_text(canvas: Any, text: str, style: Style, x: float, y: float, width: float) -> float:
    """Draw a text whose first baseline is a font size under y; return the y under it.

    It is content of its own, a paragraph, where it does not stand in other content.
    """
    tags = tags_of(canvas)
    marked = tags.mark(canvas, "P")
    for line in set_lines(text, style, width):
        y -= style.lead
        draw_line(canvas, line, style, x, y + (style.lead - style.size) * 0.62, width)
    if marked:
        tags.unmark(canvas)
    return y


class Text(Flowable):
    """A paragraph that splits between lines, never leaving one line alone. ``role``: what it is, as PDF names it."""

    def __init__(
        self,
        text: str,
        style: Style,
        *,
        after: float = 0,
        before: float = 0,
        role: str = "P",
        piece: tuple[Text, tuple[Line, ...]] | None = None,
    ) -> None:
        super().__init__()
        self.text, self.style, self.role = text, style, role
        self._whole = piece[0] if piece else self
        self.spaceAfter, self.spaceBefore = after, before
        self._lines = piece[1] if piece else ()
        self._width = -1.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size at a width."""
        if aW != self._width:
            self._width = aW
            self._set = self._lines or set_lines(self.text, self.style, aW)
        return aW, len(self._set) * self.style.lead

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  # ReportLab's names
        """Split at a height: two lines at least on each side."""
        self.wrap(aW, aH)
        n = int(aH / self.style.lead + 1e-6)
        n = min(n, len(self._set) - 2)
        if n < 2:  # noqa: PLR2004  # a single line is an orphan
            return []
        return [
            Text(
                self.text, self.style, before=self.getSpaceBefore(), role=self.role, piece=(self._whole, self._set[:n])
            ),
            Text(self.text, self.style, after=self.getSpaceAfter(), role=self.role, piece=(self._whole, self._set[n:])),
        ]

    def draw(self) -> None:
        """Draw all lines."""
        self.paint(self.canv, 0, 0)

    def paint(self, canvas: Any, x: float, y: float) -> None:
        """Draw all lines with the lower left corner at (x, y): without ReportLab's ceremony, for many cells."""
        style, tags = self.style, tags_of(canvas)
        marked = bool(self.text.strip()) and not tags.again(self) and tags.mark(canvas, self.role, self._whole)
        y += len(self._set) * style.lead + (style.lead - style.size) * 0.62
        for line in self._set:
            y -= style.lead
            draw_line(canvas, line, style, x, y, self._width)
        if marked:
            tags.unmark(canvas)
