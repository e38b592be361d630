"""Results are heard: rhythms told apart, own files where there are players, never a failure."""

import subprocess
import sys
from pathlib import Path

import pytest

from hoinghi_tui.ui.door import sounds
from hoinghi_tui.ui.door.sounds import FOLDER, WINDOWS_PLAYER, Sound, Sounds, player

TONES = ["success", "quiet", "warning", "error"]


class Timer:
    def __init__(self, delay, act):
        self.delay, self.act, self.stopped = delay, act, False

    def stop(self):
        self.stopped = True


class App:
    """Counts bells, and keeps timers instead of waiting for them."""

    def __init__(self):
        self.bells = 0
        self.timers = []

    def bell(self):
        self.bells += 1

    def set_timer(self, delay, act):
        self.timers.append(Timer(delay, act))
        return self.timers[-1]


class Player:
    """Stands for a player that was started."""

    def __init__(self, command, **options):
        self.command, self.options, self.code, self.ended = command, options, None, False

    def poll(self):
        return self.code

    def terminate(self):
        self.ended = True

    def wait(self, timeout):
        return 0


@pytest.fixture
def app():
    return App()


@pytest.fixture
def started(monkeypatch):
    """Keep every player that is started."""
    players = []

    def start(command, **options):
        players.append(Player(command, **options))
        return players[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(sounds.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(sys, "platform", "linux")
    return players


@pytest.fixture
def own_files(tmp_path):
    (tmp_path / FOLDER).mkdir()
    for sound in Sound:
        (tmp_path / FOLDER / sound.file).write_bytes(b"RIFF")
    return tmp_path


def rhythm(app):
    return [0.0] * app.bells + [timer.delay for timer in app.timers if not timer.stopped]


# -- bells -----------------------------------------------------------------------------------


def test_each_kind_has_a_rhythm_of_its_own(app, tmp_path):
    heard = {}
    for tone in TONES:
        app.bells, app.timers = 0, []
        Sounds(app, tmp_path).ring(tone)
        heard[tone] = rhythm(app)
    assert [len(heard[tone]) for tone in TONES] == [1, 2, 2, 3]
    pauses = [heard["warning"][1], heard["error"][1], heard["error"][2] - heard["error"][1]]
    assert pauses[1] == pauses[2]
    assert pauses[1] >= 2 * pauses[0]


def test_a_new_answer_cuts_the_rest_of_the_last_one_off(app, tmp_path):
    bells = Sounds(app, tmp_path)
    bells.ring("error")
    left = list(app.timers)
    bells.ring("success")
    assert all(timer.stopped for timer in left)
    assert app.bells == 2


@pytest.mark.parametrize("tone", TONES)
def test_switched_off_nothing_is_heard(app, own_files, started, tone):
    bells = Sounds(app, own_files, enabled=False)
    bells.ring(tone)
    assert (app.bells, app.timers, started) == (0, [], [])
    bells.enabled = True
    bells.ring(tone)
    assert started


def test_switching_off_ends_a_rhythm_at_the_next_answer(app, tmp_path):
    bells = Sounds(app, tmp_path)
    bells.ring("error")
    bells.enabled = False
    bells.ring("error")
    assert all(timer.stopped for timer in app.timers)


# -- the player ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "installed", "command"),
    [
        ("win32", [], (WINDOWS_PLAYER,)),
        ("darwin", ["afplay"], ("/bin/afplay",)),
        ("linux", ["paplay", "aplay"], ("/bin/paplay",)),
        ("linux", ["aplay", "pw-play"], ("/bin/pw-play",)),
        ("linux", ["aplay"], ("/bin/aplay", "-q")),
        ("linux", [], ()),
        ("darwin", [], ()),
        ("freebsd14", ["paplay"], ()),
    ],
)
def test_the_player_of_each_system(system, installed, command):
    def find(name):
        return f"/bin/{name}" if name in installed else None

    assert player(system, find) == command


def test_an_own_file_is_played_instead_of_the_bell(app, own_files, started):
    Sounds(app, own_files).ring("success")
    (one,) = started
    assert one.command == ("/usr/bin/paplay", str(own_files / FOLDER / "moi-vao.wav"))
    assert {one.options[stream] for stream in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}
    assert (app.bells, app.timers) == (0, [])


def test_a_missing_file_leaves_the_bell(app, own_files, started):
    (own_files / FOLDER / "nhac.wav").unlink()
    Sounds(app, own_files).ring("warning")
    assert (app.bells, started) == (1, [])


def test_the_next_sound_ends_the_one_before(app, own_files, started):
    bells = Sounds(app, own_files)
    bells.ring("error")
    bells.ring("success")
    assert [one.ended for one in started] == [True, False]


def test_a_player_that_cannot_play_gives_way_to_the_bell(app, own_files, started):
    bells = Sounds(app, own_files)
    bells.ring("success")
    started[0].code = 1
    bells.ring("success")
    assert len(started) == 1
    assert app.bells == 1


def test_a_player_that_was_cut_off_is_still_good(app, own_files, started):
    bells = Sounds(app, own_files)
    bells.ring("success")
    bells.ring("success")
    started[0].code = -15
    bells.ring("success")
    assert len(started) == 3


def test_a_player_that_does_not_start_is_no_failure(app, own_files, started, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr(subprocess, "Popen", refuse)
    bells = Sounds(app, own_files)
    bells.ring("error")
    assert rhythm(app) == [0.0, 0.4, 0.8]


def test_no_player_at_all_leaves_the_bell(app, own_files, started, monkeypatch):
    monkeypatch.setattr(sounds.shutil, "which", lambda name: None)
    Sounds(app, own_files).ring("success")
    assert (app.bells, started) == (1, [])


def test_windows_plays_by_itself_and_without_waiting(app, own_files, monkeypatch):
    played = []

    class Winsound:
        SND_FILENAME, SND_ASYNC, SND_NODEFAULT = 1, 2, 4

        @staticmethod
        def PlaySound(file, flags):  # noqa: N802 the name of Windows
            played.append((file, flags))

    monkeypatch.setitem(sys.modules, "winsound", Winsound)
    monkeypatch.setattr(sys, "platform", "win32")
    Sounds(app, own_files).ring("error")
    assert played == [(str(own_files / FOLDER / "loi.wav"), 7)]
    assert app.bells == 0


def test_windows_without_a_loudspeaker_is_no_failure(app, own_files, monkeypatch):
    class Winsound:
        SND_FILENAME, SND_ASYNC, SND_NODEFAULT = 1, 2, 4

        @staticmethod
        def PlaySound(file, flags):  # noqa: N802 the name of Windows
            raise RuntimeError

    monkeypatch.setitem(sys.modules, "winsound", Winsound)
    monkeypatch.setattr(sys, "platform", "win32")
    Sounds(app, own_files).ring("success")
    assert app.bells == 1


def test_a_real_process_is_started_and_let_go(app, own_files, monkeypatch):
    monkeypatch.setattr(
        sounds, "player", lambda *_: (sys.executable, "-c", "import time; time.sleep(60)")
    )
    bells = Sounds(app, own_files)
    bells.ring("success")
    (playing,) = bells._playing
    bells.close()
    assert playing.poll() is not None
    assert Path(own_files, FOLDER).is_dir()
