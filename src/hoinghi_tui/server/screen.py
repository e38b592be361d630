"""The server's own screen: the keys to hand out, who is in, who was refused."""

from datetime import datetime
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from hoinghi_tui.domain.station_roles import ROLE_NAMES, Role
from hoinghi_tui.server import screen_texts as texts
from hoinghi_tui.server.hosts import is_loopback
from hoinghi_tui.server.opening import Opened
from hoinghi_tui.server.stations import Station
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.frame import ROOMY, KeyBar, TitleBar
from hoinghi_tui.ui.terminal_gone import is_left_behind
from hoinghi_tui.ui.theme import OWN_THEMES
from hoinghi_tui.ui.widgets.filled_text import FilledText
from hoinghi_tui.ui.widgets.row_list import RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText

LOOK_SECONDS = 0.25

_HELP = """
Mỗi máy vào bằng một mã. Chọn phần việc bằng phím 1–4, cho người kia quét mã QR bằng điện thoại,
hoặc gõ địa chỉ và sáu chữ số vào trình duyệt. Mã dùng một lần, hết hạn sau mười phút, dùng xong
tự thay.

Máy nào cũng chỉ làm được phần việc của mã đã dùng. ● là đang mở, ○ là đã đóng trang hoặc mất mạng;
máy ấy mở lại là vào tiếp, không cần mã mới.

Ngắt một máy: chọn trong danh sách rồi bấm X. Máy ấy đóng ngay; muốn vào lại phải có mã mới.

Dừng máy chủ thì mọi máy mất màn hình, việc đã lưu vẫn còn. Chạy lại là các máy ấy vào tiếp.

Ai thử mã liên tục thì mọi mã tự thay, gõ số phải đợi một lúc; quét QR vẫn vào được. Bấm N là cho gõ
số ngay.

Dòng cuối kể lần từ chối gần nhất. Mọi lần từ chối ghi trong tệp refusals.txt của máy này, không có
tên người và không có mã.
"""


class ServerApp(App[None]):
    """Shows one running server until somebody ends it; starting and stopping it is the caller's."""

    TITLE = "hoinghi-tui"
    CSS_PATH: ClassVar = ["../ui/app.tcss", "screen.tcss"]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (ROOMY, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        Command("renew", "n", "N", "mã mới", "Thay mã của phần việc đang chọn"),
        Command("cut_off", "x,delete", "X", "ngắt máy", "Ngắt máy đang chọn trong danh sách"),
        Command("switch_theme", "f10", "F10", "sáng/tối", "Đổi nền sáng hoặc tối"),
    )
    HELP_KEY: ClassVar[Command] = Command("help", "f1", "F1", "trợ giúp", "Trợ giúp")
    QUIT: ClassVar[Command] = Command("quit", "ctrl+q", "Ctrl+Q", "dừng", "Dừng máy chủ")
    ROLE_KEYS: ClassVar[Command] = Command(
        "choose_role", "", "1–4", "phần việc", "Chọn phần việc: đón, dẫn, khen thưởng, bảng"
    )
    BINDINGS = [
        *bindings((*COMMANDS_HERE, HELP_KEY, QUIT)),
        *((str(number), f"choose_role({number - 1})") for number in range(1, len(Role) + 1)),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._house = opened.house
        self._role = Role.DOOR
        self._attacked_at: datetime | None = None
        self._listed: list[tuple[object, ...]] | None = None
        self._house.keys.on_attack = self._note_attack
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name

    def compose(self) -> ComposeResult:
        """Yield the title, the roles, the key, the stations and the foot."""
        yield TitleBar(id="title-bar")
        yield SteadyText(id="serve-roles")
        with Horizontal(id="serve-body"):
            with Vertical(id="serve-key"):
                yield FilledText(id="serve-qr")
                yield FilledText(id="serve-code-below", classes="serve-code")
            with Vertical(id="serve-stations"):
                yield FilledText(id="serve-code-beside", classes="serve-code")
                yield SteadyText(id="serve-count")
                yield RowList[Station](
                    texts.COLUMNS,
                    lambda one: texts.cells(one, self._house.now(), self._opened.zone),
                    id="serve-list",
                    empty="Chưa có máy nào vào. Chọn phần việc bằng phím 1–4, rồi cho quét mã QR "
                    "hoặc gõ sáu chữ số.",
                )
        yield SteadyText(id="status-line")
        yield KeyBar(id="key-bar")

    def on_mount(self) -> None:
        """Begin to look at the server."""
        for place in self.query(".serve-code"):
            place.set_class(bool(self._opened.fingerprint), "-tls")
        self.query_one("#serve-qr").set_class(is_loopback(self._opened.address), "-none")
        self.call_after_refresh(self.draw)
        self.set_interval(LOOK_SECONDS, self._look)

    def on_resize(self) -> None:
        """Fit the words to the new size."""
        self.call_after_refresh(self.draw)

    def _look(self) -> None:
        if is_left_behind(self) or not self._opened.serving.is_running():
            self.exit(return_code=0 if is_left_behind(self) else 1)
            return
        self.draw()

    def _note_attack(self) -> None:
        """Keep when keys were guessed; called on the server's thread."""
        self._attacked_at = self._house.now()

    # -- drawing -----------------------------------------------------------------------

    def draw(self) -> None:
        """Show the server as it is now; what reads the same is not drawn again."""
        if not self._is_in_front():
            return
        now, zone = self._house.now(), self._opened.zone
        stations = self._house.stations.all()
        there = sum(texts.is_there(one, now) for one in stations)
        self.query_one(TitleBar).show(
            f"Máy chủ · {self._opened.title}", [], "", f"{now.astimezone(zone):%H:%M}"
        )
        self._text("#serve-roles", texts.role_line(self._role))
        self._draw_key(now)
        self._text(
            "#serve-count",
            Content.assemble(
                ("MÁY ĐÃ VÀO  ", "$muted"),
                (f"● {there}", "$success" if there else "$muted"),
                (f"   ○ {len(stations) - there}", "$muted"),
            ),
        )
        self._draw_list(stations)
        self._text(
            "#status-line", texts.refusals(self._house.journal, self._attacked_at, now, zone)
        )
        self.query_one(KeyBar).show(
            (), (self.ROLE_KEYS, *self.COMMANDS_HERE, self.QUIT), self.HELP_KEY
        )

    def _is_in_front(self) -> bool:
        """Tell whether no question or help is in front and the program is not being closed."""
        return bool(self.screen.query("#serve-list"))

    def _draw_key(self, now: datetime) -> None:
        key, opened = self._house.keys.of(self._role), self._opened
        url, drawing = opened.url_of(key), self.query_one("#serve-qr", FilledText)
        # A phone would look for this address at itself.
        here = is_loopback(opened.address)
        drawing.show(texts.only_here if here else lambda *size: texts.qr(url, *size))
        for place in self.query(".serve-code").results(FilledText):
            place.show(lambda width, _: texts.code(key, opened, now, width))

    def _draw_list(self, stations: tuple[Station, ...]) -> None:
        """Show the stations; the cursor stays with its own when others come and go."""
        now, zone = self._house.now(), self._opened.zone
        lines = [(one.id, *texts.cells(one, now, zone)) for one in stations]
        if lines == self._listed:
            return
        self._listed = lines
        listed = self.query_one("#serve-list", RowList)
        current = listed.current
        places = [at for at, one in enumerate(stations) if one is current]
        listed.show(stations, places[0] if places else None)

    def _text(self, selector: str, content: Content) -> None:
        self.query_one(selector, SteadyText).show(content)

    # -- actions -----------------------------------------------------------------------

    def action_choose_role(self, number: int) -> None:
        """Show the key of another role."""
        self._role = tuple(Role)[number]
        self.draw()

    def action_renew(self) -> None:
        """Replace the key that is shown."""
        self._house.keys.hand_out(self._role)
        self.draw()

    def action_cut_off(self) -> None:
        """Cut off the station under the cursor, when somebody says so."""
        if not self._is_in_front():
            return
        station: Station | None = self.query_one("#serve-list", RowList).current
        if station is None:
            return
        question = Confirm(
            "NGẮT MÁY NÀY?",
            f"{station.name} ({ROLE_NAMES[station.role]}) đóng ngay. Việc đã lưu vẫn còn; muốn vào "
            "lại phải có mã mới.",
            "ngắt",
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self._opened.serving.cut_off(station.id)

        self.push_screen(question, answered)

    async def action_quit(self) -> None:
        """End the server; asks first when stations would lose their screens."""
        if isinstance(self.screen, Confirm):
            return
        now = self._house.now()
        there = sum(texts.is_there(one, now) for one in self._house.stations.all())
        if not there:
            self.exit()
            return
        question = Confirm(
            "DỪNG MÁY CHỦ?",
            f"{there} máy đang mở sẽ mất màn hình. Việc đã lưu vẫn còn; chạy lại là các máy ấy vào "
            "tiếp, không cần mã mới.",
            "dừng",
        )
        self.push_screen(question, lambda yes: self.exit() if yes else None)

    def action_help_quit(self) -> None:
        """End by Ctrl+C as by Ctrl+Q."""
        self.call_later(self.action_quit)

    def action_switch_theme(self) -> None:
        """Change between the dark and the light colours."""
        dark, light = (theme.name for theme in OWN_THEMES)
        self.theme = light if self.theme == dark else dark

    def action_help(self) -> None:
        """Show how machines come in, and the keys."""
        from hoinghi_tui.ui.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            return
        keys = (self.ROLE_KEYS, *self.COMMANDS_HERE, self.QUIT)
        self.push_screen(HelpScreen("Máy chủ", _HELP, keys))
