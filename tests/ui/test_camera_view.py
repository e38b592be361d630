"""The view of the webcam: on only while in sight, no code lost, state in words."""

import asyncio
import sys
import threading

import pytest
from screen_reading import painted
from textual.app import App
from textual.screen import ModalScreen, Screen

from badge_frames import CODE_A, CODE_B, TILTED, film
from hoinghi_tui.camera.errors import CameraMissing
from hoinghi_tui.camera.news import CodeRead, Picture, State, StateChanged
from hoinghi_tui.ui.door.camera_view import CameraView
from hoinghi_tui.ui.theme import OWN_THEMES

PATIENCE_S = 60
RED, BLUE = b"\xf0\x00\x00", b"\x00\x00\xf0"


class FakeCamera:
    """Keeps what it is asked; a test reports through it, as the webcam's thread does."""

    def __init__(self, number, report):
        self.number = number
        self.report = report
        self.size = None
        self.is_running = False
        self.was_stopped = False

    def start(self):
        self.is_running = True

    def resize(self, columns, lines):
        self.size = (columns, lines)

    def stop(self):
        self.is_running = False
        self.was_stopped = True


class Door(Screen):
    def compose(self):
        yield self.app.view


class DoorApp(App):
    """A place with the view and one without."""

    CSS = "CameraView { width: 40; height: 10; }"
    ENABLE_COMMAND_PALETTE = False
    MODES = {"door": Door, "other": Screen}
    DEFAULT_MODE = "door"

    def __init__(self, **options):
        super().__init__()
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name
        self.cameras = []
        self.codes = []
        self.code_came = asyncio.Event()
        self.view = CameraView(**(options or {"open_camera": self.open_camera}))

    def open_camera(self, number, report):
        self.cameras.append(FakeCamera(number, report))
        return self.cameras[-1]

    def on_camera_view_code_seen(self, message):
        self.codes.append(message.text)
        self.code_came.set()


def shown(app):
    return " ".join(" ".join(painted(app)).split())


async def seeing(pilot, state=State.READY, *news):
    """Switch the webcam on and let it report."""
    app = pilot.app
    app.view.start(2)
    await pilot.pause()
    [camera] = app.cameras
    for one in (StateChanged(state), *news):
        camera.report(one)
    await pilot.pause()
    return camera


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.OPENING, "○ Đang mở webcam…"),
        (State.READY, "● Đưa mã QR vào giữa khung"),
        (State.READ, "✔ Đã đọc, mời đưa thẻ khác"),
        (State.LOST, "▲ Mất webcam, đang chờ cắm lại…"),
        (State.ABSENT, "▲ Chưa mở được webcam, đang thử lại… Xin kiểm tra dây cắm"),
        (State.UNUSABLE, "✖ Phần đọc webcam không chạy được trên máy này. Cài lại bằng lệnh:"),
    ],
)
async def test_the_state_is_told_in_words(state, words):
    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot, state)
        assert camera.number == 2
        assert app.view.state is state
        assert words in shown(app)


async def test_a_picture_is_drawn_two_pixels_a_cell_in_the_middle():
    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot)
        assert camera.size == (40, 9)  # one line is for the words
        camera.report(Picture(2, 4, RED + BLUE + BLUE + RED + RED * 4))
        await pilot.pause()

        lines = [
            [
                (segment.text, segment.style.color.triplet, segment.style.bgcolor.triplet)
                for segment in strip
                if "▀" in segment.text
            ]
            for strip in app.screen._compositor.render_strips()[:9]
        ]
        red, blue = tuple(RED), tuple(BLUE)
        assert lines[3] == [("▀", red, blue), ("▀", blue, red)]
        assert lines[4] == [("▀▀", red, red)]
        assert not any(lines[:3] + lines[5:])
        assert painted(app)[3].index("▀") == 19


async def test_no_picture_stands_still_after_the_webcam_is_gone():
    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot, State.READ, Picture(2, 2, RED * 4))
        assert "▀" in shown(app)
        camera.report(StateChanged(State.LOST))
        await pilot.pause()
        assert "▀" not in shown(app)
        camera.report(StateChanged(State.READY))
        camera.report(Picture(2, 2, RED * 4))
        await pilot.pause()
        assert "▀" in shown(app)


async def test_the_picture_follows_the_size_of_the_view():
    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot)
        app.view.styles.width = 30
        app.view.styles.height = 8
        await pilot.pause()
        assert camera.size == (30, 7)


async def test_no_code_is_lost_in_a_storm_of_pictures():
    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot)
        codes = [f"{number:016d}" for number in range(500)]

        def storm():
            for code in codes:
                camera.report(Picture(2, 2, RED * 4))
                camera.report(CodeRead(code))
                camera.report(Picture(2, 2, BLUE * 4))

        thread = threading.Thread(target=storm)
        thread.start()
        await asyncio.to_thread(thread.join)
        await pilot.pause()
        assert app.codes == codes


async def test_a_hostile_code_is_only_handed_on():
    app = DoorApp()
    async with app.run_test() as pilot:
        texts = ["[/]", "\x1b[2J", "\u202e", "x" * 5000]
        await seeing(pilot, State.READ, *map(CodeRead, texts))
        assert app.codes == texts


async def test_the_webcam_rests_while_the_view_is_hidden():
    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot)
        app.view.display = False
        await pilot.pause()
        assert not camera.is_running
        assert app.view.is_on

        app.view.display = True
        await pilot.pause()
        assert [one.is_running for one in app.cameras] == [False, True]
        assert app.view.state is State.OPENING


async def test_the_webcam_rests_while_another_place_is_open_but_not_behind_a_dialog():
    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot)
        await app.push_screen(ModalScreen())
        app.view._settle()
        assert camera.is_running
        await app.pop_screen()

        await app.switch_mode("other")
        app.view._settle()  # what the view does each second
        assert not camera.is_running
        await app.switch_mode("door")
        app.view._settle()
        await pilot.pause()
        assert [one.is_running for one in app.cameras] == [False, True]


async def test_a_view_asked_for_while_hidden_waits_to_be_shown():
    app = DoorApp()
    async with app.run_test() as pilot:
        app.view.display = False
        await pilot.pause()
        app.view.start(0)
        await pilot.pause()
        assert app.cameras == []
        app.view.display = True
        await pilot.pause()
        assert [one.number for one in app.cameras] == [0]


async def test_stopping_lets_go_but_hands_on_the_last_code():
    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot)
        camera.report(CodeRead(CODE_A))
        camera.report(Picture(2, 2, RED * 4))
        app.view.stop()
        await pilot.pause()
        assert not camera.is_running
        assert not app.view.is_on
        assert app.codes == [CODE_A]


async def test_another_webcam_takes_the_place_of_the_first():
    app = DoorApp()
    async with app.run_test() as pilot:
        await seeing(pilot)
        app.view.start(1)
        await pilot.pause()
        assert [(one.number, one.is_running) for one in app.cameras] == [(2, False), (1, True)]


async def test_the_webcam_is_let_go_when_the_view_is_removed_and_when_the_program_ends():
    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot)
        await app.view.remove()
        assert camera.was_stopped

    app = DoorApp()
    async with app.run_test() as pilot:
        camera = await seeing(pilot)
    assert camera.was_stopped


async def test_without_the_extra_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "cv2", None)
    app = DoorApp()
    async with app.run_test() as pilot:
        with pytest.raises(CameraMissing, match="Chưa cài phần đọc mã bằng webcam"):
            app.view.start(0)
        await pilot.pause()
        assert app.cameras == []
        assert not app.view.is_on


async def test_a_badge_filmed_is_handed_to_the_door(tmp_path):
    video = film(tmp_path / "badge.avi", 2, lambda _: [(CODE_B, TILTED)])
    app = DoorApp(id="webcam")
    async with app.run_test():
        app.view.start(video)
        await asyncio.wait_for(app.code_came.wait(), PATIENCE_S)
        process = app.view._camera._process
    assert app.codes == [CODE_B]
    assert process.returncode is not None
