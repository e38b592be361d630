"""`forget`: numbers and birth dates go from log, tables, copies and notes; all else stays."""

import io
import json
import os
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoinghi_tui.cli.main import main
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.erasure import FORGET, forget
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.storage import NotSaved, verify
from manual_clock import ManualClock

PHONE, OTHER, THIRD = "0900000010", "02203000010", "0988777666"
NOBODYS = "0977666555"
"""Stands in notes alone."""
BORN = "1980-07-15"
SPELT = (PHONE, "0900 000 010", OTHER, THIRD, NOBODYS, BORN, "15/07/1980", "15/7/1980")
APRIL = ManualClock(datetime(2026, 4, 1, 1, tzinfo=UTC))
AFTER = date(2026, 4, 1)
"""The very day that ``APRIL`` is in Viet Nam."""
NASTY = "[/] =cmd() ../x {{x}} 😀 \u202e" + "x" * 300


def bytes_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def holding(folder, *values):
    return [
        name
        for name, data in bytes_of(folder).items()
        if any(value.encode() in data for value in values or SPELT)
    ]


def edit(session, person, words="", /, **fields):
    before = session.state.delegates[person]
    after = replace(before, **fields)
    return session.work.act("edit", lambda: change("delegates", before, after), words)


@pytest.fixture
def person(sample_folder, clock):
    """A delegate with all that is to go, some of it told before and corrected since."""
    with Session.open(sample_folder, clock=clock) as session:
        person = next(iter(session.state.delegates))
        edit(session, person, f"Ghi số {THIRD}", phone=THIRD, birth="1980")
        edit(
            session,
            person,
            f"Sửa theo điện thoại 0900 000 010, gọi thêm {NOBODYS}",
            phone=PHONE,
            phone_other=OTHER,
            birth=BORN,
            note=f"{NASTY}; Số khác: {NOBODYS}, sinh 15/7/1980",
        )
        session.store.tidy()
    return person


def test_everything_goes_from_everywhere_and_nothing_else(person, sample_folder, clock):
    with Session.open(sample_folder, clock=clock, read_only=True) as session:
        people = dict(session.state.delegates)
        events = session.store.history(None)
    assert {"events.jsonl", "db.json"} < set(holding(sample_folder))
    done = forget(sample_folder, after=AFTER, clock=APRIL)
    assert holding(sample_folder) == []
    assert (done.phones > 0, done.births > 0, done.texts) == (True, True, 2)
    report = verify(sample_folder)
    assert (report.problems, report.warnings) == ((), ())
    with Session.open(sample_folder, clock=clock) as session:
        assert session.store.notices == []
        left = dict(session.state.delegates)
        assert {(one.phone, one.phone_other, one.birth) for one in left.values()} == {("", "", "")}
        kept = {"phone": "", "phone_other": "", "birth": ""}
        note = people[person].note.replace(NOBODYS, "…").replace("15/7/1980", "…")
        expected = {key: replace(one, **kept) for key, one in people.items()}
        expected[person] = replace(expected[person], note=note)
        assert left == expected
        last, *before = session.store.history(None)
        assert [(one.id, one.kind, one.at) for one in before] == [
            (one.id, one.kind, one.at) for one in events
        ]
        assert (last.kind, last.ops) == (FORGET, ())
    receipt = done.receipt.read_text(encoding="utf-8")
    assert "BIÊN NHẬN XÓA DỮ LIỆU CÁ NHÂN" in receipt
    assert f"số điện thoại của {done.phones} người" in receipt
    assert verify(sample_folder).ok


def test_undoing_an_action_whose_values_are_gone_brings_nothing_back(person, sample_folder, clock):
    with Session.open(sample_folder, clock=clock) as session:
        gone = list(session.state.delegates)[-1]
        edit(session, gone, phone="0911222333")
    forget(sample_folder, after=AFTER, clock=APRIL)
    with Session.open(sample_folder, clock=clock) as session:
        before = dict(session.state.delegates)
        with pytest.raises(Refused, match="không có gì để hoàn tác"):
            session.undo(session.store.history(1)[0])
        session.undo_last()  # the number of ``gone``: there is none any more
        session.undo_last()  # numbers, birth and note of ``person``
        after = session.state.delegates
        assert after[gone] == before[gone]
        assert after[person] == replace(before[person], note=after[person].note)
        assert NASTY not in after[person].note
        redo = session.store.history(1)[0]
        session.undo(redo)
        assert after[person] == before[person]
    assert verify(sample_folder).ok
    assert holding(sample_folder) == []


def test_a_second_time_there_is_nothing_to_do(person, sample_folder):
    forget(sample_folder, after=AFTER, clock=APRIL)
    before = bytes_of(sample_folder)
    again = forget(sample_folder, after=AFTER, clock=APRIL)
    assert (again.is_needed, again.receipt) == (False, None)
    assert bytes_of(sample_folder) == before


def test_a_look_changes_nothing(person, sample_folder):
    before = bytes_of(sample_folder)
    found = forget(sample_folder, after=AFTER, clock=APRIL, dry_run=True)
    assert (found.is_needed, found.receipt) == (True, None)
    assert bytes_of(sample_folder) == before


@pytest.mark.parametrize(
    ("today", "after", "words"),
    [
        (datetime(2026, 3, 31, 16, 59, tzinfo=UTC), AFTER, "Chưa đến ngày 01/04/2026"),
        (datetime(2025, 12, 15, 3, tzinfo=UTC), date(2025, 12, 1), "chưa qua"),
    ],
)
def test_not_before_its_day_nor_before_the_conference(
    session, sample_folder, person, today, after, words
):
    edit_day = replace(session.state.conference, day=date(2025, 12, 15))
    session.store.refresh()
    session.work.act("edit", lambda: change("conference", session.state.conference, edit_day))
    session.close()
    before = bytes_of(sample_folder)
    with pytest.raises(Refused, match=words):
        forget(sample_folder, after=after, clock=ManualClock(today))
    assert bytes_of(sample_folder) == before


def test_not_while_a_desk_is_open(person, sample_folder, session):
    before = bytes_of(sample_folder)
    with pytest.raises(NotSaved) as caught:
        forget(sample_folder, after=AFTER, clock=APRIL)
    assert caught.value.cause == "folder_open"
    assert bytes_of(sample_folder) == before


def packed(text):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
    return held.getvalue()


@pytest.fixture
def papers(person, sample_folder):
    """Files that tell a number, each in its own way, and some that do not."""
    out = sample_folder / "out"
    out.mkdir()
    (out / "danh-sach.csv").write_text(PHONE, encoding="utf-16")
    (out / "giay.docx").write_bytes(packed("<w:t>09000</w:t><w:t>00010</w:t>"))
    (out / "the.docx").write_bytes(packed("<w:t>Ông A</w:t>"))
    (out / "in.pdf").write_bytes(b"%PDF-1.7")
    (out / "loi.docx").write_bytes(b"PK\3\4rubbish")
    (sample_folder / "luu-tru-2025.zip").write_bytes(packed("<t>15.07.1980</t>"))
    (sample_folder / ".dang-dong-1").mkdir()
    (sample_folder / ".dang-dong-1" / "events.jsonl").write_text(PHONE)
    (sample_folder / f"{PHONE}.txt").write_text("x")
    (sample_folder / "ghi-chu.txt").write_text("Quyết định 15/QĐ-UBND")
    return sample_folder


def test_other_files_are_told_and_only_the_programs_own_deleted_on_request(papers):
    found = forget(papers, after=AFTER, clock=APRIL, dry_run=True)
    assert {(one.name, one.is_ours, one.is_seen) for one in found.files} == {
        ("out/danh-sach.csv", True, True),
        ("out/giay.docx", True, True),
        ("out/in.pdf", True, False),
        ("out/loi.docx", True, False),
        ("luu-tru-2025.zip", True, True),
        (".dang-dong-1/events.jsonl", False, True),
        (f"{PHONE}.txt", False, True),
    }
    done = forget(papers, after=AFTER, clock=APRIL)
    assert done.removed == (".dang-dong-1/events.jsonl",)
    assert bytes_of(papers).keys() > {one.name for one in found.files} - {*done.removed}
    receipt = done.receipt.read_text(encoding="utf-8")
    assert "out/giay.docx" in receipt
    assert "in.pdf (không xem được bên trong)" in receipt
    assert PHONE not in receipt
    later = forget(papers, after=AFTER, clock=APRIL, files_too=True)
    assert "out/in.pdf" in later.removed
    left = bytes_of(papers).keys()
    assert left >= {"out/the.docx", "ghi-chu.txt", f"{PHONE}.txt"}
    assert not left & {"out/in.pdf", "out/loi.docx"}
    assert verify(papers).ok


@pytest.mark.skipif(sys.platform != "linux", reason="chỉ ở đây tên tệp là byte bất kỳ")
def test_a_file_whose_name_is_no_text_is_told(person, sample_folder):
    (sample_folder / "out").mkdir()
    (sample_folder / "out" / os.fsdecode(b"in-\xff.csv")).write_text(PHONE)
    done = forget(sample_folder, after=AFTER, clock=APRIL, files_too=True)
    assert [(one.name, one.is_ours) for one in done.files] == [("out/in-?.csv", False)]
    assert "out/in-?.csv" in done.receipt.read_text(encoding="utf-8")


def test_a_closed_conference_stays_closed(person, sample_folder):
    with Session.open(sample_folder, clock=APRIL) as session:
        closed = replace(session.state.conference, closed_at=APRIL.now())
        session.work.act("edit", lambda: change("conference", session.state.conference, closed))
    forget(sample_folder, after=AFTER, clock=APRIL)
    with Session.open(sample_folder, clock=APRIL) as session:
        assert session.state.conference == closed
        assert session.store.history(1)[0].kind == FORGET
        with pytest.raises(Refused):
            session.undo_last()
    assert holding(sample_folder) == []


def test_at_once_the_programs_own_files_go_too(papers):
    done = forget(papers, after=AFTER, clock=APRIL, files_too=True)
    assert len(done.removed) == 6
    names = {name for name in bytes_of(papers) if name.startswith("out/")}
    assert names == {"out/the.docx", f"out/{done.receipt.name}"}
    assert "luu-tru-2025.zip" not in bytes_of(papers)


def test_the_command_shows_first_and_erases_on_yes(papers, capsys):
    before = bytes_of(papers)
    assert main(["forget", str(papers), "--after", "31/3/2025"]) == 0
    out = capsys.readouterr().out
    assert "Sẽ xóa khỏi events.jsonl, db.json và 1 bản sao lưu:\n  số điện thoại của 40" in out
    assert "Thêm --yes" in out
    assert bytes_of(papers) == before
    assert main(["forget", str(papers), "--after", "31/3/2025", "--yes", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["done"]
    assert holding(papers) == []
    assert main(["forget", str(papers), "--after", "31/3/2025", "--yes"]) == 0
    assert "không còn số điện thoại" in capsys.readouterr().out
    assert main(["forget", str(papers), "--after", "31/12/2099"]) == 3
    assert "Chưa đến ngày 31/12/2099" in capsys.readouterr().err
    assert main(["forget", str(papers), "--after", "tháng 3/2026"]) == 2
    assert "cần một ngày" in capsys.readouterr().err


phones = st.from_regex(r"0[35789][0-9]{8}", fullmatch=True)
births = st.dates(date(1930, 1, 1), date(2010, 12, 31)).map(date.isoformat)
words = st.text(max_size=8).filter(lambda text: not any(sign.isdecimal() for sign in text))


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(phones, births, words, words), min_size=1, max_size=4))
def test_no_value_that_was_ever_told_is_left_in_any_file(tmp_path_factory, told):
    folder = tmp_path_factory.mktemp("forget") / "hoi-nghi"
    create_blank(folder, "Hội nghị", clock=ManualClock())
    with Session.open(folder, clock=ManualClock()) as session:
        person = session.roster.add(Delegate(id="", full_name="Đào Văn Soái")).id
        for phone, birth, before, after in told:
            note = f"{before} {phone} {after}; {birth}"
            edit(session, person, note, phone=phone, birth=birth, note=note)
        session.undo_last()
    forget(folder, after=AFTER, clock=APRIL)
    values = [value for phone, birth, *_ in told for value in (phone, birth)]
    assert holding(folder, *values) == []
    assert verify(folder).ok
    with Session.open(folder, clock=ManualClock()) as session:
        while (event := session.store.last_undoable("Bàn 1")) is not None:
            session.undo(event)
    assert holding(folder, *values) == []
