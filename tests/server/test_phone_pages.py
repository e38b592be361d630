"""The phone at the door: one arrival is one line, whatever is lost on the way or sent besides."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from browsing import let_in, origin

from badge_photos import Shot, jpeg, take
from hoinghi_tui.domain.badges import make_code
from hoinghi_tui.domain.people import Invitation, Means, Substitute
from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.phone_pages import PHONES
from hoinghi_tui.server.photo import MOST_BYTES
from hoinghi_tui.services.session import Session

SOAI, LOAN = "dv-007", "dv-005"
BLURRED = Shot(size=(300, 400), high=220, blur=12)
JPEG = {"Content-Type": "image/jpeg"}


def action(number: int) -> dict[str, str]:
    """The header of an action; each number is one."""
    return {"X-Action": f"{number:016x}"}


class Phone:
    """A browser that was let in at the door, and what its page would send."""

    def __init__(self, browser) -> None:
        self.browser = browser
        self._number = 0

    async def send(self, path: str, body: bytes, headers: dict[str, str], number=None):
        self._number += 1
        sent = {**origin(self.browser), **action(number or 1000 + self._number), **headers}
        return await self.browser.post(f"/phone/{path}", data=body, headers=sent)

    async def ask(self, path: str, number=None, **asked: object) -> dict:
        kind = {"Content-Type": "application/json"}
        answer = await self.send(path, json.dumps(asked).encode(), kind, number)
        assert answer.status == 200, await answer.text()
        return await answer.json()

    async def photo(self, photo: bytes, number=None, path="photo") -> dict:
        answer = await self.send(path, photo, JPEG, number)
        assert answer.status == 200, await answer.text()
        return await answer.json()


@pytest.fixture
def phones(server, sample_folder, clock):
    """What the phones share; their sessions go by the test's clock."""
    shared = server.app[PHONES]
    shared.open = lambda house, station: Session.open(
        house.folder, station=station.name, role=Role.DOOR, clock=clock
    )
    return shared


@pytest.fixture
async def phone(phones, house, browser):
    await let_in(browser, house, Role.DOOR)
    return Phone(browser)


@pytest.fixture
def badge(session):
    """Return a function that photographs the badge of somebody."""
    return lambda person, shot=None: jpeg(take(session.badges.codes()[person], shot))


def edit(session: Session, person: str, **changes: object) -> None:
    before = session.state.delegates[person]
    session.roster.edit(before, replace(before, **changes))


def arrivals(session: Session, kind="check_in"):
    session.poll()
    return [event for event in session.store.history(None) if event.kind == kind]


async def until(happened: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not happened():
            await asyncio.sleep(0.005)


# -- the page and who may see it ---------------------------------------------------------------


async def test_the_page_is_whole_and_takes_nothing_from_outside(phone, house):
    (station,) = house.stations.all()
    station.name = "<script>alert(1)</script>"
    answer = await phone.browser.get("/phone")
    page = await answer.text()
    assert answer.status == 200
    assert "&lt;script&gt;alert(1)" in page
    assert "://" not in page and "style=" not in page and "onclick" not in page
    for name, kind in (("phone.js", "text/javascript"), ("phone.css", "text/css")):
        file = await phone.browser.get(f"/static/{name}")
        assert (file.status, file.content_type) == (200, kind)
        text = await file.text()
        assert "://" not in text
        newer = ("?.", "??", "...", "catch {", "replaceAll", "inset:", "clamp(", ":has(")
        assert [word for word in newer if word in text] == []  # for browsers of 2018


PATHS = ("photo", "frame", "check-in", "take-back", "search", "look")


@pytest.mark.parametrize("role", [None, Role.MC, Role.AWARDS, Role.BOARD])
async def test_it_is_the_doors_alone(phones, house, browser, session, role):
    if role is not None:
        await let_in(browser, house, role)
    other = Phone(browser)
    statuses = {(await other.send(path, b"{}", JPEG)).status for path in PATHS}
    assert statuses == {401 if role is None else 403}
    page = await browser.get("/phone", allow_redirects=False)
    assert page.status == (303 if role is None else 403)
    assert not phones._desks


async def test_a_foreign_page_can_send_nothing(phone, badge, session):
    headers = {"Origin": "http://evil.example", **action(1), **JPEG}
    answer = await phone.browser.post("/phone/photo", data=badge(SOAI), headers=headers)
    assert answer.status == 403
    assert arrivals(session) == []


# -- letting in --------------------------------------------------------------------------------


async def test_a_photo_of_a_badge_lets_in_at_a_station_of_its_own(phone, badge, arranged):
    seat = arranged.state.seat_of(SOAI)
    answer = await phone.photo(badge(SOAI, Shot(tilt=0.2, turn=20, blur=3, glare=0.4)))
    shown = answer["shown"]
    assert (shown["tone"], shown["mark"], shown["headline"]) == ("success", "✔", "MỜI VÀO")
    assert (shown["name"], shown["seat"]) == ("Đào Văn Soái", seat.id)
    assert shown["place"] == arranged.state.place(seat)
    tally = arranged.tally()
    assert answer["count"] == f"1/{tally.invited} có mặt"
    (event,) = arrivals(arranged)
    came = arranged.state.attendance[SOAI]
    assert (event.station, came.station, came.means) == ("Bàn đón", "Bàn đón", Means.CAMERA)


async def test_an_action_sent_again_is_one_arrival_and_has_the_first_answer(phone, badge, session):
    photo = badge(SOAI)
    first = await asyncio.gather(*(phone.photo(photo, number=7) for _ in range(2)))
    later = await phone.photo(photo, number=7)
    assert first[0] == first[1] == later
    assert later["shown"]["headline"] == "MỜI VÀO"
    assert len(arrivals(session)) == 1
    other = await phone.photo(photo, number=8)
    assert other["shown"]["headline"] == "VỪA QUÉT"


async def test_an_answer_lost_on_the_way_can_be_asked_for_again(phone, badge, session):
    lost = asyncio.create_task(phone.photo(badge(SOAI), number=7))
    await until(lambda: arrivals(session))
    lost.cancel()
    again = await phone.photo(badge(SOAI), number=7)
    assert again["shown"]["headline"] == "MỜI VÀO"
    assert len(arrivals(session)) == 1


async def test_two_phones_and_the_desk_let_one_person_in_once(phone, new_browser, house, session):
    second = Phone(await new_browser())
    await let_in(second.browser, house, Role.DOOR)
    answers = await asyncio.gather(
        phone.ask("check-in", person=SOAI), second.ask("check-in", person=SOAI)
    )
    assert sorted(one["shown"]["headline"] for one in answers) == ["MỜI VÀO", "ĐÃ ĐIỂM DANH"]
    late = next(one["shown"] for one in answers if one["shown"]["tone"] == "warning")
    assert late["fact"].startswith("Đã vào lúc 07:") and "tại Bàn đón" in late["fact"]
    assert late["advice"] == "Nếu là người khác đến thay: mời sang bàn."
    assert len(arrivals(session)) == 1


async def test_codes_that_let_nobody_in_say_why(phone, session):
    tag = session.state.conference.event_tag
    foreign = make_code(f"{int(tag) % 9000 + 1000}", "1234567890")
    unknown = make_code(tag, "0000000000")
    headlines = [
        (await phone.photo(jpeg(take(code))))["shown"]["headline"] for code in (foreign, unknown)
    ]
    assert headlines == ["KHÁC HỘI NGHỊ", "KHÔNG HỢP LỆ"]
    nothing = (await phone.photo(jpeg(take(unknown, BLURRED))))["shown"]
    assert (nothing["tone"], nothing["headline"]) == ("warning", "KHÔNG THẤY MÃ")
    assert arrivals(session) == []


@pytest.mark.parametrize("text", ["<img src=x>", "../x", "\u202e=cmd()", "https://x.vn", "x" * 500])
async def test_a_code_of_something_else_is_told_in_a_few_safe_letters(phone, session, text):
    from qrcode.main import QRCode

    code = QRCode(border=4)
    code.add_data(text.encode(), optimize=0)
    dots = np.where(np.array(code.get_matrix()), 0, 255).astype(np.uint8)
    shown = (await phone.photo(jpeg(np.kron(dots, np.ones((8, 8), np.uint8)))))["shown"]
    assert (shown["headline"], shown["tone"]) == ("ĐỌC SAI", "error")
    assert shown["fact"].isprintable() and len(shown["fact"]) < 40
    assert arrivals(session) == []


async def test_a_photo_of_two_badges_lets_nobody_in(phone, session):
    codes = session.badges.codes()
    both = np.hstack([take(codes[SOAI]), take(codes[LOAN])])
    assert (await phone.photo(jpeg(both)))["shown"]["headline"] == "NHIỀU THẺ"
    assert arrivals(session) == []


async def test_a_live_camera_takes_a_badge_once_while_it_is_held(phone, badge, session):
    frame, wall = badge(SOAI, Shot(size=(900, 1100), high=600)), badge(LOAN, BLURRED)
    seen = [await phone.photo(one, path="frame") for one in (wall, frame, frame, wall)]
    assert [one.get("shown", {}).get("headline") for one in seen] == [None, "MỜI VÀO", None, None]
    assert len(arrivals(session)) == 1


async def test_who_declined_comes_in_by_a_button_and_the_reason_is_not_told(phone, session):
    edit(session, LOAN, invitation=Invitation.DECLINED, absence_reason="ốm")
    refused = (await phone.ask("check-in", person=LOAN))["shown"]
    assert (refused["headline"], refused["accept"]) == ("ĐÃ BÁO VẮNG", True)
    assert "ốm" not in json.dumps(refused, ensure_ascii=False)
    assert refused["advice"].startswith("Chính đại biểu đến: bấm “Vẫn đến dự”.")
    came = (await phone.ask("check-in", person=LOAN, accept=True))["shown"]
    assert (came["headline"], came.get("accept", False)) == ("MỜI VÀO", False)


async def test_who_was_replaced_comes_in_person_by_the_same_button(phone, session):
    session.door.take_substitute(LOAN, Substitute(full_name="Trần Văn Thay", position="Cán bộ"))
    seen = (await phone.ask("check-in", person=LOAN))["shown"]
    assert (seen["name"], seen["accept"]) == ("Trần Văn Thay", True)
    came = (await phone.ask("check-in", person=LOAN, accept=True))["shown"]
    assert (came["headline"], came["name"]) == ("MỜI VÀO", session.state.delegates[LOAN].full_name)
    assert len(arrivals(session, "came_in_person")) == 1


# -- taking back -------------------------------------------------------------------------------


async def test_the_last_arrival_is_taken_back_once_and_only_by_its_own_phone(
    phone, new_browser, house, session
):
    event = (await phone.ask("check-in", person=SOAI))["shown"]["event"]
    other = Phone(await new_browser())
    await let_in(other.browser, house, Role.DOOR)
    refused = await other.ask("take-back", event=event)
    assert "Nhờ bàn đón tiếp gỡ" in refused["say"] and "shown" not in refused
    first = await phone.ask("take-back", number=7, event=event)
    assert (first["shown"]["mark"], first["shown"]["headline"]) == ("↶", "ĐÃ HOÀN TÁC")
    assert first["count"].startswith("0/")
    assert await phone.ask("take-back", number=7, event=event) == first
    again = await phone.ask("take-back", number=8, event=event)
    assert "đã được hoàn tác" in again["say"]
    assert len(arrivals(session, "undo")) == 1


async def test_an_answer_in_sight_is_taken_back_when_the_desk_does(phone, session):
    await phone.ask("check-in", person=SOAI)
    assert "shown" not in await phone.ask("look", person=SOAI, holds="present")
    session.poll()
    session.desk.take_back(SOAI, "nhầm người")
    seen = await phone.ask("look", person=SOAI, holds="present")
    assert seen["shown"]["headline"] == "ĐÃ HOÀN TÁC"


# -- searching ---------------------------------------------------------------------------------


async def test_search_tells_people_apart_and_tells_no_phone_number(phone, session):
    number = "0912345678"
    edit(session, SOAI, phone=number)
    for query in ("soai", "DVS", number[-4:]):
        answer = await phone.ask("search", query=query)
        one = answer["people"][0]
        assert (one["person"], one["name"]) == (SOAI, "Đào Văn Soái")
        assert (one["mark"], one["state"]) == ("○", "chưa đến")
        assert number not in json.dumps(answer)
    unit = session.state.unit_of(session.state.delegates[SOAI])
    assert unit.label in one["below"]
    assert (await phone.ask("search", query="zzzz"))["people"] == []


HOSTILE = ["[/]", "=cmd()", "../x", "{{x}}", "<img src=x onerror=alert(1)>", "\u202eabc", "x" * 500]


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_come_through_as_text_that_can_be_painted(phone, session, name):
    edit(session, SOAI, full_name=name)
    stored = session.state.delegates[SOAI].full_name
    shown = (await phone.ask("check-in", person=SOAI))["shown"]
    assert shown["name"] == stored and stored.isprintable()
    found = await phone.ask("search", query=name)
    assert all(one["name"].isprintable() for one in found["people"])


# -- bad input and attacks ---------------------------------------------------------------------


async def test_what_is_no_photo_is_refused_with_what_to_do_and_noted(phone, house, session):
    said = {}
    for kind, sent in {"gif": b"GIF89a" + bytes(99), "heic": bytes(4) + b"ftypheic"}.items():
        answer = await phone.send("photo", sent, JPEG)
        assert answer.status == 415
        said[kind] = (await answer.json())["say"]
    assert "Chụp mã" in said["gif"] and "Tương thích nhất" in said["heic"]
    assert [line.reason for line in house.journal.latest()] == ["ảnh bị từ chối (415)"] * 2
    assert (await phone.ask("check-in", person=SOAI))["shown"]["headline"] == "MỜI VÀO"


async def begin_upload(browser, length: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Tell of a photo of so many bytes, and send nothing of it."""
    address = browser.make_url("/")
    cookie = "; ".join(f"{one.key}={one.value}" for one in browser.session.cookie_jar)
    reader, writer = await asyncio.open_connection(address.host, address.port)
    head = (
        f"POST /phone/photo HTTP/1.1\r\nHost: {address.authority}\r\nCookie: {cookie}\r\n"
        f"Origin: {origin(browser)['Origin']}\r\nX-Action: {1:016x}\r\n"
        f"Content-Length: {length}\r\n\r\n"
    )
    writer.write(head.encode())
    return reader, writer


async def test_a_phone_that_goes_away_in_the_middle_of_a_photo_leaves_nothing(
    phone, phones, house, badge, session
):
    await phone.ask("look")
    (desk,) = phones._desks.values()
    photo = badge(SOAI)
    _, writer = await begin_upload(phone.browser, len(photo))
    writer.write(photo[: len(photo) // 2])
    await until(lambda: desk.photos_coming)
    writer.transport.abort()
    await until(lambda: not desk.photos_coming)
    assert arrivals(session) == [] and house.journal.latest() == ()
    assert (await phone.photo(photo))["shown"]["headline"] == "MỜI VÀO"


async def test_an_upload_of_100_mb_is_refused_before_it_is_sent(phone, session):
    reader, writer = await begin_upload(phone.browser, 100 * 1024 * 1024)
    answer = await reader.read()  # until the server ends the connection
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert "Ảnh nặng quá 8 MB" in answer.decode()
    writer.close()


async def test_an_upload_without_a_length_is_ended_at_the_limit(phone, session):
    sent = 0

    async def endless():
        nonlocal sent
        for _ in range(1600):
            yield bytes(64 * 1024)
            sent += 64 * 1024

    try:
        answer = await phone.send("photo", endless(), JPEG)
        assert answer.status == 413
    except OSError:
        pass  # the connection was ended while it was still sending
    assert sent < 6 * MOST_BYTES
    assert (await phone.ask("look"))["count"]


async def test_a_slow_upload_is_ended(phone, phones):
    phones.upload_s = 0.05

    async def slow():
        yield b"\xff\xd8\xff"
        await asyncio.Event().wait()

    answer = await phone.send("photo", slow(), JPEG)
    assert answer.status == 408
    assert "Mạng chậm" in (await answer.json())["say"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("check-in", b"", 400),
        ("check-in", b"[]", 400),
        ("check-in", b'{"person": 1}', 400),
        ("check-in", b'{"person": "dv-007", "accept": "yes"}', 400),
        ("take-back", b'{"event": null}', 400),
        ("search", b"\xff\xfe", 400),
        ("look", b"{" * 50_000, 400),
        ("search", b'{"query": "' + b"x" * 70_000 + b'"}', 413),
    ],
)
async def test_a_body_of_another_form_is_refused(phone, session, path, body, status):
    answer = await phone.send(path, body, {"Content-Type": "application/json"})
    assert answer.status == status
    assert arrivals(session) == []


@pytest.mark.parametrize("number", ["", "1", "../../x", "g" * 16, "a" * 41])
async def test_an_action_without_a_proper_id_is_not_done(phone, session, number):
    headers = {**origin(phone.browser), "Content-Type": "application/json", "X-Action": number}
    body = json.dumps({"person": SOAI})
    answer = await phone.browser.post("/phone/check-in", data=body, headers=headers)
    assert answer.status == 400
    assert arrivals(session) == []


async def test_unknown_people_and_events_are_refused_in_words(phone, session):
    assert "Hãy tìm lại theo tên" in (await phone.ask("check-in", person="dv-999"))["say"]
    assert "hoàn tác" in (await phone.ask("take-back", event="f" * 24))["say"]
    assert "shown" not in await phone.ask("look", person="dv-999", holds="elsewhere")


async def test_a_phone_that_was_cut_off_does_nothing_more(phone, phones, house, session):
    await phone.ask("look")
    (station,) = house.stations.all()
    house.stations.cut_off(station.id)
    answer = await phone.send("check-in", b'{"person": "dv-007"}', JPEG)
    assert answer.status == 401
    assert not phones._desks
    assert arrivals(session) == []


async def test_nothing_is_said_to_be_saved_when_the_disk_refuses(phone, badge, session, disk_full):
    await phone.ask("look")
    with disk_full():
        shown = (await phone.photo(badge(SOAI), number=7))["shown"]
    assert (shown["tone"], shown["headline"]) == ("error", "CHƯA LƯU")
    assert "chưa được điểm danh" in shown["fact"]
    assert arrivals(session) == []
    assert (await phone.photo(badge(SOAI), number=8))["shown"]["headline"] == "MỜI VÀO"


async def test_no_photo_is_ever_kept(phone, badge, session, tmp_path):
    photo = badge(SOAI)
    await phone.photo(photo)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files and not any(photo[100:200] in path.read_bytes() for path in files)
