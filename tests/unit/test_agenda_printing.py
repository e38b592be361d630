"""The papers of the agenda: whose times they show, what is said, what refuses, what warns."""

import io
import json
import tomllib
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.documents.agenda_bars import Axis
from hoinghi_tui.documents.running_order import script_lines
from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.agenda_words import script_parts
from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.resources import sample_dir
from hoinghi_tui.services.print_job import OF_THE_AGENDA, Paper
from hoinghi_tui.services.rows import change, deletion, insertion

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HOSTILE = (
    "[/] {{x}} {% raw %}",
    "A & B <C>",
    "=cmd()",
    "../x",
    "N" * 500,
    "Tên\x00 sạch",
    "a\u0303",
)


def printed(session, paper):
    return session.printing.render(session.printing.job(paper))


def texts(data):
    """Return what each cell and paragraph of a document says, in the order of the page."""
    body = Document(io.BytesIO(data)).element.body
    return ["".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p"))]


def tables(data):
    """Return the texts of each table, row by row."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in Document(io.BytesIO(data)).tables
    ]


def with_heading(data, heading):
    return next(table[1:] for table in tables(data) if table[0][:2] == list(heading))


def plan(data):
    return with_heading(data, ("Thời gian", "Nội dung"))


def set_agenda(session, items):
    old = session.agenda.items()
    session.work.act(
        "test",
        lambda: [
            *(deletion("agenda", one) for one in old),
            *(insertion("agenda", i) for i in items),
        ],
    )


def edit(session, item_id, **changes):
    item = session.state.agenda[item_id]
    session.work.act("test", lambda: change("agenda", item, replace(item, **changes)))


def source_items():
    return tomllib.loads((sample_dir() / "agenda.toml").read_text(encoding="utf-8"))["item"]


# -- the programme ---------------------------------------------------------------------------


def test_the_programme_shows_the_approved_times_of_the_plan(session):
    at = datetime(2025, 12, 15, 7, 0)
    rows = plan(printed(session, Paper.PROGRAMME).data)
    source = source_items()
    assert len(rows) == len(source)
    for row, item in zip(rows, source, strict=True):
        end = at + timedelta(minutes=item["minutes"])
        assert row[0] == f"{at:%H:%M} – {end:%H:%M}"
        number = f"{item['number']}. " if "number" in item else ""
        assert row[1] == f"{number}{item['title']}"
        assert row[2].startswith(item.get("presenter", item.get("presenter_note", "")))
        at = end


def test_being_late_does_not_move_the_programme(session, clock):
    before = plan(printed(session, Paper.PROGRAMME).data)
    clock.advance(minutes=40)
    session.agenda.start_next()
    assert plan(printed(session, Paper.PROGRAMME).data) == before


def test_what_is_not_approved_or_not_known_is_a_blank_and_is_told(session):
    set_agenda(
        session,
        [
            AgendaItem(id="a", order=1, title="Khai mạc", duration_s=300, kind=ItemKind.OPENING),
            AgendaItem(id="b", order=2, title="Nghỉ", duration_s=300, is_break=True),
        ],
    )
    rendered = printed(session, Paper.PROGRAMME)
    assert plan(rendered.data) == [["…", "Khai mạc", "…"], ["…", "Nghỉ", ""]]
    assert "Chưa có giờ được duyệt (F6): 2 mục in “…”" in rendered.warnings
    assert "Chưa có người thực hiện: 1 mục in “…”" in rendered.warnings


def test_what_is_skipped_is_on_no_paper_before_the_report(session):
    title = session.state.agenda["ct-07"].title
    session.agenda.skip_or_restore("ct-07")
    for paper in (Paper.PROGRAMME, Paper.RUNNING_ORDER, Paper.REST_OF_AGENDA):
        job = session.printing.job(paper)
        assert "ct-07" not in job.ids
        assert not any(title in line for line in texts(session.printing.render(job).data))


@pytest.mark.parametrize(
    ("number", "label"),
    [("", "Bế mạc"), ("3", "3. Bế mạc"), ("II.", "II. Bế mạc"), ("a)", "a) Bế mạc")],
)
def test_the_printed_number_stands_before_the_title(session, number, label):
    edit(session, "ct-03", title="Bế mạc", number=number)
    assert label in [row[1] for row in plan(printed(session, Paper.PROGRAMME).data)]


def test_a_unit_in_charge_presents_where_no_person_does(session):
    edit(session, "ct-04", presenter=None, presenter_note="", unit="VHXH")
    rows = plan(printed(session, Paper.PROGRAMME).data)
    assert rows[3][2] == session.state.units["VHXH"].name


# -- what the person who leads reads -----------------------------------------------------------


def test_cues_are_set_apart_from_what_is_spoken(session):
    edit(session, "ct-02", script="[Mở nhạc] Nghiêm!\n\nChào cờ, chào! [Hết Quốc ca.]")
    document = Document(io.BytesIO(printed(session, Paper.RUNNING_ORDER).data))
    runs = {run.text: run for one in document.paragraphs for run in one.runs if run.text.strip()}
    for cue in ("[Mở nhạc]", "[Hết Quốc ca.]"):
        assert runs[cue].italic
        assert str(runs[cue].font.color.rgb) == "595959"
    for spoken in (" Nghiêm!", "Chào cờ, chào! "):
        assert not runs[spoken].italic
        assert runs[spoken].font.size.pt == 16


def test_every_script_of_the_plan_is_in_the_running_order_word_for_word(session):
    whole = " ".join(" ".join(texts(printed(session, Paper.RUNNING_ORDER).data)).split())
    for item in source_items():
        assert " ".join(item["script"].split()) in whole


def test_an_item_without_a_script_prints_a_blank_and_is_told(session):
    set_agenda(session, [AgendaItem(id="a", order=1, title="Một", duration_s=300, script=" \n ")])
    rendered = printed(session, Paper.RUNNING_ORDER)
    assert texts(rendered.data).count("…") >= 1
    assert "Chưa có lời dẫn: 1 mục in “…”" in rendered.warnings


def test_a_value_nobody_knows_is_a_blank_in_the_script_and_is_told(session):
    edit(session, "ct-02", script="Kính mời {không có trường này} lên bục. [Chờ {cũng không}.]")
    rendered = printed(session, Paper.RUNNING_ORDER)
    assert "Kính mời … lên bục. [Chờ ….]" in texts(rendered.data)
    assert "Chưa có số liệu trong lời dẫn: 1 mục in “…”" in rendered.warnings


WORDS = st.text(st.sampled_from("ab [].\n\r–ệ"), max_size=40)


@given(WORDS)
def test_lines_of_a_script_lose_nothing_but_blank_lines(script):
    said = ["".join(piece["text"] for piece in line) for line in script_lines(script_parts(script))]
    assert said == ([line for line in script.splitlines() if line.strip()] or ["…"])


def test_the_rest_has_the_times_of_the_forecast_and_nothing_that_is_over(session, clock):
    for minutes in (10, 33, 7):
        session.agenda.start_next()
        clock.advance(minutes=minutes)
    job = session.printing.job(Paper.REST_OF_AGENDA)
    view = session.agenda.forecast()
    rest = [row for row in view.items if row.item.ended_at is None]
    assert job.ids == tuple(row.id for row in rest)
    rows = with_heading(session.printing.render(job).data, ("Dự kiến", "Nội dung"))
    for row, predicted in zip(rows, rest, strict=True):
        said = " – ".join(f"{at.astimezone(ZONE):%H:%M}" for at in (predicted.start, predicted.end))
        running = " (đang diễn ra)" if predicted is rest[0] else ""
        assert row[0] == f"{said}{running}"


def test_the_rest_tells_who_is_not_there_and_where_people_sit(arranged):
    item = arranged.state.agenda["ct-05"]
    seat = arranged.state.seat_of(item.presenter).id
    said = texts(printed(arranged, Paper.REST_OF_AGENDA).data)
    assert any(line.endswith(f"– ghế {seat}, chưa có mặt") for line in said)
    delegate = arranged.state.delegates[item.presenter]
    declined = replace(delegate, invitation=Invitation.DECLINED)
    arranged.work.act("test", lambda: change("delegates", delegate, declined))
    said = texts(printed(arranged, Paper.REST_OF_AGENDA).data)
    assert any(line.endswith(f"– ghế {seat}, báo vắng") for line in said)


def finish(session, clock):
    """Run all items, each for 5 minutes and 7 seconds, and return when it began and ended."""
    began = clock.now()
    for _ in session.agenda.items():
        session.agenda.start_next()
        clock.advance(minutes=5, seconds=7)
    session.agenda.end_current()
    return began, clock.now()


def test_when_all_is_over_there_is_no_rest(session, clock):
    finish(session, clock)
    with pytest.raises(Refused, match="đã xong"):
        session.printing.job(Paper.REST_OF_AGENDA)


# -- the report --------------------------------------------------------------------------------


def report_rows(data):
    return with_heading(data, ("TT", "Nội dung"))


def test_the_report_has_what_was_recorded_to_the_second(session, clock):
    began, ended = finish(session, clock)
    rendered = printed(session, Paper.AGENDA_REPORT)
    at = began
    for row in report_rows(rendered.data):
        end = at + timedelta(minutes=5, seconds=7)
        span = " – ".join(f"{moment.astimezone(ZONE):%H:%M:%S}" for moment in (at, end))
        assert row[3] == f"{span}\n5′7″"
        at = end
    said = texts(rendered.data)
    local = [f"{moment.astimezone(ZONE):%H:%M:%S}" for moment in (began, ended)]
    assert "Theo kế hoạch được duyệt: 07:00 – 10:11." in said
    assert f"Thực tế: {' – '.join(local)}." in said
    assert "Đã thực hiện 13/13 mục." in said
    # 13 items of 5′7″ from 07:25:00 end at 08:31:31, and 10:11:00 was approved.
    assert "Hội nghị kết thúc sớm 99′29″ so với kế hoạch." in said
    assert not any("chưa kết thúc" in warning for warning in rendered.warnings)


def test_the_report_tells_pauses_changes_of_length_and_what_fell_out(session, clock):
    session.agenda.start_next()
    clock.advance(minutes=2)
    session.agenda.pause_or_resume()
    clock.advance(minutes=1, seconds=30)
    session.agenda.pause_or_resume()
    session.agenda.extend("ct-01", 2)
    session.agenda.skip_or_restore("ct-06")
    clock.advance(seconds=5)
    rendered = printed(session, Paper.AGENDA_REPORT)
    rows = report_rows(rendered.data)
    assert rows[0][3] == "07:25:00 – 07:28:35\n3′35″"
    assert rows[0][5] == "đang diễn ra\ndừng 1′30″\nthêm 2′"
    assert rows[5][3:] == ["–\n", "–", "bỏ qua"]
    assert rows[6][3:] == ["–\n", "–", "chưa diễn ra"]
    said = texts(rendered.data)
    assert "Thực tế: bắt đầu lúc 07:25:00." in said
    assert "Chương trình chưa kết thúc; số liệu đến 07:28:35." in said
    assert (
        "Đã thực hiện 0/13 mục; bỏ qua 1 mục; chưa diễn ra 11 mục; "
        "tạm dừng 1′30″ trong 1 mục." in said
    )
    assert "Chương trình chưa kết thúc: số liệu mới đến lúc in" in rendered.warnings


def test_a_report_of_times_nobody_approved_says_so(session):
    item = AgendaItem(id="a", order=1, title="Một", duration_s=300)
    set_agenda(session, [item])
    session.agenda.start_next()
    rendered = printed(session, Paper.AGENDA_REPORT)
    assert report_rows(rendered.data)[0][2:5] == ["…\n", "07:25:00 – 07:25:00\n0′", "–"]
    assert "Chưa có giờ được duyệt: 1 mục in “…”" in rendered.warnings


def test_a_pause_that_lasts_counts_up_to_now(session, clock):
    session.agenda.start_next()
    clock.advance(minutes=1)
    session.agenda.pause_or_resume()
    clock.advance(minutes=2, seconds=3)
    rows = report_rows(printed(session, Paper.AGENDA_REPORT).data)
    assert rows[0][5] == "đang tạm dừng\ndừng 2′3″"


def test_each_bar_lies_where_its_times_are(session, clock):
    finish(session, clock)
    document = Document(io.BytesIO(printed(session, Paper.AGENDA_REPORT).data))
    chart = next(
        table for table in document.tables if len(table.columns) == 2 and len(table.rows) > 5
    )
    labels = chart.rows[0].cells[1].text.split("\t")
    first = datetime.combine(datetime(2025, 12, 15), time.fromisoformat(labels[0]), ZONE)
    hours = len(labels) - 1
    # The conference took from 07:00, as planned, to 10:11: four whole hours of axis.
    assert labels == ["07:00", "08:00", "09:00", "10:00", "11:00"]
    view = session.agenda.forecast()
    for row, predicted in zip(chart.rows[1:], view.items, strict=True):
        cell = row.cells[1]
        bars = [one.paragraph_format for one in cell.paragraphs]
        spans = ((predicted.planned_start, predicted.planned_end), (predicted.start, predicted.end))
        for bar, (start, end) in zip(bars, spans, strict=True):
            left, right = bar.left_indent / cell.width, 1 - bar.right_indent / cell.width
            # A minute is 1/240 of the axis.
            assert abs(first + timedelta(hours=left * hours) - start) < timedelta(minutes=1)
            assert abs(first + timedelta(hours=right * hours) - end) < timedelta(minutes=1)


INSTANTS = st.lists(
    st.datetimes(datetime(2025, 1, 1), datetime(2025, 1, 3), timezones=st.just(ZONE)), min_size=1
)


@given(INSTANTS)
def test_an_axis_holds_all_instants_and_wastes_no_hour(instants):
    axis = Axis.around(instants)
    assert all(0 <= axis.share(at) <= 1 for at in instants)
    assert axis.start.minute % 15 == axis.start.second == axis.start.microsecond == 0
    assert min(instants) - axis.start < timedelta(minutes=15)
    assert axis.length % timedelta(hours=1) == timedelta()
    spare = axis.start + axis.length - max(instants)
    assert spare < timedelta(hours=1) or axis.length == timedelta(hours=1)


def test_there_is_no_report_before_anything_has_begun(session):
    with pytest.raises(Refused, match="chưa bắt đầu"):
        session.printing.job(Paper.AGENDA_REPORT)


# -- all of them -------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", sorted(OF_THE_AGENDA))
def test_without_an_agenda_there_is_no_paper_of_it(session, paper):
    set_agenda(session, [])
    with pytest.raises(Refused, match="chưa có chương trình"):
        session.printing.job(paper)


@pytest.mark.parametrize("paper", sorted(OF_THE_AGENDA))
def test_equal_data_give_equal_bytes_and_only_a_line_in_the_log(session, clock, paper):
    session.agenda.start_next()
    assert printed(session, paper).data == printed(session, paper).data
    before = session.agenda.items()
    made = session.printing.run(session.printing.job(paper))
    assert made.path.is_file()
    assert session.agenda.items() == before
    assert session.store.history(1)[0].kind == f"print_{paper}"


@pytest.mark.parametrize("paper", sorted(OF_THE_AGENDA))
def test_hostile_text_arrives_on_paper_as_it_is(session, paper):
    set_agenda(
        session,
        [
            AgendaItem(
                id=f"ct-{number}",
                order=number,
                title=words,
                duration_s=300,
                presenter_note=words,
                script=words,
                anchor=Anchor.NOT_BEFORE,
                anchor_at=time(8),
            )
            for number, words in enumerate(HOSTILE)
        ],
    )
    session.agenda.start_next()
    said = texts(printed(session, paper).data)
    for words in HOSTILE:
        assert words.replace("\x00", "") in said


@pytest.mark.parametrize("paper", sorted(OF_THE_AGENDA))
def test_the_command_prints_each_paper_and_always_all_of_it(session, paper, tmp_path, capsys):
    session.agenda.start_next()
    out = tmp_path / "in.docx"
    words = ["print", str(session.folder), str(paper), "--out", str(out)]
    assert main([*words, "--json"]) == DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["file"] == str(out)
    assert answer["items"] == [f"ct-{number:02}" for number in range(1, 14)]
    assert main([*words, "--who", "ct-01"]) == REFUSED
    assert "--who" in capsys.readouterr().err
