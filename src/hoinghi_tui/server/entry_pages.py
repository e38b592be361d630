"""The first page: a key lets a station in, then its own pages are shown."""

from datetime import datetime
from math import ceil
from urllib.parse import parse_qsl

from aiohttp import web

from hoinghi_tui.domain.station_roles import ROLE_NAMES, Role
from hoinghi_tui.server.access import station_of
from hoinghi_tui.server.connections import hand_over
from hoinghi_tui.server.cookies import give_cookie, take_cookie
from hoinghi_tui.server.hosts import network_of
from hoinghi_tui.server.house import HOUSE, House
from hoinghi_tui.server.keys import KeyWait, WrongKey
from hoinghi_tui.server.package_files import add_static, page
from hoinghi_tui.server.stations import Station, TooManyStations

_MOST_FIELDS = 10
_PHONE = ("/phone", "Điện thoại", "Chụp mã trên thẻ, tìm theo tên. Hợp với màn hình nhỏ.")
_WHOLE = ("/terminal", "Cả chương trình", "Như trên máy chính, có bàn phím hoặc máy quét.")

ROLE_PAGES = {
    Role.DOOR: (_PHONE, _WHOLE),
    Role.MC: (_WHOLE,),
    Role.AWARDS: (_WHOLE,),
    Role.BOARD: (
        ("/board", "Bảng chào", "Ai đã đến, đang tới mục nào: cho cả hội trường."),
        ("/speaker", "Bảng người nói", "Đồng hồ đếm lùi thật lớn và lời nhắn."),
        ("/par", "Chỉ số CCHC", "Biểu đồ để chiếu trong lúc báo cáo."),
    ),
}
"""The pages of each role: path, name, what it is for. A single one is opened at once."""


def add_routes(app: web.Application) -> None:
    """Add the paths of this module."""
    for name in ("base.css", "entry.css", "entry.js", "icon.svg"):
        add_static(app, name)
    app.router.add_get("/", first_page)
    app.router.add_get("/enter", key_form)
    app.router.add_post("/enter", enter)
    app.router.add_post("/leave", leave)
    app.router.add_get("/favicon.ico", icon)


async def first_page(request: web.Request) -> web.StreamResponse:
    """Ask for a key, or show a station its own pages."""
    station = station_of(request)
    if station is None:
        return page("entry.html", problem="", name="")
    pages = ROLE_PAGES[station.role]
    if len(pages) == 1:
        raise web.HTTPSeeOther(pages[0][0])
    return page("choose.html", station=station, role=ROLE_NAMES[station.role], pages=pages)


async def key_form(_: web.Request) -> web.Response:
    """Ask for a key also where one let a station in before: the drawing leads here."""
    return page("entry.html", problem="", name="")


async def enter(request: web.Request) -> web.StreamResponse:
    """Let a station in when its key is right."""
    house, address = request.app[HOUSE], request.remote or ""
    form = await _form(request)
    said, name = form.get("token") or form.get("key") or "", form.get("name") or ""
    try:
        station, token = _admit(house, said, address, name)
    except _NotIn as refusal:
        house.journal.note(address, refusal.journal)
        return page("entry.html", status=refusal.status, problem=str(refusal), name=name)
    before = station_of(request)
    if before is not None:
        # Whoever is cut off loses every connection; the answer still needs this one.
        hand_over(request, station.id)
        house.stations.cut_off(before.id)
    response = web.Response(status=303, headers={"Location": _next(station, form.get("narrow"))})
    give_cookie(response, token, secure=house.secure)
    return response


async def _form(request: web.Request) -> dict[str, str]:
    """Return the fields of our own form; no other coding, for some take long to be read."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPBadRequest
    try:
        body = (await request.read()).decode()
        return dict(parse_qsl(body, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise web.HTTPBadRequest from None


def _next(station: Station, narrow: object) -> str:
    """Lead a phone at the door straight to its page."""
    return "/phone" if station.role is Role.DOOR and narrow else "/"


class _NotIn(Exception):  # noqa: N818 - an answer, not a fault
    """The key does not let in: the sentence for the page, its status, the journal's words."""

    def __init__(self, sentence: str, status: int, journal: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.journal = journal


def _admit(house: House, said: str, address: str, name: str) -> tuple[Station, str]:
    # Asked first: a key must not be used up for nothing.
    if not house.stations.has_room():
        raise _full()
    try:
        role = house.keys.take(said, network_of(address))
        return house.stations.admit(role, address, name)
    except WrongKey as wrong:
        if wrong.used:
            raise _NotIn(
                "Mã này đã dùng rồi. Mỗi mã chỉ cho một máy vào; hãy lấy mã mới ở máy chính.",
                403,
                "mã đã dùng",
            ) from wrong
        raise _NotIn(
            "Mã không đúng hoặc đã hết hạn. Hãy xem lại mã trên màn hình máy chính.",
            403,
            "mã sai",
        ) from wrong
    except KeyWait as wait:
        raise _NotIn(
            f"Có quá nhiều lần thử sai. Hãy đợi {_span(wait.until, house.now())} rồi nhập lại, "
            "hoặc quét mã QR ở máy chính.",
            429,
            "mã sai quá nhiều lần, phải đợi",
        ) from wait
    except TooManyStations as full:
        raise _full() from full


def _full() -> _NotIn:
    return _NotIn(
        "Đã đủ số máy được vào. Hãy nhờ máy chính ngắt bớt một máy rồi thử lại.",
        503,
        "đã đủ số máy",
    )


def _span(until: datetime, now: datetime) -> str:
    seconds = max(1, ceil((until - now).total_seconds()))
    return f"{seconds} giây" if seconds < 60 else f"{ceil(seconds / 60)} phút"


async def leave(request: web.Request) -> web.StreamResponse:
    """Let a station go: its cookie is worth nothing afterwards."""
    house, station = request.app[HOUSE], station_of(request)
    if station is not None:
        hand_over(request, "")
        house.stations.cut_off(station.id)
    response = web.Response(status=303, headers={"Location": "/"})
    take_cookie(response, secure=house.secure)
    return response


async def icon(_: web.Request) -> web.StreamResponse:
    """Lead browsers that ask for the picture of a site by its old name to ours."""
    raise web.HTTPMovedPermanently("/static/icon.svg")
