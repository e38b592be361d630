"""Is this machine ready for the conference? What was found out, judged in plain words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

MINIMUM_COLUMNS, MINIMUM_LINES = 80, 24
"""The smallest window in which every screen is whole."""

TIMES_FAMILIES = ("Times New Roman", "Tinos", "Liberation Serif")
"""Times New Roman and the families with the same letter widths, best first."""

SLOW_SYNC_MS = 150.0
"""Above this a scan at the door is felt to wait."""

MEGABYTE = 1_000_000
EARLIEST_YEAR = 2025
"""The program is no older than this: an earlier clock is wrong."""


class Level(StrEnum):
    """How much a finding matters on the day."""

    OK = "ok"
    WARN = "warn"
    """Works, but something will be missing or ugly."""
    BAD = "bad"
    """The conference cannot be run like this."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked.

    ``check`` is a name for programs; ``advice`` says what to do and may be empty.
    """

    check: str
    level: Level
    what: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Terminal:
    """The window the program runs in. ``columns`` is 0 where there is no window."""

    columns: int
    lines: int
    encoding: str
    term: str = ""
    colorterm: str = ""
    no_color: bool = False
    windows_terminal: bool = False


@dataclass(frozen=True, slots=True)
class FolderTrial:
    """What happened when a file in ``folder`` was locked and written for trial.

    ``problem`` tells why it did not work, "" if it did; ``sync_ms`` is the median time
    of one durable write in milliseconds, ``free_bytes`` the room left on the disk, None
    where there is no such folder.
    """

    folder: Path
    problem: str
    exclusive: bool
    sync_ms: float
    free_bytes: int | None


@dataclass(frozen=True, slots=True)
class Machine:
    """Facts about this machine; None stands for what could not be found out."""

    system: str
    """As in ``sys.platform``."""
    program: str
    python: str
    textual: str
    terminal: Terminal
    families: frozenset[str] | None
    """All font families."""
    vietnamese_families: frozenset[str] | None
    """Those that have every Vietnamese letter."""
    soffice: Path | None
    printers: tuple[str, ...] | None
    input_method: str
    """The Vietnamese keyboard that is running, "" if none was seen."""
    trial: FolderTrial
    now: datetime
    """By the computer's own clock, with its time zone."""
    knows_time_zone: bool
    """Whether the time zone of Vietnam can be loaded."""


def examine(machine: Machine) -> tuple[Finding, ...]:
    """Judge all facts, in the order in which a person should read them."""
    return tuple(finding for check in _CHECKS for finding in check(machine))


def _versions(machine: Machine) -> Iterator[Finding]:
    yield Finding(
        "versions",
        Level.OK,
        f"hoinghi-tui {machine.program}, Python {machine.python}, Textual {machine.textual}",
    )


def _window(machine: Machine) -> Iterator[Finding]:
    terminal = machine.terminal
    size = f"{terminal.columns}×{terminal.lines}"
    if terminal.columns == 0:
        yield Finding(
            "terminal_size",
            Level.WARN,
            "Không chạy trong cửa sổ dòng lệnh nên chưa đo được cỡ cửa sổ",
            "Chạy lại hoinghi-tui doctor ngay trong cửa sổ sẽ dùng ở hội nghị.",
        )
    elif terminal.columns < MINIMUM_COLUMNS or terminal.lines < MINIMUM_LINES:
        yield Finding(
            "terminal_size",
            Level.BAD,
            f"Cửa sổ {size} quá nhỏ",
            f"Phóng to cửa sổ hoặc thu nhỏ chữ cho đến ít nhất {MINIMUM_COLUMNS}×{MINIMUM_LINES}.",
        )
    else:
        yield Finding("terminal_size", Level.OK, f"Cửa sổ {size}")


def _letters(machine: Machine) -> Iterator[Finding]:
    encoding = machine.terminal.encoding
    if encoding.lower().replace("-", "") == "utf8" or machine.system == "win32":
        yield Finding("encoding", Level.OK, "Chữ Việt trên màn hình: UTF-8")
    else:
        yield Finding(
            "encoding",
            Level.BAD,
            f"Cửa sổ dùng bảng mã {encoding}, không đủ chữ Việt",
            "Đặt biến LANG=C.UTF-8 rồi mở lại cửa sổ.",
        )


def _colours(machine: Machine) -> Iterator[Finding]:
    terminal = machine.terminal
    rich_term = any(word in terminal.term for word in ("256color", "direct", "kitty", "ghostty"))
    many = terminal.colorterm in ("truecolor", "24bit") or terminal.windows_terminal or rich_term
    if terminal.no_color:
        yield Finding(
            "colours",
            Level.WARN,
            "Màu đang tắt vì có biến NO_COLOR",
            "Xóa biến NO_COLOR nếu muốn thấy màu; chữ và dấu hiệu vẫn đủ.",
        )
    elif many or (machine.system == "win32" and not terminal.term):
        yield Finding("colours", Level.OK, "Cửa sổ có đủ màu")
    else:
        yield Finding(
            "colours",
            Level.WARN,
            f"Cửa sổ ít màu (TERM={terminal.term or 'không đặt'})",
            "Dùng cửa sổ dòng lệnh của máy tính để bàn, hoặc đặt TERM=xterm-256color.",
        )
    if machine.system == "win32" and not terminal.windows_terminal:
        yield Finding(
            "windows_terminal",
            Level.WARN,
            "Đang dùng cửa sổ dòng lệnh kiểu cũ của Windows",
            "Cài Windows Terminal (miễn phí, Microsoft Store) rồi chạy chương trình trong đó.",
        )


def _fonts(machine: Machine) -> Iterator[Finding]:
    families, vietnamese = machine.families, machine.vietnamese_families
    if families is None or vietnamese is None:
        yield Finding(
            "fonts",
            Level.WARN,
            "Chưa xem được phông chữ của máy",
            "Mở thử một giấy khen đã in ra tệp và xem chữ có đủ dấu không.",
        )
        return
    good = next((name for name in TIMES_FAMILIES if name in vietnamese), None)
    if good is not None:
        same = "" if good == TIMES_FAMILIES[0] else ", cùng cỡ chữ với Times New Roman"
        yield Finding("fonts", Level.OK, f"Phông văn bản: {good}{same}")
    elif "Liberation Serif" in families:
        yield Finding(
            "fonts",
            Level.WARN,
            "Phông Liberation Serif trên máy là bản 1.x, thiếu chữ Việt; PDF sẽ lẫn phông khác",
            "Cài phông mới: apt install fonts-liberation2 fonts-croscore",
        )
    else:
        yield Finding(
            "fonts",
            Level.WARN,
            "Máy không có Times New Roman hay phông cùng cỡ chữ; PDF sẽ lẫn phông khác",
            "Cài Times New Roman, hoặc: apt install fonts-croscore",
        )


def _office(machine: Machine) -> Iterator[Finding]:
    if machine.soffice is not None:
        yield Finding("libreoffice", Level.OK, f"LibreOffice: {machine.soffice}")
    else:
        yield Finding(
            "libreoffice",
            Level.WARN,
            "Không thấy LibreOffice nên chưa tạo được PDF",
            "Tệp Word vẫn in được bằng Word. Cần PDF thì cài LibreOffice.",
        )


def _printers(machine: Machine) -> Iterator[Finding]:
    if machine.printers:
        yield Finding("printers", Level.OK, "Máy in: " + ", ".join(machine.printers))
    else:
        unknown = machine.printers is None
        yield Finding(
            "printers",
            Level.WARN,
            "Chưa hỏi được máy in" if unknown else "Máy này chưa nối máy in nào",
            "Nối máy in rồi in thử một tờ, hoặc chép thư mục out sang máy có máy in.",
        )


def _folder(machine: Machine) -> Iterator[Finding]:
    trial = machine.trial
    if trial.problem:
        yield Finding("storage", Level.BAD, f"Không lưu được vào {trial.folder}", trial.problem)
        return
    if not trial.exclusive:
        yield Finding(
            "locks",
            Level.BAD,
            f"Khóa tệp không có tác dụng trong {trial.folder}: hai bàn có thể ghi đè nhau",
            "Đặt thư mục hội nghị trên ổ đĩa trong máy, không trên ổ mạng.",
        )
    else:
        yield Finding("locks", Level.OK, f"Khóa tệp tốt trong {trial.folder}")
    slow = trial.sync_ms > SLOW_SYNC_MS
    yield Finding(
        "sync",
        Level.WARN if slow else Level.OK,
        f"Một lần lưu chắc chắn xuống đĩa: {trial.sync_ms:.1f} ms",
        "Ổ đĩa chậm (USB?): đặt thư mục hội nghị trên ổ trong máy." if slow else "",
    )


def _space(machine: Machine) -> Iterator[Finding]:
    free = machine.trial.free_bytes
    if free is None:
        return
    words = f"Ổ đĩa còn {free // MEGABYTE:,} MB".replace(",", ".")
    if free < 50 * MEGABYTE:
        yield Finding("disk_space", Level.BAD, words, "Xóa bớt tệp trước ngày hội nghị.")
    elif free < 500 * MEGABYTE:
        yield Finding("disk_space", Level.WARN, words, "Nên dọn bớt: in ấn cần thêm chỗ.")
    else:
        yield Finding("disk_space", Level.OK, words)


def _clock(machine: Machine) -> Iterator[Finding]:
    shown = machine.now.strftime("%H:%M ngày %d/%m/%Y (UTC%z)")
    if machine.now.year < EARLIEST_YEAR:
        yield Finding(
            "clock", Level.BAD, f"Đồng hồ máy sai: {shown}", "Chỉnh lại ngày giờ của máy."
        )
    else:
        yield Finding(
            "clock", Level.OK, f"Đồng hồ máy: {shown}", "Đối chiếu với đồng hồ trong hội trường."
        )
    if not machine.knows_time_zone:
        yield Finding(
            "time_zone",
            Level.BAD,
            "Máy không có dữ liệu múi giờ Việt Nam",
            "Cài lại chương trình theo lệnh trong README (gói tzdata).",
        )


def _keyboard(machine: Machine) -> Iterator[Finding]:
    running = machine.input_method
    yield Finding(
        "keyboard",
        Level.WARN if running else Level.OK,
        f"Bộ gõ tiếng Việt đang chạy: {running}" if running else "Không thấy bộ gõ tiếng Việt",
        "Mã thẻ chỉ có chữ số nên quét vẫn đúng; nếu màn hình báo UNIKEY ĐANG BẬT, "
        "bấm Ctrl+Shift để chuyển sang E."
        if running
        else "Tìm tên không cần dấu: gõ soai là thấy Soái.",
    )


_CHECKS: tuple[Callable[[Machine], Iterator[Finding]], ...] = (
    _versions,
    _window,
    _letters,
    _colours,
    _fonts,
    _office,
    _printers,
    _folder,
    _space,
    _clock,
    _keyboard,
)
