"""Reminders, the table of duties and the calendar of due days: what units owe, blanks as blanks."""

from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from icalendar import Calendar

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.speeches import Speech
from hoinghi_tui.domain.task_board import by_unit
from hoinghi_tui.domain.task_editing import TaskDraft
from hoinghi_tui.domain.tasks import TaskState
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.task_sheets import reminders, task_list
from hoinghi_tui.storage import NotSaved

HOSTILE = ("[/]", "=cmd()", "{{x}} {% raw %}", "A & B <C>", "Ng" * 250)


@pytest.fixture
def held(session):
    """The sample, of which the day is fixed: a week from now, at 15/12/2025."""
    conference = session.state.conference
    after = replace(conference, day=date(2025, 12, 22))
    session.work.act("test", lambda: change("conference", conference, after))
    return session


def only(session, unit, *keep):
    """Leave a unit the duties at these places, and no paper or field to hand in."""
    mine = [one.id for one in session.tasks.all() if one.unit == unit]
    session.tasks.set_state([one for at, one in enumerate(mine) if at not in keep], TaskState.DONE)
    for table in ("speeches", "reports", "par_criteria", "par_fields"):
        rows = list(getattr(session.state, table).values())
        session.work.act("test", lambda rows=rows, t=table: [deletion(t, row) for row in rows])
    return mine


def test_a_message_lists_what_is_owed_with_days_and_what_is_waited_for(held):
    tasks = held.tasks
    mine = only(held, "VP", 0)
    tasks.toggle_wait(mine[0], "cv-01")
    text = tasks.reminder_message(["VP"])
    # Due seven days before the 22nd, which is today.
    assert text.splitlines() == [
        "ĐÔN ĐỐC CHUẨN BỊ HỘI NGHỊ",
        "Kính gửi: Văn phòng HĐND&UBND xã",
        f"{held.state.conference.title} (22/12/2025).",
        "Đến ngày 15/12/2025, đơn vị còn 1 việc chưa xong:",
        "1. Chuẩn bị tham luận của Văn phòng HĐND&UBND – hạn 15/12/2025 (hôm nay); "
        "chờ “Tham mưu giấy mời đại biểu dự hội nghị” (Văn hóa – Xã hội)",
        "Đề nghị đơn vị hoàn thành đúng hạn và báo lại kết quả. Trân trọng.",
    ]


def test_a_message_counts_what_is_overdue(held, clock):
    clock.advance(minutes=60 * 24 * 2)
    text = held.tasks.reminder_message(["TTPVHCC"])
    assert "đơn vị còn 2 việc chưa xong, trong đó 2 việc quá hạn:" in text
    assert "quá hạn 10 ngày" in text  # 15 days before the 22nd is the 7th, today is the 17th


def test_a_paper_not_handed_in_is_reminded_of_until_nothing_is_owed(held):
    mine = only(held, "KT", 0)
    speech = Speech(id="tl-90", unit="KT", title="Giải ngân")
    held.work.act("test", lambda: [insertion("speeches", speech)])
    assert "\nCòn thiếu:\n- Tham luận “Giải ngân”: " in held.tasks.reminder_message(["KT"])
    held.tasks.set_state(mine, TaskState.DONE)
    text = held.tasks.reminder_message(["KT"])
    assert "việc chưa xong" not in text
    assert "Đến ngày 15/12/2025, đơn vị còn thiếu:\n- Tham luận “Giải ngân”: " in text
    notes = reminders(held.work).fields["notes"]
    (note,) = (one for one in notes if one["unit"] == "Phòng Kinh tế")
    assert (note["count"], note["tasks"], len(note["others"])) == ("", [], 1)


def test_the_pages_of_each_reminder_are_numbered_from_one(held, tmp_path):
    done = held.printing.run(held.printing.job(Paper.REMINDER), tmp_path / "phieu.docx")
    sections = Document(str(done.path)).sections
    assert len(sections) == len(reminders(held.work).fields["notes"]) > 1
    for section in sections:
        assert section.different_first_page_header_footer  # no number on the first page
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert "PAGE" in section.header._element.xml


def test_without_a_day_nothing_is_said_to_be_due_on_one(session):
    text = session.tasks.reminder_message(["KT"])
    assert "– hạn trước 20 ngày\n" in text
    assert "quá hạn" not in text and "2025 (" not in text.replace("tháng 12/2025", "")


@pytest.mark.parametrize("title", HOSTILE)
def test_strange_words_go_out_as_they_are(session, title):
    session.tasks.add(TaskDraft(title=title, unit="KT", note=title))
    assert title in session.tasks.reminder_message(["KT"])
    (row,) = [
        task
        for unit in task_list(session.work).fields["units"]
        for task in unit["tasks"]
        if title in task["title"]
    ]
    assert row["note"] == title


def test_the_table_has_every_duty_once_with_owner_and_day(held):
    fields = task_list(held.work).fields
    rows = [task for unit in fields["units"] for task in unit["tasks"]]
    assert [row["number"] for row in rows] == list(range(1, 23))
    assert [row["title"] for row in rows] == [line.task.title for line in held.tasks.lines()]
    assert fields["total"] == "22"
    first = rows[0]
    assert first["owner"] == "Bà Trần Thị Đào, Trưởng phòng"
    assert first["due"] == "15/12/2025 (*)"
    assert fields["proposed"].startswith("(*)")
    held.tasks.set_due([line.task.id for line in held.tasks.lines()], "")
    bare = task_list(held.work)
    assert bare.fields["proposed"] == ""
    assert {task["due"] for unit in bare.fields["units"] for task in unit["tasks"]} == {"…"}
    assert "Chưa có hạn: 22 việc in “…”" in bare.warnings


def test_only_units_that_owe_get_a_note(held):
    only(held, "none")
    groups = by_unit(held.tasks.lines())
    done = groups[0]
    held.tasks.set_state([line.task.id for line in done.lines], TaskState.DONE)
    notes = reminders(held.work).fields["notes"]
    assert [one["unit"] for one in notes] == [group.unit.name for group in groups[1:]]
    assert notes[0]["head"] == "Bà Hoàng Thị Mỹ Dung, Chánh Văn phòng"
    only(held, "VP")
    held.tasks.set_state([one.id for one in held.tasks.all()], TaskState.DONE)
    for make in (lambda: reminders(held.work), held.tasks.reminder_message):
        with pytest.raises(Refused, match=r"[Kk]hông .*còn việc"):
            make()


def test_the_calendar_has_a_whole_day_for_each_open_duty(held, tmp_path):
    held.tasks.set_state(["cv-01"], TaskState.DONE)
    path = held.tasks.write_calendar(tmp_path, tmp_path / "han.ics")
    entries = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(entries) == 21
    found = {str(one["summary"]): one for one in entries}
    hall = found["Hạn: Chuẩn bị hội trường, phương tiện, thiết bị phục vụ hội nghị"]
    # One day before the 22nd; the end of an entry of whole days is the day after it.
    assert (hall["dtstart"].dt, hall["dtend"].dt) == (date(2025, 12, 21), date(2025, 12, 22))
    again = held.tasks.write_calendar(tmp_path, tmp_path / "han.ics")
    assert {str(one["uid"]) for one in Calendar.from_ical(again.read_bytes()).walk("VEVENT")} == {
        str(one["uid"]) for one in entries
    }


def test_no_calendar_of_days_nobody_knows(session, tmp_path):
    with pytest.raises(Refused, match="cần ngày họp"):
        session.tasks.write_calendar(tmp_path)
    assert not list(tmp_path.rglob("*.ics"))


def test_a_message_is_saved_whole_beside_an_older_one_or_not_at_all(session, disk_full):
    folder = session.folder
    first = session.tasks.save_text(folder, "Đôn đốc\nmột")
    second = session.tasks.save_text(folder, "hai")
    assert first.read_text(encoding="utf-8-sig") == "Đôn đốc\nmột"
    assert (first.parent, second.parent) == (folder / "out", folder / "out")
    assert first != second
    before = sorted(first.parent.iterdir())
    with disk_full(), pytest.raises(NotSaved):
        session.tasks.save_text(folder, "ba")
    assert sorted(first.parent.iterdir()) == before
