"""What the webcam's own process tells the program, and how it goes through a pipe."""

from collections.abc import Iterator
from enum import StrEnum
from typing import BinaryIO

import msgspec

_LENGTH_BYTES = 4
_LONGEST = 1 << 24


class State(StrEnum):
    """How the webcam is doing."""

    OPENING = "opening"
    """It is being switched on."""
    READY = "ready"
    """It sees, and no code is in view."""
    READ = "read"
    """A code was read and is still in view."""
    ABSENT = "absent"
    """It could not be opened since it was asked for; tried again each second."""
    LOST = "lost"
    """It was there and sends no more pictures; tried again each second."""
    UNUSABLE = "unusable"
    """The libraries do not work on this machine; not tried again."""


class StateChanged(msgspec.Struct, frozen=True, tag=True):
    """The webcam is doing otherwise than before."""

    state: State


class CodeRead(msgspec.Struct, frozen=True, tag=True):
    """A code came into view; told once while it stays there."""

    text: str


class Picture(msgspec.Struct, frozen=True, tag=True):
    """A small picture to show: ``pixels`` holds red, green, blue, line by line.

    ``height`` is even: two lines of pixels make one line of half blocks.
    """

    width: int
    height: int
    pixels: bytes


News = StateChanged | CodeRead | Picture
"""One thing to tell."""

_decoder: msgspec.msgpack.Decoder[News] = msgspec.msgpack.Decoder(News)


def write_news(pipe: BinaryIO, news: News) -> None:
    """Write one piece of news whole; raises ``OSError`` when nobody reads any more."""
    body = msgspec.msgpack.encode(news)
    pipe.write(len(body).to_bytes(_LENGTH_BYTES, "big") + body)
    pipe.flush()


def read_news(pipe: BinaryIO) -> Iterator[News]:
    """Yield the news as they come, until the pipe ends or carries something else."""
    while len(head := pipe.read(_LENGTH_BYTES)) == _LENGTH_BYTES:
        length = int.from_bytes(head, "big")
        if length > _LONGEST:
            return
        try:
            yield _decoder.decode(pipe.read(length))
        except msgspec.DecodeError:
            return
