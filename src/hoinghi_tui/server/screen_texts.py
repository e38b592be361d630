"""The words of the server's screen, made for their places."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from textwrap import wrap
from zoneinfo import ZoneInfo

from textual.content import Content

from hoinghi_tui.domain.station_roles import ROLE_NAMES, Role
from hoinghi_tui.server.journal import Journal
from hoinghi_tui.server.keys import Key
from hoinghi_tui.server.opening import Opened
from hoinghi_tui.server.qr_drawing import qr_lines
from hoinghi_tui.server.stations import Station
from hoinghi_tui.ui.widgets.big_digits import big_digits
from hoinghi_tui.ui.widgets.row_list import Cell, Column

NEAR = timedelta(seconds=60)
"""A station that asked for something so lately is there, also without a socket."""

COLUMNS = (
    Column("", 1),
    Column("Máy", 13, weight=3),
    Column("Phần việc", 16, drop=1),
    Column("Vào lúc", 7),
    Column("Lần cuối", 8, drop=2),
    Column("Địa chỉ", 15, weight=1, drop=3),
)


def role_line(chosen: Role) -> Content:
    """Write the roles with their keys, the chosen one marked."""
    parts = []
    for number, role in enumerate(Role, 1):
        tone = "bold $on-accent on $accent" if role is chosen else "$muted"
        parts.append(Content.styled(f" {number} {ROLE_NAMES[role]} ", tone))
    return Content(" ").join(parts)


def qr(url: str, width: int, height: int) -> Content:
    """Draw what a phone reads; where it does not fit, say so instead of half of it."""
    lines = qr_lines(url)
    if len(lines) > height or len(lines[0]) > width:
        return Content.styled("Cửa sổ nhỏ quá cho mã QR: hãy gõ sáu chữ số.", "$muted")
    margin = " " * ((width - len(lines[0])) // 2)
    rows = [Content.assemble(margin, (line, "#000000 on #ffffff")) for line in lines]
    return Content("\n").join(rows)


def only_here(width: int, _: int) -> Content:
    """Say, in place of a drawing no phone could follow, how others come in."""
    lines = wrap(
        "Chỉ trình duyệt của chính máy này vào được. Cho điện thoại và máy khác vào: dừng bằng "
        "Ctrl+Q rồi chạy lại với --lan.",
        max(1, width - 4),
    )
    return Content.styled("\n".join(f"  {line}" for line in lines), "$muted")


def code(key: Key, opened: Opened, now: datetime, width: int) -> Content:
    """Write the six digits large, how long they hold, where to type them, how safe that is."""
    first, last = key.digits[:3], key.digits[3:]
    rows = zip(big_digits(first, 17, 4), big_digits(last, 17, 4), strict=True)
    digits = Content("\n").join(
        Content.styled(f"{left}   {right}", "bold $accent") for left, right in rows
    )
    if width < len("".join(digits.plain.split("\n")[0])):
        digits = Content.styled(f"{first} {last}", "bold $accent")
    left = max(1, ceil((key.ends_at - now).total_seconds() / 60))
    parts = [
        digits,
        Content.assemble((ROLE_NAMES[key.role], "bold"), (f": một máy, còn {left} phút", "$muted")),
        Content.assemble(("gõ ở ", "$muted"), (opened.url, "bold")),
    ]
    if opened.fingerprint:
        parts.append(Content.styled(_in_lines("vân tay ", opened.fingerprint, width), "$muted"))
    if opened.is_overheard:
        parts.append(Content.styled("▲ cùng mạng nghe được: nên có --tls", "$warning"))
    return Content("\n").join(parts)


def _in_lines(title: str, fingerprint: str, width: int) -> str:
    """Break a fingerprint between its bytes, each line under the one before."""
    room = max(1, (width - len(title) + 1) // 3)
    parts = fingerprint.split(":")
    lines = [":".join(parts[at : at + room]) for at in range(0, len(parts), room)]
    return ("\n" + " " * len(title)).join([title + lines[0], *lines[1:]])


def is_there(station: Station, now: datetime) -> bool:
    """Tell whether somebody is at the station just now."""
    return station.sockets > 0 or now - station.seen_at < NEAR


def cells(station: Station, now: datetime, zone: ZoneInfo) -> Sequence[Cell]:
    """Return the line of one station."""
    there = is_there(station, now)
    return (
        Cell("●" if there else "○", "success" if there else "muted"),
        Cell(station.name, "strong"),
        Cell(ROLE_NAMES[station.role]),
        Cell(f"{station.came_at.astimezone(zone):%H:%M}", "muted"),
        Cell("đang mở" if there else f"{station.seen_at.astimezone(zone):%H:%M}", "muted"),
        Cell(station.address, "muted"),
    )


def refusals(
    journal: Journal, attacked_at: datetime | None, now: datetime, zone: ZoneInfo
) -> Content:
    """Write the last refusal in one line, or that keys are being guessed."""
    if attacked_at is not None and now - attacked_at < timedelta(minutes=5):
        return Content.styled(
            f"▲ {attacked_at.astimezone(zone):%H:%M} có máy thử mã liên tục: mọi mã đã thay, "
            "quét QR hoặc N để gõ số",
            "bold $error",
        )
    lines = journal.latest()
    if not lines:
        return Content.styled("Chưa phải từ chối ai", "$muted")
    last = lines[-1]
    where = f" {last.address}" if last.address else ""
    return Content.assemble(
        (f"Đã từ chối {journal.count} lần", "$warning"),
        (f" · {last.at.astimezone(zone):%H:%M}{where}: {last.reason}", "$muted"),
    )
