"""Closing: what is asked first, what lies in the archive, what is refused, and reopening."""

import io
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.awards import Award, AwardKind, AwardState
from hoinghi_tui.domain.budget_entry import BudgetDraft
from hoinghi_tui.domain.closing import Closed, open_matters
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.tasks import Phase, Task, TaskState
from hoinghi_tui.services.archive import SUMS, folder_files, pack
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import NotSaved, verify
from hoinghi_tui.storage.disk import write_new

START = datetime(2025, 12, 15, 0, 30, tzinfo=UTC)


@pytest.fixture
def no_papers(monkeypatch):
    """Closing without the papers, which take two seconds."""
    monkeypatch.setattr("hoinghi_tui.services.closing.make_papers", lambda *_: ())


@pytest.fixture
def few_papers(monkeypatch):
    """Closing with two of the papers."""
    few = [Paper.SEATS_BY_NAME, Paper.PROGRAMME]
    monkeypatch.setattr("hoinghi_tui.services.closing_papers.Paper", few)


# -- what is still open ----------------------------------------------------------------------


def item(key: str, **facts: object) -> AgendaItem:
    return AgendaItem(id=key, order=1, title="Khai mạc [/]", duration_s=300, **facts)


def test_nothing_is_open_when_all_is_done():
    done = item("ct-01", started_at=START, ended_at=START)
    task = Task(id="cv-01", title="Giấy mời", state=TaskState.DONE)
    after = Task(id="cv-02", title="Báo cáo", phase=Phase.AFTER, unit="VHXH", due=date(2026, 1, 5))
    award = Award(
        id="kt-01",
        kind=AwardKind.INDIVIDUAL,
        recipient="A",
        batch=1,
        order=1,
        state=AwardState.BY_PROXY,
    )
    skipped = item("ct-02", skipped=True)
    assert open_matters([done, skipped], [award], [task, after], conclusion="Nhất trí.") == []
    assert open_matters([], [], [], conclusion="x") == []


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"agenda": [item("ct-01")]}, "Chương trình chưa bắt đầu"),
        (
            {"agenda": [item("ct-01", started_at=START, ended_at=START), item("ct-02")]},
            "1 mục chương trình chưa diễn ra",
        ),
        ({"tasks": [Task(id="cv-01", title="x")]}, "1 việc chuẩn bị chưa xong"),
        (
            {"tasks": [Task(id="cv-01", title="x", phase=Phase.AFTER, unit="VHXH")]},
            "1 nhiệm vụ sau hội nghị thiếu đơn vị hoặc hạn",
        ),
        ({"unsettled": 2}, "2 khoản kinh phí chưa quyết toán, thiếu chứng từ"),
        ({"unsent": 3}, "3 văn bản chưa gửi"),
        ({"conclusion": " "}, "Chưa ghi kết luận của chủ tọa"),
    ],
)
def test_what_is_open_is_named(facts, words):
    all_facts = {"agenda": [], "awards": [], "tasks": [], "conclusion": "x"} | facts
    [found] = open_matters(**all_facts)
    assert (found.text, found.blocks) == (words, False)


def test_an_item_that_runs_or_stands_still_comes_first_and_blocks():
    running = item("ct-01", started_at=START, paused_at=START)
    found = open_matters([running], [], [Task(id="cv-01", title="x")], conclusion="x")
    assert [one.blocks for one in found] == [True, False]
    assert "Khai mạc [/]" in found[0].text


def test_money_is_settled_when_the_settlement_says_so(session):
    for one in session.budget.all():
        session.budget.delete(one.id)

    def told():
        return [one.text for one in session.closing.matters() if one.section == "budget"]

    nothing = BudgetDraft(title="Không chi", unit_price="10", actual_quantity="0")
    session.budget.add(nothing)
    line = session.budget.add(BudgetDraft(title="Nước"))
    assert told() == ["1 khoản kinh phí chưa quyết toán, thiếu chứng từ"]
    paid = BudgetDraft(title="Nước", actual="20.000", voucher_no="07")
    session.budget.change(line.id, paid)
    assert len(told()) == 1  # the voucher has no day yet
    session.budget.change(line.id, replace(paid, voucher_day="15/12/2025"))
    assert told() == []


# -- the archive -----------------------------------------------------------------------------


def test_the_archive_holds_the_folder_as_it_is_closed(session, need_tool, tmp_path):
    folder = session.folder
    (folder / "tai-lieu").mkdir()
    (folder / "tai-lieu" / "Tham luận \\ [1].docx").write_bytes(b"tham luan")
    (folder / "out").mkdir()
    (folder / "out" / "~$mo.docx").write_bytes(b"Word has it open")
    (folder / "tai-lieu" / "link").symlink_to("/etc/passwd")
    steps = []
    report = session.closing.close(anyway=True, step=steps.append)
    assert [step.words for step in steps][-1] == "lưu trữ"
    assert report.failed == ()
    assert report.packed.left_out == ("tai-lieu/link: không phải tệp thường",)
    assert all(paper.path is None or paper.path.is_file() for paper in report.papers)
    assert any(paper.path is None for paper in report.papers)  # nothing to say: no minutes yet

    unpacked = tmp_path / "giai-nen"
    with zipfile.ZipFile(report.archive) as archive:
        archive.extractall(unpacked)
        names = set(archive.namelist())
    checked = subprocess.run(
        [need_tool("sha256sum"), "-c", SUMS],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=True,
    )
    assert checked.stdout.count(": OK") == len(names) - 1
    assert {f"out/{paper.path.name}" for paper in report.papers if paper.path} <= names
    assert not {name for name in names if "~$" in name or name.startswith(("backup", ".", "lock"))}
    assert (unpacked / "events.jsonl").read_bytes() == (folder / "events.jsonl").read_bytes()
    with Session.open(unpacked) as again:
        assert again.read_only is not None
    assert verify(unpacked).ok
    book = load_workbook(unpacked / "so-lieu" / "bang-du-lieu.xlsx")
    assert book["Đại biểu"].max_row == len(session.state.delegates) + 1
    assert load_workbook(unpacked / "so-lieu" / "dai-bieu.xlsx").sheetnames[0] == "Toàn bộ"


def test_equal_contents_give_equal_bytes(tmp_path):
    contents = {"b.txt": b"2", "a\nb\\c.txt": b"1"}
    first = pack(tmp_path / "1.zip", contents)
    second = pack(tmp_path / "2.zip", dict(reversed(contents.items())))
    assert first == second
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    sums = zipfile.ZipFile(io.BytesIO((tmp_path / "1.zip").read_bytes())).read(SUMS).decode()
    assert sums.splitlines()[0].startswith("\\")
    assert "  a\\nb\\\\c.txt" in sums  # as sha256sum itself writes it


def test_an_unpacked_archive_that_is_closed_again_has_one_list_of_checksums(tmp_path):
    (tmp_path / SUMS).write_text("of the archive it came out of", encoding="utf-8")
    (tmp_path / "a.txt").write_text("1", encoding="utf-8")
    pack(tmp_path / ".1.zip", folder_files(tmp_path)[0])
    with zipfile.ZipFile(tmp_path / ".1.zip") as archive:
        assert sorted(archive.namelist()) == [SUMS, "a.txt"]
        assert archive.read(SUMS).decode().endswith("  a.txt\n")


def test_a_file_that_vanishes_is_told_and_the_rest_packed(tmp_path):
    packed = pack(tmp_path / "1.zip", {"a": tmp_path / "gone", "b": b"1"})
    assert packed.files == 1
    assert packed.left_out == ("a: không có thư mục hoặc tệp này",)


def test_names_that_no_archive_can_hold_are_told(tmp_path):
    bad = bytes(tmp_path) + b"/x\xff.txt"
    try:
        open(bad, "wb").close()  # noqa: PTH123 - pathlib has no bytes
    except OSError:
        pytest.skip("hệ tệp này chỉ nhận tên UTF-8")
    assert folder_files(tmp_path) == ({}, ("x?.txt: không phải tệp thường",))


# -- what is refused -------------------------------------------------------------------------


def test_open_matters_stop_the_closing_and_nothing_is_made(session):
    seq = session.store.last_seq
    report = session.closing.close()
    assert report.matters
    assert (report.archive, session.read_only, session.store.last_seq) == (None, None, seq)
    assert not (session.folder / "out").exists()


def test_an_item_that_runs_is_never_passed_over(session, no_papers):
    session.agenda.start_next()
    report = session.closing.close(anyway=True)
    assert (report.matters[0].blocks, report.archive) == (True, None)


def test_a_paper_that_fails_stops_it_unless_told(session, few_papers, monkeypatch):
    def fail(*_: object) -> None:
        raise NotSaved("disk_full")

    monkeypatch.setattr(session.printing, "save", fail)
    monkeypatch.setattr(session.closing, "matters", lambda: [])
    report = session.closing.close()
    assert report.failed
    assert all("ổ đĩa đã đầy" in paper.said for paper in report.failed)
    assert (report.archive, session.read_only) == (None, None)
    assert session.closing.close(anyway=True).archive.is_file()


def test_a_paper_that_still_says_what_is_true_is_not_made_again(session, few_papers):
    made = session.closing.close(anyway=True).papers
    session.closing.reopen()
    kept = session.closing.close(anyway=True).papers
    assert [paper.kept for paper in made] == [False, False]
    assert [paper.kept for paper in kept] == [True, True]
    assert [paper.warnings for paper in kept] == [paper.warnings for paper in made]
    kept[0].path.unlink()
    session.closing.reopen()
    assert [paper.kept for paper in session.closing.close(anyway=True).papers] == [False, True]


def test_it_is_ended_once_and_reopened_once(session, no_papers):
    first = session.closing.close(anyway=True).archive
    with pytest.raises(Closed):
        session.closing.close(anyway=True)
    session.closing.reopen("thiếu biên bản")
    assert session.store.history(1)[0].note == "Mở lại hội nghị: thiếu biên bản"
    with pytest.raises(Refused, match="đang mở"):
        session.closing.reopen()
    second = session.closing.close(anyway=True)
    assert second.archive != first
    assert first.is_file()
    assert second.strays == ()
    with zipfile.ZipFile(second.archive) as archive:
        assert first.name not in archive.namelist()


def test_two_stations_cannot_end_it_at_once(session, desk_two, no_papers, monkeypatch):
    refusals = []

    def pack_while_another_tries(*arguments: object) -> object:
        with pytest.raises(Refused, match="đang kết thúc") as refused:
            desk_two.closing.close(anyway=True)
        refusals.append(refused)
        return pack(*arguments)

    monkeypatch.setattr("hoinghi_tui.services.closing.pack", pack_while_another_tries)
    assert session.closing.close(anyway=True).archive.is_file()
    assert len(refusals) == 1
    assert desk_two.poll()
    assert desk_two.read_only is not None


def test_what_another_station_saves_meanwhile_is_in_the_archive(
    session, desk_two, no_papers, monkeypatch
):
    task = session.tasks.all()[0]
    packings = []

    def pack_while_another_saves(*arguments: object) -> object:
        packings.append(arguments)
        if len(packings) == 1:
            desk_two.tasks.advance(task.id)
        return pack(*arguments)

    monkeypatch.setattr("hoinghi_tui.services.closing.pack", pack_while_another_saves)
    archive = session.closing.close(anyway=True).archive
    assert len(packings) == 2
    assert [path.name for path in session.folder.glob("*.zip")] == [archive.name]
    log = zipfile.ZipFile(archive).read("events.jsonl")
    assert log == (session.folder / "events.jsonl").read_bytes()
    assert session.state.tasks[task.id].state is not task.state


def test_a_station_that_never_stops_saving_is_told(session, desk_two, no_papers, monkeypatch):
    def pack_while_another_saves(*arguments: object) -> object:
        desk_two.work.record("note", "x")
        return pack(*arguments)

    monkeypatch.setattr("hoinghi_tui.services.closing.pack", pack_while_another_saves)
    with pytest.raises(Refused, match="vẫn đang lưu"):
        session.closing.close(anyway=True)
    assert session.read_only is None
    assert list(session.folder.glob("*.zip")) == list(session.folder.glob(".dang-dong*")) == []


def test_an_archive_that_no_closing_names_is_told(session, no_papers):
    write_new(session.folder / "luu-tru-20251214-070000.zip", b"")
    report = session.closing.close(anyway=True)
    assert report.strays == ("luu-tru-20251214-070000.zip",)


def test_it_can_be_stopped_while_it_packs(session, no_papers):
    steps = []

    def stop(step: object) -> None:
        steps.append(step)
        if len(steps) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        session.closing.close(anyway=True, step=stop)
    assert session.read_only is None
    assert list(session.folder.glob("*.zip")) == list(session.folder.glob(".dang-dong*")) == []
    assert session.closing.close(anyway=True).archive.is_file()


def test_a_conference_that_another_station_has_just_ended_is_not_ended_again(
    session, desk_two, clock, no_papers, monkeypatch
):
    """Even when the lock between two closings is lost: it is a file that may be deleted."""
    archives = []

    def pack_while_another_closes(*arguments: object) -> object:
        if not archives:
            archives.append(None)
            (session.folder / ".dang-dong.lock").unlink()
            monkeypatch.setattr("shutil.rmtree", lambda *_, **__: None)
            clock.advance(seconds=1)
            archives[0] = desk_two.closing.close(anyway=True).archive
            monkeypatch.undo()
        return pack(*arguments)

    monkeypatch.setattr("hoinghi_tui.services.closing.pack", pack_while_another_closes)
    with pytest.raises(Closed):
        session.closing.close(anyway=True)
    assert list(session.folder.glob("*.zip")) == archives
    assert sum(event.kind == "close" for event in session.store.history(None)) == 1


@pytest.mark.parametrize("may_be_saved", [False, True])
def test_the_archive_stays_when_nobody_knows_whether_the_end_was_saved(
    session, no_papers, monkeypatch, may_be_saved
):
    end = session.closing._end

    def breaks_off(place: object, **how: object) -> None:
        end(place, **how)
        if place == session.folder:
            failure = NotSaved("server_away")
            failure.may_be_saved = may_be_saved
            raise failure

    monkeypatch.setattr(session.closing, "_end", breaks_off)
    with pytest.raises(NotSaved):
        session.closing.close(anyway=True)
    assert len(list(session.folder.glob("luu-tru-*.zip"))) == may_be_saved
