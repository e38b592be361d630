"""What results sound like: bells in rhythms told apart, or the conference's own files."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.app import App

FOLDER = "sounds"
"""Where a conference keeps its own sounds, as WAV files."""
WINDOWS_PLAYER = "winsound"
"""Stands for Windows' own player, which is a part of Python there and no program."""

_PLAYERS = {
    "win32": ((WINDOWS_PLAYER,),),
    "darwin": (("afplay",),),
    "linux": (("paplay",), ("pw-play",), ("aplay", "-q")),
}


class Sound(Enum):
    """A kind of answer: the name of its file and when its bells ring, in seconds.

    One bell is a welcome; two that follow at once say "look here"; three slow ones that
    nobody may pass. Closer than a sixth of a second many terminals ring only once.
    """

    WELCOME = ("moi-vao.wav", (0.0,))
    NOTICE = ("nhac.wav", (0.0, 0.18))
    REFUSAL = ("loi.wav", (0.0, 0.4, 0.8))

    def __init__(self, file: str, bells: tuple[float, ...]) -> None:
        self.file = file
        self.bells = bells


_SOUND_OF_TONE = {
    "success": Sound.WELCOME,
    "quiet": Sound.NOTICE,
    "warning": Sound.NOTICE,
    "error": Sound.REFUSAL,
}


class Timer(Protocol):
    """Something to be done later that can be called off."""

    def stop(self) -> object:
        """Call it off."""


def player(system: str, find: Callable[[str], str | None]) -> tuple[str, ...]:
    """Return the command that plays a file named after it; () where there is none.

    ``system`` is ``sys.platform``; ``find`` returns the path of a program, None if missing.
    """
    for name, *options in _PLAYERS.get(system, ()):
        if name == WINDOWS_PLAYER:
            return (name,)
        path = find(name)
        if path is not None:
            return (path, *options)
    return ()


class Sounds:
    """Rings at the desk, never waiting and never failing; a new answer cuts the last one off.

    ``enabled`` is the switch of the desk's settings. Without a ``folder`` nothing is played:
    only the bell rings, where the screen is.
    """

    def __init__(self, app: "App[Any]", folder: Path | None, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self._bell: Callable[[], None] = app.bell
        self._later: Callable[[float, Callable[[], None]], Timer] = app.set_timer
        self._folder = folder / FOLDER if folder is not None else None
        self._timers: list[Timer] = []
        self._player: tuple[str, ...] | None = None
        self._playing: list[subprocess.Popen[bytes]] = []

    def ring(self, tone: str) -> None:
        """Sound as a result of this tone does: success, quiet, warning or error."""
        for timer in self._timers:
            timer.stop()
        self._timers.clear()
        if not self.enabled:
            return
        sound = _SOUND_OF_TONE[tone]
        if self._folder is None or not self._play(self._folder / sound.file):
            first, *others = sound.bells
            assert first == 0
            self._bell()
            self._timers = [self._later(delay, self._bell) for delay in others]

    def _play(self, file: Path) -> bool:
        """Start playing a file; tell whether that was possible."""
        self._let_go()
        if not file.is_file():
            return False
        if self._player is None:
            self._player = player(sys.platform, shutil.which)
        if self._player == (WINDOWS_PLAYER,):
            return _play_on_windows(file)
        return bool(self._player) and self._start((*self._player, str(file.absolute())))

    def _start(self, command: Sequence[str]) -> bool:
        nothing = subprocess.DEVNULL
        try:
            self._playing.append(
                subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing)
            )
        except OSError:
            self._player = ()
            return False
        return True

    def _let_go(self) -> None:
        """Forget players that are done and end those that still play."""
        running = []
        for playing in self._playing:
            code = playing.poll()
            if code is None:
                playing.terminate()
                running.append(playing)
            elif code > 0:
                # It cannot play here, for want of a loudspeaker mostly: the bell can.
                self._player = ()
        self._playing = running

    def close(self) -> None:
        """End what still plays; called when the program ends."""
        self._let_go()
        for playing in self._playing:
            with suppress(subprocess.TimeoutExpired):
                playing.wait(timeout=1)


def _play_on_windows(file: Path) -> bool:
    if sys.platform != "win32":
        return False
    import winsound

    flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
    try:
        winsound.PlaySound(str(file), flags)
    except RuntimeError:
        return False
    return True
