"""The start screen: three ways to a conference, and what is said when one fails."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from hoinghi_tui.cli import main
from hoinghi_tui.services.place import Database
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.start import start_forms
from hoinghi_tui.ui.start.start import Choice, StartApp


@pytest.fixture
def app(tmp_path):
    return StartApp(nearby=[], demo=tmp_path / "mau")


def told(app: StartApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


async def test_the_sample_is_made_and_opened(app, tmp_path):
    async with app.run_test() as pilot:
        await pilot.press("enter")
    assert app.return_value == tmp_path / "mau"
    with Session.open(tmp_path / "mau") as session:
        assert session.state.conference.sample


async def test_a_sample_made_before_is_opened_again_as_it_is(sample_folder):
    log = (sample_folder / "events.jsonl").read_bytes()
    app = StartApp(nearby=[], demo=sample_folder)
    async with app.run_test() as pilot:
        await pilot.press("1")
    assert app.return_value == sample_folder
    assert (sample_folder / "events.jsonl").read_bytes() == log


async def test_a_sample_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "tep").write_text("một tệp, không phải thư mục")
    app = StartApp(nearby=[], demo=tmp_path / "tep" / "mau")
    async with app.run_test() as pilot:
        await pilot.press("1")
        assert "Không tạo được thư mục" in told(app, "#start-problem")
        assert app.is_running


async def test_an_existing_folder_is_typed_with_quotes(app, sample_folder):
    async with app.run_test() as pilot:
        await pilot.press("2")
        app.screen.query_one(Input).value = f'"{sample_folder}" '
        await pilot.press("enter")
    assert app.return_value == sample_folder


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("", "Hãy gõ đường dẫn"), ("khong-co", "Không có thư mục"), (".", "chưa có hội nghị nào")],
)
async def test_a_folder_without_a_conference_is_told(app, monkeypatch, tmp_path, typed, answer):
    monkeypatch.chdir(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("2")
        app.screen.query_one(Input).value = typed
        await pilot.press("enter")
        assert answer in told(app, ".form-problem")
        await pilot.press("x")
        assert told(app, ".form-problem") == ""
        await pilot.press("escape", "escape")
    assert app.return_value is None


async def test_a_new_conference_is_named_and_put_beside_the_others(app, monkeypatch, tmp_path):
    monkeypatch.setattr(start_forms, "folder_for", lambda title: tmp_path / f"cho-{len(title)}-chu")
    async with app.run_test() as pilot:
        await pilot.press("3")
        app.screen.query_one("#title", Input).value = "Hội nghị [/] {{x}}"
        await pilot.press("enter", "enter")
    assert app.return_value == tmp_path / "cho-18-chu"
    with Session.open(app.return_value) as session:
        assert session.state.conference.title == "Hội nghị [/] {{x}}"


async def test_a_new_conference_never_replaces_one(app, sample_folder):
    log = (sample_folder / "events.jsonl").read_bytes()
    async with app.run_test() as pilot:
        await pilot.press("3")
        app.screen.query_one("#folder", Input).value = str(sample_folder)
        app.screen.query_one("#folder", Input).focus()
        await pilot.press("enter")
        assert told(app, ".form-problem") == "Hãy đặt tên hội nghị."
        app.screen.query_one("#title", Input).value = "Hội nghị khác"
        await pilot.press("enter", "enter")
        assert "đã có một hội nghị" in told(app, ".form-problem")
    assert (sample_folder / "events.jsonl").read_bytes() == log


async def test_a_folder_named_by_the_person_is_not_renamed(app):
    async with app.run_test() as pilot:
        await pilot.press("3")
        app.screen.query_one("#folder", Input).value = "cho-toi-chon"
        app.screen.query_one("#title", Input).value = "Hội nghị"
        await pilot.pause()
        assert app.screen.query_one("#folder", Input).value == "cho-toi-chon"


async def test_conferences_nearby_come_first_and_arrows_move(sample_folder, tmp_path):
    app = StartApp(nearby=[tmp_path / "[/]", sample_folder], demo=tmp_path / "mau")
    async with app.run_test() as pilot:
        assert len(app.query(Choice)) == 5
        await pilot.press("down", "enter")
    assert app.return_value == sample_folder


async def test_a_database_is_offered_by_its_name_and_can_be_typed(tmp_path):
    place = Database("postgresql://thu-ky@may/hn", password="bimat")
    app = StartApp(nearby=[place], demo=tmp_path / "mau")
    async with app.run_test() as pilot:
        assert "thu-ky@may/hn" in str(app.query(Choice).first().content)
        await pilot.press("3")
        typed = app.screen.query_one(Input)
        typed.value = "postgresql:/thu-ky:bimat@may/hn"
        await pilot.press("enter")
        assert "Cần dạng postgresql://" in told(app, ".form-problem")
        assert "bimat" not in told(app, ".form-problem")
        typed.value = "postgresql://thu-ky:bimat@may/hn"
        await pilot.press("enter")
    assert app.return_value == place
    assert app.return_value.password == "bimat"


def test_what_a_server_says_comes_back_to_the_page(monkeypatch):
    problems = []

    class Chooser:
        def __init__(self, problem=""):
            problems.append(problem)

        def run(self):
            away = Database("postgresql://127.0.0.1:1/khong-co")
            return away if len(problems) == 1 else None

    monkeypatch.setattr("hoinghi_tui.cli.open_command.last_conference", lambda: None)
    monkeypatch.setattr("hoinghi_tui.cli.open_command.has_terminal", lambda: True)
    monkeypatch.setattr("hoinghi_tui.ui.start.start.StartApp", Chooser)
    assert main([]) == 0
    assert problems[0] == ""
    assert problems[1].startswith("Không nối được tới 127.0.0.1:1/khong-co")


async def test_a_click_chooses(app, tmp_path):
    async with app.run_test() as pilot:
        await pilot.click(app.query(Choice).first())
    assert app.return_value == tmp_path / "mau"


def test_without_a_window_and_without_a_conference_the_ways_are_named(monkeypatch, capsys):
    monkeypatch.setattr("hoinghi_tui.cli.open_command.last_conference", lambda: None)
    assert main([]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    for command in ("demo", "new", "open"):
        assert f"hoinghi-tui {command}" in captured.err


def test_opening_what_is_no_conference_is_a_sentence(tmp_path: Path, capsys):
    assert main(["open", str(tmp_path)]) == 3
    assert "chưa có hội nghị nào" in capsys.readouterr().err
