"""Sound notes: plain WAV, which every computer plays and nothing has to be installed for."""

from __future__ import annotations

import io
import wave
from typing import Final

from inspector.base.errors import BadInputError
from inspector.exchange.photos import MAX_BYTES, Photo

MEDIA_TYPE: Final = "audio/wav"
_BYTES_A_SAMPLE: Final = 2


def is_sound(data: bytes) -> bool:
    """Say whether these are the bytes of a WAV, by what they begin with."""
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


def read_sound(data: bytes, name: str = "") -> Photo:
    """Read a WAV: how long it is.

    Raises:
        BadInputError: ``photo_too_large``, ``sound_empty``, or ``sound_damaged``.
    """
    if len(data) > MAX_BYTES:
        raise BadInputError("photo_too_large", name=name, megabytes=len(data) // 1_000_000)
    try:
        with wave.open(io.BytesIO(data)) as sound:
            rate = sound.getframerate()
            n_frames = len(sound.readframes(sound.getnframes())) // (sound.getnchannels() * sound.getsampwidth())
            milliseconds = n_frames * 1000 // rate
    except (wave.Error, EOFError, ZeroDivisionError, ValueError) as error:
        raise BadInputError("sound_damaged", name=name) from error
    if not milliseconds:
        raise BadInputError("sound_empty", name=name)
    return Photo(MEDIA_TYPE, 0, 0, None, {}, milliseconds=milliseconds)


def wav_of(samples: bytes, rate: int) -> bytes:
    """Return recorded samples (16 bits, one channel) as a file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(_BYTES_A_SAMPLE)
        sound.setframerate(rate)
        sound.writeframes(samples[: len(samples) // _BYTES_A_SAMPLE * _BYTES_A_SAMPLE])
    return out.getvalue()
