"""The papers of the agenda on F8: a key each, the file in out/, a refusal in words."""

import pytest
from screen_reading import painted, said, words

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.printing.whole_papers import WHOLE_PAPERS
from hoinghi_tui.ui.widgets.row_list import RowList


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "printing")


@pytest.mark.parametrize(
    ("key", "told", "stem"),
    [
        ("h", "Đã tạo tệp chương trình 13 mục", "chuong-trinh-"),
        ("l", "Đã tạo tệp kịch bản điều hành 13 mục", "kich-ban-"),
        ("n", "Đã tạo tệp phần còn lại của chương trình, 13 mục", "phan-con-lai-"),
        ("o", "Đã tạo tệp báo cáo thực hiện chương trình 13 mục", "bao-cao-chuong-trinh-"),
    ],
)
async def test_one_key_prints_a_paper_of_the_agenda(app, key, told, stem):
    app.session.agenda.start_next()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        [path] = (app.session.folder / "out").iterdir()
        assert path.name.startswith(stem)
        result = words(app, "#print-result").replace("\n", " ")
        assert told in " ".join(result.split())
        assert "Dữ liệu mẫu" in result


async def test_a_report_of_what_has_not_begun_is_refused_and_writes_nothing(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert "chưa bắt đầu" in said(app)
        assert not (app.session.folder / "out").exists()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_list_shows_what_each_paper_is(app, size, monkeypatch):
    # Nothing is filled meanwhile: what is read here stands until the page itself comes.
    monkeypatch.setattr("hoinghi_tui.ui.printing.page_preview._SETTLE_S", 3600)
    async with app.run_test(size=size) as pilot:
        await pilot.press("5")
        await pilot.pause()
        names = [one.name for one in WHOLE_PAPERS]
        for name in ("Chương trình", "Báo cáo thực hiện", "Kịch bản điều hành", "Phần còn lại"):
            app.screen.query_one(RowList).cursor = names.index(name)
            await pilot.pause()
            assert name in "\n".join(painted(app))
        await pilot.press("up", "down")
        await pilot.pause()
        assert "màn hình khi mất điện." in "\n".join(painted(app))
