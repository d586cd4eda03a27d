"""A real Chromium without a window, driven over the DevTools protocol by two pipes: no library, no port."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
from pathlib import Path  # noqa: TC003  # a path is all that comes in

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--headless", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-dev-shm-usage", "--no-sandbox", "--hide-scrollbars",
)  # fmt: skip


def chromium():
    """Return the path of a Chromium, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def _high_pipe():
    """Return a pipe both of whose ends lie above 3 and 4."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return high


class BrowserError(AssertionError):
    """The browser said no, or a script in the page failed."""


class Browser:
    """One browser with one page."""

    def __init__(self, profile: Path):
        program = chromium()
        assert program is not None
        read_end, self._to = _high_pipe()
        self._from, write_end = _high_pipe()

        def places():  # the protocol's pipes are 3 and 4 by agreement
            os.dup2(read_end, 3)
            os.dup2(write_end, 4)

        self._process = subprocess.Popen(
            [program, *_ARGUMENTS, f"--user-data-dir={profile}", "about:blank"],
            close_fds=False,  # all of Python's own are closed on exec anyway
            preexec_fn=places,  # noqa: PLW1509  # before any thread of ours is there
            stderr=subprocess.DEVNULL,
        )
        os.close(read_end)
        os.close(write_end)
        self._n, self._session, self._waiting = 0, "", bytearray()
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            self.call(f"{domain}.enable")

    def close(self):
        """End the browser."""
        session, self._session = self._session, ""
        try:
            self.call("Browser.close")
        except BrowserError:
            self._process.kill()
        os.close(self._to)
        os.close(self._from)
        self._process.wait(20)
        self._session = session

    def call(self, method, **parameters):
        """Call a method of the protocol and return its result."""
        self._n += 1
        said = {"id": self._n, "method": method, "params": parameters}
        if self._session:
            said["sessionId"] = self._session
        self._write(json.dumps(said).encode() + b"\0")
        while True:
            heard = self._read()
            if heard.get("id") != self._n:
                self.events.append(heard)
                continue
            if "error" in heard:
                raise BrowserError(f"{method}: {heard['error']}")
            return heard["result"]

    def wait_for(self, method):
        """Return the parameters of the next event of a name, or of the first that came and was not fetched."""
        while True:
            for event in self.events:
                if event.get("method") == method:
                    self.events.remove(event)
                    return event["params"]
            self.events.append(self._read())

    def run(self, script):
        """Return what a script in the page comes to; a promise is waited for."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise BrowserError(result["exceptionDetails"].get("exception", {}).get("description", "a script failed"))
        return result["result"].get("value")

    def wait_until(self, condition):
        """Wait in the page until an expression is true."""
        self.run(f"new Promise((done) => {{ const look = () => {condition} ? done() : setTimeout(look, 2); look(); }})")

    def open(self, path: Path):
        """Open a page from a file."""
        self.events = [event for event in self.events if event.get("method") != "Page.loadEventFired"]
        self.call("Page.navigate", url=path.resolve().as_uri())
        self.wait_for("Page.loadEventFired")

    def choose(self, selector, path: Path):
        """Choose a file in a file field, as a person does in its dialog."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(path.resolve())])

    def picture(self, path: Path, width, height, *, dark=False, whole=True):
        """Save a picture of the page."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def _write(self, data):
        view = memoryview(data)
        while view:
            view = view[os.write(self._to, view) :]

    def _read(self):
        while b"\0" not in self._waiting:
            part = os.read(self._from, 1 << 20)
            if not part:
                raise BrowserError("the browser has gone")
            self._waiting += part
        said, _, rest = self._waiting.partition(b"\0")
        self._waiting = rest
        return json.loads(said)
