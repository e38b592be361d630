"""The phone at the door: a page to take photos of badges, and the actions it sends."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
from aiohttp import web

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.access import for_roles, station_of
from hoinghi_tui.server.house import HOUSE, House
from hoinghi_tui.server.package_files import add_static, page
from hoinghi_tui.server.phone_answers import Answer
from hoinghi_tui.server.phone_desk import MOST_PHOTOS, PhoneDesk
from hoinghi_tui.server.photo import PhotoRefused, TooLarge, expect_photo
from hoinghi_tui.server.photo_reader import PhotoReader, PhotosBusy
from hoinghi_tui.server.photo_upload import UPLOAD_S, TooSlow, read_photo
from hoinghi_tui.server.session_thread import SessionThread
from hoinghi_tui.server.stations import Station
from hoinghi_tui.services.session import Session

ACTION = "X-Action"
"""The header with the id of an action; sent again with the same id it is done once."""

_ACTION_ID = re.compile(r"[0-9a-f]{16,40}", re.ASCII)
_BODY_S = 10.0
_STATUS = {TooLarge: 413, TooSlow: 408}


class CheckIn(msgspec.Struct):
    """Check in a person found by name; ``accept`` after having declined."""

    person: str
    accept: bool = False


class TakeBack(msgspec.Struct):
    """Take back what was saved as this event."""

    event: str


class Search(msgspec.Struct):
    """Find people."""

    query: str


class Look(msgspec.Struct):
    """Tell the counts; ``person`` and ``holds`` are of the answer in sight."""

    person: str = ""
    holds: str = ""


Asked = TypeVar("Asked", CheckIn, TakeBack, Search, Look)


def open_session(house: House, station: Station) -> Session:
    """Open the conference as a station of its own, which does nothing but the door's part."""
    return Session.open(house.folder, station=station.name, role=Role.DOOR)


@dataclass
class Phones:
    """The desks of all phones, and what they share."""

    photos: PhotoReader = field(default_factory=PhotoReader)
    upload_s: float = UPLOAD_S
    open: Callable[[House, Station], Session] = open_session
    _desks: dict[str, PhoneDesk] = field(default_factory=dict)

    def of(self, house: House, station: Station) -> PhoneDesk:
        """Return the desk of a station, made when it is first asked for."""
        desk = self._desks.get(station.id)
        if desk is None:
            thread = SessionThread(lambda: self.open(house, station))
            desk = self._desks[station.id] = PhoneDesk(thread, self.photos)
            station.on_cut.append(lambda: self._cut_off(station.id))
        return desk

    def _cut_off(self, station_id: str) -> None:
        self._desks.pop(station_id).close()

    async def close(self) -> None:
        """End the decoders and let go of the folder."""
        await self.photos.close()
        await asyncio.gather(*(desk.closed() for desk in self._desks.values()))


PHONES = web.AppKey("phones", Phones)


def add_routes(app: web.Application) -> None:
    """Add the paths of this module."""
    app[PHONES] = Phones()
    app.on_cleanup.append(_close)
    for name in ("phone.css", "phone.js"):
        add_static(app, name)
    app.router.add_get("/phone", show_page)
    app.router.add_post("/phone/photo", take_photo)
    app.router.add_post("/phone/frame", take_frame)
    app.router.add_post("/phone/check-in", check_in)
    app.router.add_post("/phone/take-back", take_back)
    app.router.add_post("/phone/search", search)
    app.router.add_post("/phone/look", look)


async def _close(app: web.Application) -> None:
    await app[PHONES].close()


# -- the page ----------------------------------------------------------------------------------


@for_roles(Role.DOOR)
async def show_page(request: web.Request) -> web.StreamResponse:
    """Answer with the page; what it shows is asked for afterwards."""
    station = station_of(request)
    assert station is not None
    return page("phone.html", name=station.name)


# -- actions -----------------------------------------------------------------------------------


@for_roles(Role.DOOR)
async def take_photo(request: web.Request) -> web.StreamResponse:
    """Judge the badge in a photo."""
    return await _with_photo(request, lambda desk, photo: desk.photo(photo))


@for_roles(Role.DOOR)
async def take_frame(request: web.Request) -> web.StreamResponse:
    """Judge the badge that has come into view of a live camera."""
    now = asyncio.get_running_loop().time()
    return await _with_photo(request, lambda desk, photo: desk.frame(photo, now))


@for_roles(Role.DOOR)
async def check_in(request: web.Request) -> web.StreamResponse:
    """Check in somebody found by name."""
    desk, action, asked = _desk(request), _action_id(request), await _body(request, CheckIn)
    return _json(await desk.once(action, lambda: desk.check_in(asked.person, accept=asked.accept)))


@for_roles(Role.DOOR)
async def take_back(request: web.Request) -> web.StreamResponse:
    """Take back what the phone saved last."""
    desk, action, asked = _desk(request), _action_id(request), await _body(request, TakeBack)
    return _json(await desk.once(action, lambda: desk.take_back(asked.event)))


@for_roles(Role.DOOR)
async def search(request: web.Request) -> web.StreamResponse:
    """Find people by name."""
    asked = await _body(request, Search)
    return _json(await _desk(request).search(asked.query))


@for_roles(Role.DOOR)
async def look(request: web.Request) -> web.StreamResponse:
    """Tell how many have come."""
    asked = await _body(request, Look)
    return _json(await _desk(request).look(asked.person, asked.holds))


# -- inside ------------------------------------------------------------------------------------


def _desk(request: web.Request) -> PhoneDesk:
    station = station_of(request)
    assert station is not None
    return request.app[PHONES].of(request.app[HOUSE], station)


def _action_id(request: web.Request) -> str:
    action = request.headers.get(ACTION, "")
    if not _ACTION_ID.fullmatch(action):
        raise web.HTTPBadRequest
    return action


async def _body(request: web.Request, kind: type[Asked]) -> Asked:
    """Return what a request asks; a body of another form, or a slow one, is an error."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    try:
        async with asyncio.timeout(_BODY_S):
            return msgspec.json.decode(await request.read(), type=kind)
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (ValueError, RecursionError):  # no UTF-8, no JSON, of another form, too deep
        raise web.HTTPBadRequest from None


async def _with_photo(
    request: web.Request, use: Callable[[PhoneDesk, bytes], Coroutine[Any, Any, Answer]]
) -> web.StreamResponse:
    """Take a photo in and answer it; one that is refused is not read to its end."""
    desk, action = _desk(request), _action_id(request)
    if desk.photos_coming >= MOST_PHOTOS:
        return await _refused(request, 429, PhotosBusy())
    desk.photos_coming += 1
    try:
        photo = await read_photo(request, request.app[PHONES].upload_s)
        expect_photo(photo)
        return _json(await desk.once(action, lambda: use(desk, photo)))
    except PhotoRefused as refusal:
        return await _refused(request, _STATUS.get(type(refusal), 415), refusal)
    finally:
        desk.photos_coming -= 1


async def _refused(request: web.Request, status: int, refusal: Exception) -> web.StreamResponse:
    """Answer why a photo is not taken, and end the connection on which it still comes."""
    request.app[HOUSE].journal.note(request.remote or "", f"ảnh bị từ chối ({status})")
    response = _json(Answer(say=str(refusal)), status)
    response.force_close()
    await response.prepare(request)
    await response.write_eof()
    if request.transport is not None:
        request.transport.close()
    return response


def _json(answer: Answer, status: int = 200) -> web.Response:
    return web.Response(
        body=msgspec.json.encode(answer), status=status, content_type="application/json"
    )
