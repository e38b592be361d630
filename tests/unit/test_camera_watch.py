"""A webcam watched by frames and an injected clock: a filmed arrival, and pulled plugs."""

from functools import partial

import pytest

from badge_frames import BESIDE, CODE_A, CODE_B, TILTED, film, scene, shifted
from hoinghi_tui.camera.news import CodeRead, Picture, State, StateChanged
from hoinghi_tui.camera.source import open_camera
from hoinghi_tui.camera.watch import LOOK_EVERY_S, RETRY_S, Watch


class Clock:
    """Time passes only by pauses."""

    def __init__(self):
        self.now = 100.0
        self.pauses = []

    def pause(self, seconds):
        self.pauses.append(seconds)
        self.now += seconds

    def seconds(self):
        return self.now


class Webcam:
    """Hands out frames ten times a second until there are none left; None is a broken frame."""

    def __init__(self, clock, frames):
        self.clock = clock
        self.frames = list(frames)
        self.closed = False

    def grab(self):
        self.clock.now += 0.1
        return bool(self.frames)

    def retrieve(self):
        return self.frames.pop(0)

    def close(self):
        assert not self.closed
        self.closed = True


class Told:
    """Keeps the news and when they came."""

    def __init__(self, clock):
        self.clock = clock
        self.news = []

    def __call__(self, news):
        self.news.append((self.clock.now, news))

    @property
    def states(self):
        return [one.state for _, one in self.news if isinstance(one, StateChanged)]

    @property
    def codes(self):
        return [one.text for _, one in self.news if isinstance(one, CodeRead)]

    @property
    def pictures(self):
        return [one for _, one in self.news if isinstance(one, Picture)]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def told(clock):
    return Told(clock)


def watching(clock, told, *openings):
    """Watch webcams that open one after another; None is an attempt that fails."""
    left = list(openings)
    return Watch(
        lambda: left.pop(0) if left else None, told, clock=clock.seconds, pause=clock.pause
    )


def run(watch, steps):
    for _ in range(steps):
        watch.step()


# -- a video ---------------------------------------------------------------------------------


def _held(moment):
    """A for 3 s; gone for 2 s; A and B; both misread for 0.4 s; both again."""
    if 1 <= moment < 4:
        return [(CODE_A, shifted(TILTED, round(20 * (moment - 1))))]
    if 6 <= moment < 7 or 7.4 <= moment < 8:
        return [(CODE_A, TILTED), (CODE_B, BESIDE)]
    return []


@pytest.fixture(scope="module")
def arrival(tmp_path_factory):
    return film(tmp_path_factory.mktemp("film") / "arrival.avi", 10, _held)


def test_a_filmed_arrival_is_read_code_by_code(arrival, clock, told):
    began = clock.now
    watch = Watch(
        partial(open_camera, arrival, clock.pause), told, clock=clock.seconds, pause=clock.pause
    )
    while State.LOST not in told.states:
        watch.step()

    assert told.codes[0] == CODE_A
    assert sorted(told.codes[1:]) == sorted([CODE_A, CODE_B])
    times = [at - began for at, one in told.news if isinstance(one, CodeRead)]
    late = 3 * LOOK_EVERY_S
    assert 1 <= times[0] <= 1 + late
    assert all(6 <= time <= 6 + late for time in times[1:])
    assert told.states == [
        State.OPENING,
        State.READY,
        State.READ,
        State.READY,
        State.READ,
        State.READY,
        State.LOST,
    ]


# -- unplugging ------------------------------------------------------------------------------


def test_a_webcam_is_waited_for_without_haste(clock, told):
    watch = watching(clock, told)
    run(watch, 60)

    assert told.states == [State.OPENING, State.ABSENT]
    assert clock.pauses == [RETRY_S] * 60


def test_a_webcam_pulled_out_and_put_back_is_watched_again(clock, told):
    wall, badge = scene(), scene((CODE_A, TILTED))
    first = Webcam(clock, [wall, badge])
    second = Webcam(clock, [wall, badge, badge])
    watch = watching(clock, told, None, first, None, None, second)
    run(watch, 9)

    assert told.states == [
        State.OPENING,
        State.ABSENT,
        State.READY,
        State.READ,
        State.LOST,
        State.READY,
        State.READ,
    ]
    assert told.codes == [CODE_A, CODE_A]  # it was out of sight for three seconds
    assert first.closed
    assert not second.closed


def test_a_loose_contact_does_not_read_a_badge_twice(clock, told):
    badge = scene((CODE_A, TILTED))
    watch = Watch(
        lambda: Webcam(clock, [badge] * 2), told, clock=clock.seconds, pause=lambda _: None
    )
    run(watch, 20)
    assert told.codes == [CODE_A]


def test_a_frame_cut_short_counts_as_unplugged(clock, told):
    broken, whole = Webcam(clock, [scene(), None, scene()]), Webcam(clock, [scene()] * 9)
    run(watching(clock, told, broken, whole), 6)

    assert told.states == [State.OPENING, State.READY, State.LOST, State.READY]
    assert broken.closed
    assert clock.pauses == [RETRY_S]


def test_a_driver_that_never_waits_does_not_keep_the_machine_busy(clock, told):
    class Hasty(Webcam):
        def grab(self):
            return True

        def retrieve(self):
            return self.frames[0]

    run(watching(clock, told, Hasty(clock, [scene()])), 1000)

    began, ended = 100.0, clock.now
    assert ended - began > 1  # a thousand frames at once would be a busy loop
    assert sum(clock.pauses) == pytest.approx(ended - began)


# -- the picture -----------------------------------------------------------------------------


def test_no_picture_is_made_while_none_is_shown(clock, told):
    watch = watching(clock, told, Webcam(clock, [scene()] * 9))
    run(watch, 3)
    assert told.pictures == []
    watch.size = (40, 12)
    run(watch, 2)
    assert [(one.width, one.height) for one in told.pictures] == [(32, 24)] * 2


def test_a_code_is_told_before_the_picture_it_is_in(clock, told):
    watch = watching(clock, told, Webcam(clock, [scene((CODE_A, TILTED))]))
    watch.size = (40, 12)
    watch.step()
    kinds = [type(one) for _, one in told.news]
    assert kinds == [StateChanged, CodeRead, StateChanged, Picture]


def test_a_file_that_is_no_video_does_not_open(tmp_path):
    text = tmp_path / "x.avi"
    text.write_text("không phải phim", encoding="utf-8")
    assert open_camera(text) is None
    assert open_camera(tmp_path / "không có.avi") is None
