"""A screen reader's half: the accessibility bus (AT-SPI 2), read and acted on with D-Bus calls alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections import deque
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, Properties, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jeepney.io.blocking import DBusConnection

NEEDED = ("Xvfb", "dbus-daemon", "/usr/libexec/at-spi-bus-launcher")
_ROOT = "/org/a11y/atspi/accessible/root"
_A11Y = "org.a11y.atspi"
_WAIT_S = 60


@dataclass(frozen=True, slots=True)
class Node:
    """One object of the tree, by the name of its program on the bus and its path."""

    owner: str
    path: str


class Reader:
    """Reads names, roles and children as a screen reader does, and presses and types as one does for its user."""

    def __init__(self, address: str) -> None:
        self._bus: DBusConnection = open_dbus_connection(address)
        self._heard: deque[Message] = deque()
        self._stack = ExitStack()

    def programs(self) -> list[Node]:
        return self.children(Node(f"{_A11Y}.Registry", _ROOT))

    def name(self, node: Node) -> str:
        return self._property(node, "Accessible", "Name")

    def role(self, node: Node) -> str:
        return self._call(node, "Accessible", "GetRoleName")[0]

    def is_showing(self, node: Node) -> bool:
        low, _high = self._call(node, "Accessible", "GetState")[0]
        return bool(low >> 25 & 1)  # ATSPI_STATE_SHOWING

    def children(self, node: Node) -> list[Node]:
        return [Node(*pair) for pair in self._call(node, "Accessible", "GetChildren")[0]]

    def press(self, node: Node) -> None:
        """Do the first action: a button's is to press it."""
        self._call(node, "Action", "DoAction", "i", 0)

    def type(self, node: Node, text: str) -> None:
        self._call(node, "EditableText", "SetTextContents", "s", text)

    def all(self) -> Iterator[Node]:
        """Walk everything that any program shows."""
        queue = self.programs()
        while queue:
            node = queue.pop(0)
            yield node
            queue += self.children(node)

    def await_one(self, holds: Callable[[Node], bool], what: str) -> Node:
        """Wait until an object is there; what vanishes while the tree is walked is passed over."""
        end = time.monotonic() + _WAIT_S
        while time.monotonic() < end:
            try:
                for node in self.all():
                    if holds(node):
                        return node
            except LookupError:
                continue
        raise TimeoutError(what, [f"{self.role(n)} {self.name(n)}" for n in self.all() if self.is_showing(n)])

    def named(self, name: str, role: str = "") -> Node:
        """Wait for an object that shows, by its name and its role."""
        return self.await_one(
            lambda node: self.name(node) == name and role in {"", self.role(node)} and self.is_showing(node), name
        )

    def starting(self, start: str, role: str = "") -> Node:
        """Wait for an object that shows, by how its name begins and its role."""
        return self.await_one(
            lambda node: self.name(node).startswith(start) and role in {"", self.role(node)} and self.is_showing(node),
            start,
        )

    def listen_for_focus(self) -> None:
        """Be told from now on where the focus goes: programs send it only to who has asked."""
        registry = DBusAddress(f"/{_A11Y}/registry".replace(".", "/"), f"{_A11Y}.Registry", f"{_A11Y}.Registry")
        self._ask(new_method_call(registry, "RegisterEvent", "s", ("object:state-changed:focused",)))
        rule = MatchRule(type="signal", interface=f"{_A11Y}.Event.Object", member="StateChanged")
        self._ask(message_bus.AddMatch(rule))
        self._heard = deque[Message]()
        self._stack.enter_context(self._bus.filter(rule, queue=self._heard))

    def focused(self, *, but: Node) -> Node:
        """Wait until something else has the focus, and return it."""
        end = time.monotonic() + _WAIT_S
        while time.monotonic() < end:
            while self._heard:
                event = self._heard.popleft()
                fields = event.header.fields
                node = Node(fields[HeaderFields.sender], fields[HeaderFields.path])
                if event.body[0] == "focused" and event.body[1] and node != but and self.name(node):
                    return node
            self._bus.recv_messages(timeout=_WAIT_S)
        raise TimeoutError("nothing took the focus")

    def _property(self, node: Node, interface: str, name: str) -> Any:
        address = DBusAddress(node.path, node.owner, f"{_A11Y}.{interface}")
        return self._ask(Properties(address).get(name))[0][1]

    def _call(self, node: Node, interface: str, method: str, signature: str = "", *values: object) -> Any:
        address = DBusAddress(node.path, node.owner, f"{_A11Y}.{interface}")
        return self._ask(new_method_call(address, method, signature or None, values))

    def _ask(self, message: Any) -> Any:
        reply = self._bus.send_and_get_reply(message, timeout=_WAIT_S)
        if HeaderFields.error_name in reply.header.fields:
            raise LookupError(reply.header.fields[HeaderFields.error_name], reply.body)
        return reply.body


def missing() -> list[str]:
    """Return what of the system is not there."""
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def screen_and_bus(home: str) -> Iterator[dict[str, str]]:
    """A display, a session bus and the accessibility bus of our own; gives the environment of programs on them."""
    environment = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home, "XDG_CACHE_HOME": home}
    for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
        environment.pop(name, None)
    with ExitStack() as stack:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
        screen = stack.enter_context(_running(command, environment, pass_fds=(write,)))
        assert screen.poll() is None
        os.close(write)
        with os.fdopen(read) as display:
            environment["DISPLAY"] = f":{display.readline().strip()}"
        command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        bus = stack.enter_context(_running(command, environment, stdout=subprocess.PIPE))
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        environment["AT_SPI_BUS_ADDRESS"] = _accessibility_bus(environment["DBUS_SESSION_BUS_ADDRESS"])
        yield environment


def _accessibility_bus(session: str) -> str:
    with open_dbus_connection(session) as connection:
        address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        return connection.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=_WAIT_S).body[0]


@contextmanager
def _running(command: list[str], environment: dict[str, str], **more: Any) -> Iterator[subprocess.Popen[Any]]:
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, **more)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


running = _running
