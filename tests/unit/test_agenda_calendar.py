"""The agenda as a calendar file: read back line by line, as RFC 5545 says."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime

import pytest

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.agenda_calendar import agenda_calendar, write_calendar
from hoinghi_tui.services.rows import change
from hoinghi_tui.storage import NotSaved

DAY = date(2025, 12, 15)


@pytest.fixture
def dated(session):
    """The sample conference with its day fixed."""
    set_conference(session, day=DAY)
    return session


def set_conference(session, **changes):
    before = session.state.conference
    after = replace(before, **changes)
    session.work.act("test", lambda: change("conference", before, after))


def edit(session, item_id, **changes):
    item = session.state.agenda[item_id]
    session.work.act("test", lambda: change("agenda", item, replace(item, **changes)))


def events(data):
    """Return the properties of each event: lines unfolded, texts without their escapes."""
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    found = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif line == "END:VEVENT":
            found[-1]["done"] = True
        elif found and "done" not in found[-1]:
            unescaped = re.sub(r"\\(.)", lambda at: "\n" if at[1] in "nN" else at[1], value)
            found[-1][name] = unescaped
    return found


START, END = "DTSTART;TZID=Asia/Ho_Chi_Minh", "DTEND;TZID=Asia/Ho_Chi_Minh"


def test_the_whole_conference_comes_first_and_then_who_presents_what(dated):
    whole, *items = events(agenda_calendar(dated.work))
    assert whole["SUMMARY"] == dated.state.conference.title
    assert (whole[START], whole[END]) == ("20251215T070000", "20251215T101100")
    assert whole["LOCATION"] == "Phòng họp gác 3, UBND xã Đại Sơn"
    assert "07:45 Khai mạc hội nghị (Đào Văn Soái, Phó Bí thư Đảng ủy" in whole["DESCRIPTION"]
    assert [one["SUMMARY"] for one in items] == [one.title for one in dated.agenda.items()]
    for one, item in zip(items, dated.agenda.items(), strict=True):
        for name, at in ((START, item.baseline_start), (END, item.baseline_end)):
            assert one[name] == f"{datetime.combine(DAY, at):%Y%m%dT%H%M%S}"
    assert "Người thực hiện: Đào Văn Soái, " in items[3]["DESCRIPTION"]


def test_the_zone_is_told_in_the_file(dated):
    data = agenda_calendar(dated.work).decode()
    assert "BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh" in data
    assert "TZOFFSETTO:+0700" in data


def test_an_item_keeps_its_id_when_names_and_times_change(dated):
    before = events(agenda_calendar(dated.work))
    set_conference(dated, title="Tên khác", issuer="UBND xã khác")
    edit(dated, "ct-05", title="Báo cáo khác")
    dated.agenda.approve(datetime(2025, 12, 15, 8).time())
    after = events(agenda_calendar(dated.work))
    assert [one["UID"] for one in before] == [one["UID"] for one in after]
    assert len({one["UID"] for one in after}) == len(after)
    assert all(
        int(new["SEQUENCE"]) > int(old["SEQUENCE"]) for old, new in zip(before, after, strict=True)
    )


def test_two_conferences_share_no_id(dated, tmp_path, clock):
    from hoinghi_tui.resources import sample_dir
    from hoinghi_tui.services.session import Session
    from hoinghi_tui.services.setup import create_from_source

    create_from_source(tmp_path / "khac", sample_dir(), clock=clock)
    with Session.open(tmp_path / "khac", clock=clock) as other:
        set_conference(other, day=DAY)
        theirs = {one["UID"] for one in events(agenda_calendar(other.work))}
    assert not theirs & {one["UID"] for one in events(agenda_calendar(dated.work))}


def test_who_presents_nothing_and_what_is_skipped_is_no_appointment(dated):
    edit(dated, "ct-02", presenter=None, presenter_note="  ")
    dated.agenda.skip_or_restore("ct-07")
    skipped = dated.state.agenda["ct-07"].title
    whole, *items = events(agenda_calendar(dated.work))
    titles = [one["SUMMARY"] for one in items]
    assert len(items) == 11
    assert dated.state.agenda["ct-02"].title not in titles
    assert skipped not in titles
    assert skipped not in whole["DESCRIPTION"]
    assert "07:30 Ổn định tổ chức, chào cờ\n" in whole["DESCRIPTION"]


def test_an_item_put_in_later_has_no_time_of_its_own(dated):
    edit(dated, "ct-08", baseline_start=None, baseline_end=None)
    whole, *items = events(agenda_calendar(dated.work))
    assert dated.state.agenda["ct-08"].title not in [one["SUMMARY"] for one in items]
    assert f"… {dated.state.agenda['ct-08'].title}" in whole["DESCRIPTION"]


def test_no_phone_number_leaves_the_house(dated):
    for delegate in list(dated.state.delegates.values()):
        with_phone = replace(delegate, phone="0912345678")
        dated.work.act("test", lambda old=delegate, new=with_phone: change("delegates", old, new))
    assert b"0912345678" not in agenda_calendar(dated.work)


@pytest.mark.parametrize(
    "title",
    [
        "a; b, c \\ d",
        "BEGIN:VEVENT\r\nUID:x",
        "[/] {{x}}",
        "N" * 500,
        "a\u0303 \u202e 🎉",
        "x\x00\x1by",
    ],
)
def test_hostile_titles_stay_one_text(dated, title):
    edit(dated, "ct-05", title=title)
    items = events(agenda_calendar(dated.work))
    assert len(items) == 14
    said = items[5]["SUMMARY"]
    assert said == re.sub("[\x00\x1b]", "", title).replace("\r\n", "\n")


def test_nothing_is_made_up_for_a_day_or_times_that_are_not_known(session):
    with pytest.raises(Refused, match="chưa có ngày họp"):
        agenda_calendar(session.work)
    set_conference(session, day=DAY)
    for item in session.agenda.items():
        edit(session, item.id, baseline_start=None, baseline_end=None)
    with pytest.raises(Refused, match="chưa duyệt giờ"):
        agenda_calendar(session.work)


def test_a_full_disk_and_a_wrong_name_are_told(dated, tmp_path, disk_full):
    with pytest.raises(Refused, match=r"\.ics"):
        write_calendar(dated.work, tmp_path / "lich.txt")
    with disk_full(), pytest.raises(NotSaved):
        write_calendar(dated.work, tmp_path / "lich.ics")
    assert not (tmp_path / "lich.ics").exists()


def test_the_command_writes_the_file_and_says_where(dated, tmp_path, capsys):
    out = tmp_path / "lịch họp.ics"
    assert main(["agenda", str(dated.folder), "--ics", str(out)]) == DONE
    assert str(out) in capsys.readouterr().out
    assert len(events(out.read_bytes())) == 14
    assert main(["agenda", str(dated.folder), "--ics", str(out), "--json"]) == DONE
    assert json.loads(capsys.readouterr().out) == {"file": str(out)}
    set_conference(dated, day=None)
    assert main(["agenda", str(dated.folder), "--ics", str(out)]) == REFUSED
    assert "ngày họp" in capsys.readouterr().err


def test_the_calendar_library_is_loaded_only_for_a_calendar():
    code = (
        "import sys, hoinghi_tui.services.agenda_calendar, hoinghi_tui.cli.agenda_command, "
        "hoinghi_tui.documents.calendar_file; sys.exit('icalendar' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
