"""F9, section 4: sent, received, answered, for one line or several at once."""

import pytest
from screen_reading import words

from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.domain.sendings import Progress, Way
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.widgets.row_list import RowList


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "preparation")


def rows(app):
    return app.screen.query_one(RowList)


async def test_several_papers_are_sent_and_one_received(app, session):
    first, second, third, *_ = session.sendings.all()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("4", "space", "space", "g", "2")
        sendings = session.state.sendings
        assert [sendings[one.id].way for one in (first, second, third)] == [
            *(Way.HAND, Way.HAND, Way.UNKNOWN),
        ]
        await pilot.press("home", "n", *"Hoa", "enter")
        await pilot.pause()
        assert sendings[first.id].receiver == "Hoa"
        assert "✔ đã nhận" in words(app, "#section-detail")
        await pilot.press("ctrl+z", "c")
        assert sendings[first.id].progress is Progress.WAITING


async def test_what_was_never_sent_is_not_received(app, session):
    first = session.sendings.all()[0]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "n", "enter")
        assert "chưa ghi ngày gửi" in words(app, ".form-problem")
        assert session.state.sendings[first.id] == first


async def test_an_invitation_is_answered_as_on_f3(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", *["down"] * 7)
        person = rows(app).current.delegate
        await pilot.press("k")
        assert session.state.delegates[person].invitation is Invitation.CONFIRMED
        await pilot.press("b", *"om", "enter")
        await pilot.pause()
        assert session.state.delegates[person].absence_reason == "om"
        assert "× báo vắng" in words(app, "#section-detail")
        await pilot.press("e", "enter")
        assert "F3" in next(iter(app._notifications)).message


async def test_another_paper_goes_to_all_recipients_and_both_are_printed(app, session):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("4", "l", *"Ket luan")
        assert "Thêm 7 nơi nhận" in words(app, ".small-preview")
        await pilot.press("enter")
        await pilot.pause()
        assert len(session.sendings.all()) == 14
        for key in "pf":
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        made = {path.name.rsplit("-", 2)[0] for path in (session.folder / "out").glob("*.docx")}
        assert made == {"so-theo-doi-gui", "phieu-gui"}
        await pilot.press("v", "a", "a", "escape")
        assert "chỉ dòng chưa xong" in words(app, "#sendings-title")
        assert "đã chọn" not in words(app, "#sendings-title")
