"""A list given out and taken in again changes nothing, whatever is in it."""

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Delegate, Invitation, Role, Sex, Substitute, Unit
from hoinghi_tui.services.roster_merge import plan_import
from hoinghi_tui.spreadsheets.delegate_list import read_delegate_file
from hoinghi_tui.spreadsheets.export_csv import table_as_csv
from hoinghi_tui.spreadsheets.export_table import Entry, View, delegate_table
from hoinghi_tui.spreadsheets.export_xlsx import tables_as_xlsx
from hoinghi_tui.spreadsheets.headings import NAMES, Column
from hoinghi_tui.vietnamese import clean

HOSTILE = (
    *("[/]", "=cmd()", "+84", "-1", "@SUM(A1)", "../x", "{{x}}", "'=x", "'Ân", "<b>&amp;", '"'),
    *("H'Bia Niê", "Ông Ích Khiêm", "Nguyễn Thị Hoà (PCT)", "TRẦN VĂN A", "lê thị b", "Đ/c Tô"),
    *("Tổng số: 40", "Người lập biểu", "nt", "-nt-", "''", "Vắng: ốm", "đi thay: Lê Thị Ân"),
    *("không tham luận", "Tham luận, thư ký", "xe lăn", "I. Phòng Kinh tế", "STT", "Họ và tên"),
    *("Đào Văn Soái " * 39, "Lê 😀", "1980", "0900000001", "TRUE", "a;b,c\td", "Cộng", "(1)"),
)
# What the program keeps has been through `clean` at its boundary.
texts = (st.sampled_from(HOSTILE) | st.text(max_size=30)).map(clean)
filled = texts.filter(bool)
mobiles = st.sampled_from(["0900000001", "0900000002"]) | st.from_regex(
    r"0[1-9][0-9]{8}", fullmatch=True
)
landlines = st.from_regex(r"02[0-9]{9}", fullmatch=True)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
births = st.just("") | days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4])
ranks = st.none() | st.integers(0, 999_999)
UNITS = (
    Unit(id="DU", name="Thường trực Đảng ủy"),
    Unit(id="VP", name="Văn phòng HĐND&UBND", short_name="Văn phòng", aliases=("VP",)),
    Unit(id="X", name="Đội [/] =1+1"),
)


@st.composite
def delegates(draw, number: int) -> Delegate:
    """Draw one person with any of the fields that a list tells."""
    phone = draw(st.just("") | mobiles)
    substitutes = st.builds(Substitute, full_name=filled, position=texts, rank=ranks)
    return Delegate(
        id=f"dv-{number:03}",
        order=number,
        full_name=draw(filled),
        honorific=draw(st.sampled_from(["", "Ông", "Bà", "Đ/c", "GS"])),
        position=draw(texts),
        unit=draw(st.none() | st.sampled_from([unit.id for unit in UNITS])),
        rank=draw(ranks),
        roles=tuple(draw(st.lists(st.sampled_from(Role), unique=True))),
        phone=phone,
        phone_other=draw(st.just("") | mobiles.filter(phone.__ne__) | landlines) if phone else "",
        birth=draw(births),
        sex=draw(st.none() | st.sampled_from(Sex)),
        wheelchair=draw(st.booleans()),
        note=draw(texts),
        given_name=draw(st.none() | filled),
        reading=draw(texts),
        substitute=draw(st.none() | substitutes),
        invitation=draw(st.sampled_from(Invitation)),
        absence_reason=draw(texts),
        walk_in=draw(st.booleans()),
        sample=draw(st.booleans()),
    )


@st.composite
def lists(draw) -> list[Delegate]:
    """Draw some people, some of whom may have one name."""
    count = draw(st.integers(1, 6))
    return [draw(delegates(number)) for number in range(1, count + 1)]


def table(people, view=View.ALL):
    names = {unit.id: unit.name for unit in UNITS}
    return delegate_table(view, [Entry(one, names.get(one.unit, ""), "A1") for one in people])


@settings(
    max_examples=70,  # each writes and reads a file
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(people=lists(), ending=st.sampled_from(["xlsx", "csv"]))
def test_what_was_given_out_comes_back_unchanged(tmp_path: Path, ending, people):
    path = tmp_path / f"ds.{ending}"
    if ending == "xlsx":
        path.write_bytes(tables_as_xlsx([table(people), table(people, View.NAME)]))
    else:
        path.write_bytes(table_as_csv(table(people)))
    plan = plan_import(read_delegate_file(path), people, UNITS)
    assert [(line.before, line.after) for line in plan.lines] == [(one, one) for one in people]
    assert plan.new_units == ()
    assert plan.missing == ()
    # That somebody has no unit, or a name all in capitals, is worth saying each time.
    told = {NAMES[Column.UNIT], NAMES[Column.FULL_NAME]}
    assert [one for one in plan.problems if one.field not in told] == []


def test_numbers_of_an_office_make_no_list_of_ours(tmp_path):
    path = tmp_path / "ds.csv"
    path.write_text(
        "Mã số,Họ và tên,Chức vụ,Đơn vị\nCB01,H'Bia Niê,Trưởng phòng,VP\nCB02,Lê Văn B,-nt-,-nt-\n",
        encoding="utf-8",
    )
    people = read_delegate_file(path).drafts
    assert [(one.id, one.position, one.given_name) for one in people] == [
        ("", "Trưởng phòng", "H'Bia"),
        ("", "Trưởng phòng", None),
    ]


def test_two_of_one_name_and_phone_stay_two_in_a_list_of_ours(tmp_path):
    people = [
        Delegate(id=f"dv-00{number}", order=number, full_name="Lê Văn Án", phone="0900000001")
        for number in (1, 2)
    ]
    path = tmp_path / "ds.csv"
    path.write_bytes(table_as_csv(table(people)))
    plan = plan_import(read_delegate_file(path), people, UNITS)
    assert plan.questions == ()
    assert [line.after for line in plan.lines] == people
