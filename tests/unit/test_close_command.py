"""`close` and `new --after`: words, JSON, exit codes."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hoinghi_tui.cli.main import DONE, NOT_SAVED, REFUSED, main
from hoinghi_tui.domain.budget import BudgetLine
from hoinghi_tui.domain.conference import UNTITLED
from hoinghi_tui.domain.next_conference import duties_again, estimate_again, invited_again
from hoinghi_tui.domain.people import Attendance, Badge, Delegate, Invitation, Means, Role
from hoinghi_tui.domain.tasks import Phase, Task, TaskState
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.services.session import Session

BEGUN = datetime(2025, 12, 15, 0, 30, tzinfo=UTC)


@pytest.fixture
def told(capsys):
    """Return a function that runs a command and returns its code, output and errors."""

    def run(*words):
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def no_papers(monkeypatch):
    monkeypatch.setattr("hoinghi_tui.services.closing.make_papers", lambda *_: ())


# -- close -----------------------------------------------------------------------------------


def test_what_is_open_is_listed_and_nothing_is_closed(told, sample_folder):
    code, out, _ = told("close", sample_folder)
    assert code == REFUSED
    assert "▲ Chương trình chưa bắt đầu" in out.splitlines()
    assert "--anyway" in out
    assert told("delegates", sample_folder)[0] == DONE
    answer = json.loads(told("close", sample_folder, "--json")[1])
    assert (answer["closed"], answer["archive"]) == (False, None)
    assert {"text", "place", "section", "blocks"} == answer["open"][0].keys()


def test_closed_looked_at_and_reopened(told, sample_folder, no_papers):
    code, out, err = told("close", sample_folder, "--anyway")
    assert code == DONE
    assert "Đã kết thúc hội nghị" in out
    assert out.splitlines()[-1].startswith("SHA-256: ")
    assert "lưu trữ" in err
    assert told("delegates", sample_folder)[0] == DONE  # it can be looked at
    assert told("verify", sample_folder)[0] == DONE
    code, _, err = told("check-in", sample_folder, "--manual", "dv-001")
    assert code != DONE
    code, _, err = told("close", sample_folder, "--anyway")
    assert code == REFUSED
    assert "đã kết thúc lúc" in err
    assert told("close", sample_folder, "--reopen", "--reason", "thiếu biên bản")[0] == DONE
    assert "Mở lại hội nghị: thiếu biên bản" in told("log", sample_folder)[1]
    code, _, err = told("close", sample_folder, "--reopen")
    assert (code, "đang mở" in err) == (REFUSED, True)


@pytest.fixture
def few_papers(monkeypatch):
    few = [Paper.PROGRAMME, Paper.MINUTES]
    monkeypatch.setattr("hoinghi_tui.services.closing_papers.Paper", few)


def test_papers_and_archive_as_json(told, sample_folder, few_papers):
    code, out, err = told("close", sample_folder, "--anyway", "--json")
    answer = json.loads(out)
    assert (code, err, answer["closed"]) == (DONE, "", True)
    states = {paper["paper"]: paper["state"] for paper in answer["papers"]}
    assert states == {"programme": "made", "minutes": "nothing"}  # it never began
    assert len(answer["sha256"]) == 64


def test_papers_that_cannot_be_written_are_told_by_the_code(
    told, sample_folder, few_papers, monkeypatch
):
    monkeypatch.setattr("hoinghi_tui.services.closing.Closing.matters", lambda _: [])
    (sample_folder / "out").write_bytes(b"")
    code, out, _ = told("close", sample_folder)
    assert code == NOT_SAVED
    assert "✖ Chưa in được programme" in out


# -- the next one ----------------------------------------------------------------------------


def test_the_next_conference_begins_with_what_serves_again(told, session, tmp_path):
    session.seating.apply(session.seating.propose())
    past = session.state
    came = Attendance(id="dv-001", arrived_at=BEGUN, station="Bàn 1", means=Means.QR)
    badge = Badge(id="1234567890", delegate="dv-001")
    rows = [insertion("attendance", came), insertion("badges", badge)]
    session.work.act("x", lambda: rows)
    (session.folder / "templates").mkdir()
    (session.folder / "templates" / "giay-moi.docx").write_bytes(b"own")
    (session.folder / "templates" / "~$giay-moi.docx").write_bytes(b"open")
    (session.folder / "muc-tien-thuong.toml").write_text("# own")
    item = next(iter(past.agenda.values()))
    done = replace(
        item,
        started_at=BEGUN,
        ended_at=BEGUN + timedelta(minutes=20),
    )
    session.work.act("x", lambda: change("agenda", item, done))
    session.work.act(
        "x",
        lambda: change(
            "conference", past.conference, replace(past.conference, closed_at=done.ended_at)
        ),
    )
    before = (session.folder / "events.jsonl").read_bytes()
    new = tmp_path / "sau"
    code, out, _ = told("new", new, "--after", session.folder, "--title", "Hội nghị 2026")
    assert code == DONE
    assert f"{len(past.delegates)} đại biểu" in out
    assert "suggest-agenda" in out
    assert (session.folder / "events.jsonl").read_bytes() == before
    assert (new / "templates" / "giay-moi.docx").read_bytes() == b"own"
    assert [path.name for path in (new / "templates").iterdir()] == ["giay-moi.docx"]
    assert (new / "muc-tien-thuong.toml").read_text() == "# own"
    with Session.open(new) as opened:
        state = opened.state
        conference = state.conference
        assert (conference.title, conference.number, conference.day) == ("Hội nghị 2026", "", None)
        assert (conference.closed_at, conference.rehearsal_offset_s) == (None, 0)
        assert conference.event_tag != past.conference.event_tag
        assert (conference.room, conference.signer) == (
            past.conference.room,
            past.conference.signer,
        )
        assert dict(state.units) == dict(past.units)
        assert dict(state.rooms) == dict(past.rooms)
        assert set(state.seats) == set(past.seats)
        assert not any(seat.delegate for seat in state.seats.values())
        again = state.agenda[item.id]
        assert (again.started_at, again.baseline_start, again.duration_s) == (
            None,
            None,
            item.duration_s,
        )
        assert len(state.tasks) == sum(one.phase is Phase.BEFORE for one in past.tasks.values())
        for gone in (state.badges, state.attendance, state.awards, state.batches, state.printed):
            assert len(gone) == 0
        opened.tasks.advance(next(iter(state.tasks)))  # it is open


def test_without_a_title_it_has_none(told, sample_folder, tmp_path):
    assert told("new", tmp_path / "sau", "--after", sample_folder)[0] == DONE
    with Session.open(tmp_path / "sau") as opened:
        assert opened.state.conference.title == UNTITLED
        assert opened.state.conference.title_on_paper == ""


def test_neither_over_another_nor_from_nothing(told, sample_folder, tmp_path):
    assert told("new", sample_folder, "--after", sample_folder)[0] == REFUSED
    assert told("new", tmp_path / "sau", "--after", tmp_path / "khong-co")[0] == REFUSED
    assert not (tmp_path / "sau").exists()


def test_people_come_along_without_what_was_of_the_day():
    came = Delegate(
        id="dv-001",
        full_name="[/]",
        roles=(Role.HONOREE, Role.MC),
        invitation=Invitation.DECLINED,
        absence_reason="ốm",
        wheelchair=True,
    )
    walk_in = Delegate(id="dv-002", full_name="B", walk_in=True)
    [again] = invited_again([came, walk_in])
    assert (again.roles, again.invitation, again.absence_reason) == (
        (Role.MC,),
        Invitation.NOT_SENT,
        "",
    )
    assert again.wheelchair


def test_duties_come_along_undone_and_only_those_that_prepare():
    tasks = [
        Task(
            id="cv-01",
            title="a",
            state=TaskState.DONE,
            due=date(2025, 12, 1),
            due_proposed=True,
            owner="dv-009",
        ),
        Task(id="cv-02", title="b", days_before=5, depends_on=("cv-01", "cv-03")),
        Task(id="cv-03", title="c", phase=Phase.AFTER),
    ]
    first, second = duties_again(tasks, {})
    assert (first.state, first.due, first.owner) == (TaskState.OPEN, None, None)
    assert not first.due_proposed  # there is no day left that could be a proposal
    assert (second.days_before, second.depends_on) == (5, ("cv-01",))


def test_money_comes_along_as_planned():
    line = BudgetLine(
        id="kp-01", title="Nước", quantity=40, unit_price=10_000, actual=380_000, voucher_no="12"
    )
    again = estimate_again(line)
    assert (again.quantity, again.unit_price, again.actual, again.voucher_no) == (
        40,
        10_000,
        None,
        "",
    )
