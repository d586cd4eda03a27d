"""Microphone, camera and loudspeaker through Qt Multimedia, an optional part that is loaded only when it is used.

All that knows a device stands in the methods named ``_open``; what comes after goes the same way for every device.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from inspector.base.errors import BadInputError

RATE: Final = 16_000
"""Samples a second: speech, at 1.9 MB a minute."""
_QUALITY: Final = 95


def are_installed() -> bool:
    """Say whether the optional part is there; whether a device is, shows when it is used."""
    return find_spec("PySide6.QtMultimedia") is not None


def _library() -> Any:  # noqa: ANN401  # loaded by name: it may be missing
    try:
        return import_module("PySide6.QtMultimedia")
    except ImportError as error:  # the part itself, or a library of the system that it needs
        raise BadInputError("media_not_installed") from error


class _Device(QObject):
    """What holds a device open; the library's objects are kept as long as it does."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: list[Any] = []

    def stop(self) -> None:
        """End; nothing is said after this."""
        self.blockSignals(True)
        for one in self._kept:
            if hasattr(one, "stop"):
                one.stop()
        self._kept = []


class Microphone(_Device):
    """Says what it hears, as 16-bit samples of one channel at ``rate``, and that it was pulled out."""

    heard = Signal(bytes)
    lost = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rate = RATE

    def start(self) -> None:
        """Begin. Raises BadInputError: ``media_not_installed``, ``sound_none``."""
        self._open(_library())

    def _open(self, library: Any) -> None:  # noqa: ANN401  # the module
        device = library.QMediaDevices.defaultAudioInput()
        if device.isNull():
            raise BadInputError("sound_none")
        wanted = library.QAudioFormat()
        wanted.setSampleRate(RATE)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(library.QAudioFormat.SampleFormat.Int16)
        if not device.isFormatSupported(wanted):
            self.rate = device.preferredFormat().sampleRate()
            wanted.setSampleRate(self.rate)
        source, devices = library.QAudioSource(device, wanted, self), library.QMediaDevices(self)
        stream = source.start()
        stream.readyRead.connect(lambda: self.heard.emit(bytes(stream.readAll().data())))

        def look() -> None:
            failed = source.error() != library.QAudio.Error.NoError
            if failed or device not in library.QMediaDevices.audioInputs():
                self.lost.emit()

        source.stateChanged.connect(look)
        devices.audioInputsChanged.connect(look)
        self._kept = [source, devices, stream]


class Camera(_Device):
    """Says each picture it sees, and that it was pulled out."""

    seen = Signal(QImage)
    lost = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sink: Any = None

    def start(self) -> None:
        """Begin. Raises BadInputError: ``media_not_installed``, ``camera_none``."""
        library = _library()
        self.sink = library.QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._frame)
        self._open(library)

    def _open(self, library: Any) -> None:  # noqa: ANN401  # the module
        device = library.QMediaDevices.defaultVideoInput()
        if device.isNull():
            raise BadInputError("camera_none")
        camera, session = library.QCamera(device, self), library.QMediaCaptureSession(self)
        devices = library.QMediaDevices(self)
        session.setCamera(camera)
        session.setVideoSink(self.sink)

        def look() -> None:
            failed = camera.error() != library.QCamera.Error.NoError
            if failed or device not in library.QMediaDevices.videoInputs():
                self.lost.emit()

        camera.errorChanged.connect(look)
        devices.videoInputsChanged.connect(look)
        camera.start()
        self._kept = [camera, session, devices]

    def _frame(self, frame: Any) -> None:  # noqa: ANN401  # a QVideoFrame
        image = frame.toImage()
        if not image.isNull():
            self.seen.emit(image)


class Player(QObject):
    """Plays one sound from memory: nothing of it is written to disk."""

    ended = Signal()
    """It is silent: at the end of the sound, or before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: tuple[Any, ...] = ()

    def play(self, data: bytes) -> None:
        """Play; what was playing stops. Raises BadInputError("media_not_installed")."""
        library = _library()
        self.stop()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        player, output = library.QMediaPlayer(self), library.QAudioOutput(self)
        player.setAudioOutput(output)
        player.setSourceDevice(buffer)
        self._kept = (player, output, buffer)
        player.mediaStatusChanged.connect(self._look)
        player.play()

    def stop(self) -> None:
        """Be silent."""
        kept, self._kept = self._kept, ()
        for one in kept:
            one.deleteLater()
        if kept:
            self.ended.emit()

    def _look(self, status: Any) -> None:  # noqa: ANN401  # a QMediaPlayer.MediaStatus
        if self._kept and self.sender() is self._kept[0] and status in (status.EndOfMedia, status.InvalidMedia):
            self.stop()


def jpeg_of(image: QImage) -> bytes:
    """Return a picture of the camera as the file that is kept."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())
