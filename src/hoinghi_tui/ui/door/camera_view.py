"""The webcam's picture at the door, and the codes it reads."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from hoinghi_tui.camera.errors import INSTALL, require_extra
from hoinghi_tui.camera.news import CodeRead, News, Picture, State, StateChanged
from hoinghi_tui.camera.process import CameraProcess
from hoinghi_tui.ui.widgets.half_blocks import HalfBlocks
from hoinghi_tui.ui.widgets.steady_text import SteadyText

_WORDS = {
    State.OPENING: ("$muted", "○ Đang mở webcam…"),
    State.READY: ("$foreground", "● Đưa mã QR vào giữa khung"),
    State.READ: ("$success", "✔ Đã đọc, mời đưa thẻ khác"),
    State.ABSENT: (
        "$warning",
        "▲ Chưa mở được webcam, đang thử lại… Xin kiểm tra dây cắm, tắt chương trình khác đang "
        "dùng webcam (Zalo, Zoom), hoặc chọn webcam khác.",
    ),
    State.LOST: ("$warning", "▲ Mất webcam, đang chờ cắm lại…"),
    State.UNUSABLE: (
        "$error",
        f"✖ Phần đọc webcam không chạy được trên máy này. Cài lại bằng lệnh: {INSTALL}",
    ),
}


class Camera(Protocol):
    """A webcam being watched beside the program, as ``CameraProcess`` does it."""

    def start(self) -> None:
        """Begin to report."""
        ...

    def resize(self, columns: int, lines: int) -> None:
        """Ask for pictures of this many cells."""
        ...

    def stop(self) -> None:
        """Report no more and let go of the webcam."""
        ...


OpenCamera = Callable[[int | Path, Callable[[News], None]], Camera]
"""Makes a camera that is not started yet; its second argument is told the news."""


class CameraView(Vertical):
    """Shows what the webcam sees and posts each code that comes into view.

    ``start`` switches the webcam on for as long as the view is in sight: while it, or the
    place it belongs to, is not shown, the webcam is off.
    """

    DEFAULT_CSS = """
    CameraView { background: $surface; align-vertical: middle; }
    CameraView > HalfBlocks { height: 1fr; }
    CameraView.-blind > HalfBlocks { display: none; }
    CameraView > SteadyText { height: auto; padding: 0 1; text-align: center; }
    """

    @dataclass
    class CodeSeen(Message):
        """A QR code came into view; told once while it stays there."""

        view: "CameraView"
        """The view."""
        text: str
        """What stands in the code; it may be anything, not only a badge's code."""

        @property
        def control(self) -> "CameraView":
            """The view, for ``@on`` selectors."""
            return self.view

    @dataclass
    class _NewsCame(Message, bubble=False):
        """The webcam's thread tells something."""

        news: News

        def can_replace(self, message: Message) -> bool:
            """Let a newer picture take the place of one not shown yet; drop nothing else."""
            return (
                isinstance(message, CameraView._NewsCame)
                and isinstance(message.news, Picture)
                and isinstance(self.news, Picture)
            )

    def __init__(self, *, open_camera: OpenCamera = CameraProcess, id: str | None = None) -> None:
        super().__init__(id=id)
        self.state = State.OPENING
        """How the webcam is doing."""
        self._open_camera = open_camera
        self._wanted: int | Path | None = None
        self._in_sight = False
        self._camera: Camera | None = None
        self._picture = HalfBlocks()
        self._words = SteadyText()

    def compose(self) -> ComposeResult:
        """Yield the picture, and below it how the webcam is doing."""
        yield self._picture
        yield self._words

    @property
    def is_on(self) -> bool:
        """Whether the webcam was asked for, also while it rests out of sight."""
        return self._wanted is not None

    def start(self, camera: int | Path = 0) -> None:
        """Watch the webcam of this number, from 0; a path is a video file in its place.

        May be called again to change to another one. Raises ``CameraMissing``, which is a
        ``Refused`` saying what to install, when the extra is not there.
        """
        require_extra()
        self._switch_off()
        self._wanted = camera
        self._settle()

    def stop(self) -> None:
        """Switch the webcam off."""
        self._wanted = None
        self._settle()

    def on_mount(self) -> None:
        """Look regularly whether the place the view belongs to is still open."""
        self.set_interval(1.0, self._settle)

    def on_show(self) -> None:
        """Switch the webcam on again, if it is wanted."""
        self._in_sight = True
        self._settle()

    def on_hide(self) -> None:
        """Let the webcam rest."""
        self._in_sight = False
        self._settle()

    def on_unmount(self) -> None:
        """Let go of the webcam."""
        self._switch_off()

    def _settle(self) -> None:
        """Have the webcam on when it is wanted and in sight, and off when not."""
        if self._wanted is None or not self._in_sight or self.screen not in self.app.screen_stack:
            self._switch_off()
        elif self._camera is None:
            self._picture.show(None)
            self._show_state(State.OPENING)
            self._camera = self._open_camera(self._wanted, self._hear)
            self._camera.resize(*self._picture.size)
            self._camera.start()

    def _switch_off(self) -> None:
        if self._camera is not None:
            self._camera.stop()
            self._camera = None

    def _hear(self, news: News) -> None:
        """Take news in the webcam's thread; widgets are touched in the program's only."""
        self.post_message(self._NewsCame(news))

    def _on_camera_view__news_came(self, message: _NewsCame) -> None:
        match message.news:
            case CodeRead(text):
                # Also when the webcam was switched off meanwhile: no badge is lost.
                self.post_message(self.CodeSeen(self, text))
            case StateChanged(state) if self._camera is not None:
                self._show_state(state)
            case Picture() as picture if self._camera is not None:
                self._picture.show(picture)

    def _show_state(self, state: State) -> None:
        self.state = state
        tone, words = _WORDS[state]
        self._words.show(Content.styled(words, tone))
        self.set_class(state not in (State.READY, State.READ), "-blind")

    def on_half_blocks_resized(self, message: HalfBlocks.Resized) -> None:
        """Ask for pictures of the new size."""
        if self._camera is not None:
            self._camera.resize(*message.size)
