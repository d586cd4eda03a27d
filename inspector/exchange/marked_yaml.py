"""YAML with the line of everything in it: for files that people write and that are refused by line and reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from inspector.domain.text import Text

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

Path = Sequence["str | int"]
_MOST_DIGITS = 18
_TOO_DEEP = Text("嵌套太深", "nested too deep")
_NO_ALIAS = Text("不能用锚点和别名（& 和 *）", "anchors and aliases are not taken")


class MarkedYamlError(ValueError):
    """What is wrong with a text, and in which line, from 1."""

    def __init__(self, line: int, reason: Text) -> None:
        super().__init__(reason.en)
        self.line, self.reason = line, reason


class MarkedYaml:
    """A YAML text as plain data. Raises MarkedYamlError where it is none, or holds anchors or a key twice."""

    def __init__(self, text: str) -> None:
        try:
            self._root = _compose(text)
            self.plain = _plain(self._root)
        except RecursionError as error:  # hundreds of levels: nobody wrote that by hand
            raise MarkedYamlError(1, _TOO_DEEP) from error
        """Whole numbers and truths as such, decimals as texts (canonical content has no floats), else as typed."""

    def line(self, path: Path) -> int:
        """Return the line of a place in the file, from 1; of the nearest thing that exists."""
        node = self._root
        line = node.start_mark.line + 1
        for part in path:
            inner: Node | None = None
            if isinstance(node, MappingNode):
                for key, child in cast("list[tuple[ScalarNode, Node]]", node.value):
                    if key.value == part:
                        inner, line = child, key.start_mark.line + 1
            elif isinstance(node, SequenceNode) and isinstance(part, int):
                children = cast("list[Node]", node.value)
                if part < len(children):
                    inner = children[part]
                    line = inner.start_mark.line + 1
            if inner is None:
                break
            node = inner
        return line


def deepest(errors: Sequence[ValidationError]) -> ValidationError | None:
    """Return the error of a schema that says most: the one furthest in."""
    ordered = sorted(errors, key=lambda e: [str(part) for part in e.instance_path])
    return max(ordered, key=lambda e: len(e.instance_path), default=None)


def _compose(text: str) -> Node:
    if "\0" in text:
        raise MarkedYamlError(1 + text[: text.index("\0")].count("\n"), Text("有NUL字符", "NUL"))
    try:
        yaml = YAML(typ="safe", pure=True)
        node = cast("Node | None", yaml.compose(text))  # pyright: ignore[reportUnknownMemberType]  # untyped
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise MarkedYamlError(line, _not_yaml(str(error.problem))) from error
    except (YAMLError, ValueError) as error:
        raise MarkedYamlError(1, _not_yaml(str(error)[:300])) from error
    if node is None:
        raise MarkedYamlError(1, Text("文件是空的", "empty"))
    return node


def _not_yaml(problem: str) -> Text:
    return Text(f"不是YAML（{problem}）", problem)


def _plain(node: Node) -> Any:
    """Plain data of a composed tree. A node that is used twice is an alias: refused, with its bombs."""
    seen: set[int] = set()

    def value(part: Node) -> Any:
        if id(part) in seen:
            raise MarkedYamlError(part.start_mark.line + 1, _NO_ALIAS)
        seen.add(id(part))
        if isinstance(part, MappingNode):
            return mapping(part)
        if isinstance(part, SequenceNode):
            return [value(inner) for inner in cast("list[Node]", part.value)]
        return _scalar(cast("ScalarNode", part))

    def mapping(part: MappingNode) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, inner in cast("list[tuple[ScalarNode, Node]]", part.value):
            name = str(key.value)
            if name in found:
                reason = Text(f"{name!r}写了两次", f"{name!r} stands here twice")
                raise MarkedYamlError(key.start_mark.line + 1, reason)
            found[name] = value(inner)
        return found

    return value(node)


def _scalar(node: ScalarNode) -> Any:
    text = str(node.value)
    if node.style is None:
        if text in {"true", "false"}:
            return text == "true"
        digits = text.removeprefix("-")
        if digits.isdecimal() and digits.isascii() and len(digits) <= _MOST_DIGITS:
            return int(text) if text == "0" or digits[0] != "0" else text
    return text
