"""What is owed after the day, what was concluded, what was broadcast."""

from dataclasses import replace
from datetime import date, time

import pytest

from hoinghi_tui.domain.aftermath import Broadcast, Conclusion, NewsKind
from hoinghi_tui.domain.aftermath_owed import (
    Owing,
    Reporter,
    Stage,
    awards_owed,
    broadcasts_owed,
    paper_owed,
    reporter_owed,
    tasks_owed,
)
from hoinghi_tui.domain.broadcast_editing import BroadcastDraft, check_broadcast
from hoinghi_tui.domain.news import reading_minutes, spoken
from hoinghi_tui.domain.people import Role
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_editing import TaskDraft
from hoinghi_tui.domain.tasks import Phase, Task, TaskState
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.storage import Conflict

TODAY = date(2025, 12, 15)
LAN = Reporter("Lan", "F3", has_come=False)


# -- how it stands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reporters", "stage", "owing"),
    [
        ([], Stage.BEFORE, Owing.OWED),
        ([replace(LAN, seat="")], Stage.BEFORE, Owing.PART),
        ([LAN], Stage.BEFORE, Owing.DONE),
        ([LAN], Stage.OVER, Owing.OWED),
        ([LAN, Reporter("Thắng", "", has_come=True)], Stage.OVER, Owing.DONE),
    ],
)
def test_a_reporter_is_assigned_seated_and_there(reporters, stage, owing):
    assert reporter_owed(reporters, stage).owing is owing


def test_tasks_are_whole_with_a_unit_and_a_day_and_over_when_done():
    whole = Task(id="1", title="a", unit="KT", due=TODAY, phase=Phase.AFTER)
    assert tasks_owed([], Stage.DURING).owing is Owing.LATER
    assert tasks_owed([], Stage.OVER).owing is Owing.OWED
    told = tasks_owed([whole, replace(whole, unit=None)], Stage.OVER)
    assert told.words == "2 nhiệm vụ, xong 0; 1 thiếu đơn vị hoặc hạn"
    assert tasks_owed([whole], Stage.OVER).owing is Owing.PART
    assert tasks_owed([replace(whole, state=TaskState.DONE)], Stage.OVER).owing is Owing.DONE


def test_news_with_a_day_to_come_are_waiting():
    out = Broadcast(id="1", channel="Đài", day=TODAY)
    later = Broadcast(id="2", channel="Đài", day=date(2025, 12, 16))
    undated = Broadcast(id="3", channel="Đài")
    assert broadcasts_owed([out], Stage.OVER, TODAY).owing is Owing.DONE
    told = broadcasts_owed([out, later, undated], Stage.OVER, TODAY)
    assert (told.owing, told.words) == (Owing.PART, "đã phát 1, chờ phát 2")


def test_papers_and_certificates_are_owed_only_once_it_is_over():
    def paper(stage, printed="", *, outdated=False):
        return paper_owed("minutes", "Biên bản", stage, printed, outdated=outdated).owing

    assert paper(Stage.BEFORE) is Owing.LATER
    assert paper(Stage.OVER) is Owing.OWED
    assert paper(Stage.OVER, "07:25 15/12", outdated=True) is Owing.PART
    assert paper(Stage.OVER, "07:25 15/12") is Owing.DONE
    assert awards_owed(0, 0, Stage.OVER) is None
    assert awards_owed(3, 11, Stage.OVER).owing is Owing.OWED
    assert awards_owed(11, 11, Stage.OVER).owing is Owing.DONE


def test_the_whole_list_follows_the_day(session, clock):
    def owed():
        return {one.key: one.owing for one in session.aftermath.owed()}

    assert owed()["minutes"] is Owing.LATER
    session.agenda.approve(time(7, 30))
    for _ in session.agenda.items():
        session.agenda.start_next()
        clock.advance(minutes=5)
    session.agenda.end_current()
    assert owed()["minutes"] is Owing.OWED
    session.printing.run(session.printing.job(Paper.MINUTES))
    assert owed()["minutes"] is Owing.DONE
    session.aftermath.write_conclusion("Giữ nề nếp")
    assert owed()["conclusion-text"] is Owing.DONE
    # The minutes tell the conclusion, so those on paper are out of date.
    assert owed()["minutes"] is Owing.PART


# -- the conclusion --------------------------------------------------------------------------


def test_points_are_lines_without_their_marks():
    text = "- Một\n\n  2. Hai\n+ Ba\n-5% hồ sơ quá hạn\n•\n1.5 lần\n3) Tư"
    assert Conclusion(text=text).points == (
        "Một",
        "Hai",
        "Ba",
        "-5% hồ sơ quá hạn",
        "1.5 lần",
        "Tư",
    )


def test_two_desks_cannot_both_write_the_conclusion(session, desk_two):
    seen = desk_two.aftermath.conclusion()
    session.aftermath.write_conclusion("Bàn một")
    with pytest.raises(Conflict):
        desk_two.aftermath.write_conclusion("Bàn hai", seen)
    assert desk_two.aftermath.conclusion().text == "Bàn một"


def test_a_conclusion_is_cleaned_and_taken_back(session):
    session.aftermath.write_conclusion("Nguye\u0302\u0303n\u200b\x1b[31m\r\n[/] {{x}}\n\n")
    assert session.aftermath.conclusion().text == "Nguyễn[31m\n[/] {{x}}"
    session.undo_last()
    assert session.aftermath.conclusion().points == ()
    with pytest.raises(Refused, match="200 dòng"):
        session.aftermath.write_conclusion("a\n" * 201)


# -- reporters and news ----------------------------------------------------------------------


def test_a_reporter_keeps_the_other_roles(session):
    chair = next(one for one in session.roster.all() if Role.PRESIDIUM in one.roles)
    assert session.aftermath.assign_reporter(chair.id)
    assert chair.id in {one.id for one in session.aftermath.reporters()}
    assert not session.aftermath.assign_reporter(chair.id)
    assert session.state.delegates[chair.id].roles == chair.roles


def test_news_are_added_corrected_deleted_and_no_id_is_given_twice(session):
    first = session.aftermath.add(Broadcast(id="", channel="Đài"))
    session.aftermath.edit(first, replace(first, kind=NewsKind.RADIO, day=TODAY))
    assert session.aftermath.all()[0].kind is NewsKind.RADIO
    session.aftermath.delete(first.id)
    second = session.aftermath.add(Broadcast(id="", channel="Đài"))
    assert second.id != first.id
    with pytest.raises(Refused, match="không còn"):
        session.aftermath.delete(first.id)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        ({"channel": " "}, "channel"),
        ({"day": "31/02/2026"}, "day"),
        ({"day": "12/2025"}, "day"),
        ({"day": "hôm qua"}, "day"),
        ({"day": "16/12/2025", "at": "25h"}, "at"),
        ({"at": "17h"}, "day"),
    ],
)
def test_wrong_news_are_told_at_their_field(draft, field):
    before = Broadcast(id="tin-01", channel="Đài", day=TODAY, at=time(5))
    typed = BroadcastDraft(**{"channel": "Đài", **draft})
    checked = check_broadcast(typed, before)
    assert list(checked.problems) == [field]
    assert "Ngày họp" not in "".join(checked.problems.values())


def test_news_read_back_as_they_were_typed():
    before = Broadcast(id="tin-01", channel="Đài", day=TODAY, at=time(17, 5), author="Lan")
    assert check_broadcast(BroadcastDraft.of(before), before).record == before


# -- for the ear -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Văn phòng HĐND&UBND xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"),
        ("công tác CCHC", "công tác cải cách hành chính"),
        ("hạn 05/02/2026", "hạn ngày 5 tháng 2 năm 2026"),
        ("số 16/KH-UBNDX", "số 16/KH-UBNDX"),
    ],
)
def test_abbreviations_and_dates_are_written_out(written, read):
    assert spoken(written) == read


def test_reading_takes_a_minute_for_130_words():
    assert reading_minutes(["một " * 260]) == 2
    assert reading_minutes([]) == 1


def test_follow_ups_stand_apart_from_what_prepares(session):
    before = len(session.tasks.lines())
    session.tasks.add(TaskDraft(title="Sau"), Phase.AFTER)
    assert len(session.tasks.lines()) == before
    assert [task.title for task in session.aftermath.follow_ups()] == ["Sau"]
