from typing import Any

from ruamel.yaml.error import Mark

class Node:
    value: Any
    style: str | None
    start_mark: Mark

class ScalarNode(Node): ...
class SequenceNode(Node): ...
class MappingNode(Node): ...
