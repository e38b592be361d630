from datetime import date, time

import pytest

from hoinghi_tui.domain.agenda import Anchor, ItemKind
from hoinghi_tui.domain.awards import AwardKind
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.room import Zone
from hoinghi_tui.resources import find_shipped
from hoinghi_tui.services.source_fields import SourceError
from hoinghi_tui.services.source_folder import read_source
from hoinghi_tui.services.source_people import resolve_people

UNITS = '[[unit]]\nid = "KT"\nname = "Phòng Kinh tế"\n[[unit]]\nid = "VP"\nname = "Văn phòng"\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "conference.toml").write_text('title = "Hội nghị"\n', encoding="utf-8")
    (tmp_path / "units.toml").write_text(UNITS, encoding="utf-8")
    return tmp_path


def write(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")


def refusal(folder):
    with pytest.raises(SourceError) as caught:
        read_source(folder)
    return str(caught.value)


def item(folder, lines):
    write(folder, "agenda.toml", f'[[item]]\ntitle = "Mục"\n{lines}\n')
    return read_source(folder).agenda[0]


def test_a_title_is_enough(tmp_path):
    write(tmp_path, "conference.toml", 'title = "Hội nghị"')
    source = read_source(tmp_path)
    assert source.conference.title == "Hội nghị"
    assert source.conference.day is None
    assert source.conference.sample is False
    assert source.room is None
    nothing = source.units + source.agenda + source.seats + source.awards + source.tasks
    assert nothing == source.delegate_files == ()


def test_text_is_cleaned_and_lines_of_a_script_are_kept(folder):
    script = 'minutes = 1\nscript = """\nĐoa\u0300n\u00a0 kết \n\n[/] {{x}} \n"""'
    assert item(folder, script).script == "Đoàn kết\n\n[/] {{x}}"


def test_a_byte_order_mark_of_notepad_is_no_fault(folder):
    (folder / "conference.toml").write_text('title = "Hội nghị"', encoding="utf-8-sig")
    assert read_source(folder).conference.title == "Hội nghị"


@pytest.mark.parametrize("written", ['"7:30"', '"07:30"', '"7h30"', '"07H30"', "07:30:00"])
def test_times_of_day_are_read_as_people_write_them(folder, written):
    read = item(folder, f"minutes = 5\nhard_start = {written}")
    assert (read.anchor, read.anchor_at) == (Anchor.HARD_START, time(7, 30))


def test_a_full_hour_needs_no_minutes(folder):
    assert item(folder, 'minutes = 5\nnot_before = "7h"').anchor_at == time(7)


def test_an_item_counts_in_seconds_and_a_break_may_be_shortened(folder):
    read = item(folder, 'minutes = 15\nminimum = 5\nkind = "break"')
    assert (read.id, read.order, read.duration_s, read.minimum_s) == ("ct-01", 1, 900, 300)
    assert read.kind is ItemKind.BREAK
    assert read.is_break
    assert (read.anchor, read.anchor_at, read.presenter) == (Anchor.FLOW, None, None)


@pytest.mark.parametrize(
    ("lines", "key", "what"),
    [
        ('minutes = 5\nhard_start = "7.30"', "hard_start", "07:30 hoặc 7h30, không phải '7.30'"),
        ('minutes = 5\nhard_start = "25:00"', "hard_start", "không phải '25:00'"),
        ("minutes = 5\nhard_end = 730", "hard_end", "không phải 730"),
        (
            'minutes = 5\nnot_before = "7:30"\nhard_start = "8:00"',
            "hard_start",
            "chỉ dùng một trong hai",
        ),
        ("", "minutes", "còn thiếu"),
        ("minutes = 0", "minutes", "số nguyên từ 1"),
        ('minutes = "5"', "minutes", "số nguyên"),
        ("minutes = true", "minutes", "số nguyên"),
        ("minutes = 5\nminimum = 6", "minimum", "dài hơn thời lượng 5 phút"),
        ('minutes = 5\nkind = "nghi"', "kind", "reception, ceremony"),
        ('minutes = 5\nunit = "YT"', "unit", "không có mã đơn vị “YT” trong units.toml (KT, VP)"),
        ("minutes = 5\npresenter = 7", "presenter", "phải là chữ"),
        ('minutes = 5\nbreak = "có"', "break", "true hoặc false"),
        ("minutes = 5\nphut = 5", "phut", "không có khóa này"),
    ],
)
def test_a_wrong_item_is_named_with_its_key(folder, lines, key, what):
    with pytest.raises(SourceError) as caught:
        item(folder, lines)
    message = str(caught.value)
    assert message.startswith(f"agenda.toml, khối [[item]] thứ 1, khóa “{key}”:")
    assert what in message


@pytest.mark.parametrize(
    ("lines", "key", "what"),
    [
        ("", "title", "còn thiếu"),
        ('title = " "', "title", "đang để trống"),
        ('title = "a"\nday = "1/12/2025"', "day", "năm-tháng-ngày"),
        ('title = "a"\naims = "một"', "aims", "danh sách các dòng chữ"),
        ('title = "a"\nsample = 1', "sample", "true hoặc false"),
        ('title = "a"\nso = "12"', "so", "không có khóa này"),
        ('title = "a"\ndelegate_files = ["x.xlsx"]', "delegate_files", "không thấy tệp “x.xlsx”"),
        ('title = "a"\ndelegate_files = ["../x.csv"]', "delegate_files", "“../x.csv”"),
    ],
)
def test_a_wrong_conference_is_named_with_its_key(folder, lines, key, what):
    write(folder.parent, "x.csv", "")
    write(folder, "conference.toml", lines)
    message = refusal(folder)
    assert message.startswith(f"conference.toml, khóa “{key}”:")
    assert what in message


def test_a_fixed_day_is_read(folder):
    write(folder, "conference.toml", 'title = "a"\nday = 2025-12-01')
    assert read_source(folder).conference.day == date(2025, 12, 1)


def test_two_units_with_one_code_are_refused(folder):
    write(folder, "units.toml", UNITS + UNITS)
    assert "có hai đơn vị cùng mã “KT”" in refusal(folder)


def test_units_rank_as_they_stand_unless_they_say(folder):
    write(folder, "units.toml", UNITS + "rank = 9")
    assert [unit.rank for unit in read_source(folder).units] == [1, 9]


def test_a_folder_without_a_conference_is_refused(tmp_path):
    assert "không thấy tệp conference.toml" in refusal(tmp_path)


def test_a_misspelt_file_is_not_passed_over(folder):
    write(folder, "award.toml", "")
    assert refusal(folder).startswith("award.toml: không dùng đến tệp này")


def test_bad_toml_names_line_and_column(folder):
    write(folder, "tasks.toml", '[[task]]\ntitle = "a\n')
    assert refusal(folder).startswith("tasks.toml, dòng 2, cột 11: viết sai cú pháp")


def test_an_unfinished_file_is_told(folder):
    write(folder, "tasks.toml", '[[task]]\ntitle = """a\n')
    assert refusal(folder).startswith("tasks.toml, cuối tệp: viết sai cú pháp")


def test_what_no_reader_takes_is_told(folder):
    write(folder, "tasks.toml", f"a = {'9' * 5000}")
    assert refusal(folder).startswith("tasks.toml: viết sai cú pháp")


def test_another_encoding_says_what_to_do(folder):
    (folder / "tasks.toml").write_bytes('title = "Đại"'.encode("utf-16"))
    assert "tasks.toml: chữ không phải mã UTF-8" in refusal(folder)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[[tasks]]\ntitle = "a"', "khóa “tasks”: không có khóa này; chỉ dùng [[task]]"),
        ("task = 1", "phải bắt đầu bằng dòng [[task]]"),
        ('[task]\ntitle = "a"', "phải bắt đầu bằng dòng [[task]]"),
    ],
)
def test_only_the_files_own_tables_are_allowed(folder, text, what):
    write(folder, "tasks.toml", text)
    assert what in refusal(folder)


def test_a_room_comes_from_its_preset(folder):
    write(
        folder,
        "room.toml",
        'name = "Hội trường"\npreset = "classroom"\nrows = 2\nseats_per_row = 4\npresidium = 3',
    )
    source = read_source(folder)
    assert source.room is not None
    assert source.room.name == "Hội trường"
    hall = [seat.id for seat in source.seats if seat.zone is Zone.HALL]
    assert hall == ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"]


def test_a_room_with_two_aisles_is_named_in_vietnamese(folder):
    text = 'name = "a"\npreset = "hội trường"\nrows = 1\nseats_per_row = 6\naisle_after = [2, 4]'
    write(folder, "room.toml", text)
    row = [seat for seat in read_source(folder).seats if seat.row == "A"]
    assert [seat.column - row[0].column for seat in row] == [0, 1, 3, 4, 6, 7]


def test_a_room_is_drawn_seat_by_seat(folder):
    write(
        folder,
        "room.toml",
        """name = "Gác 3"
seats = [
  { row = "CT", zone = "presidium", number = 1, column = 0.5, line = 0 },
  { row = "A", number = 1, column = 0, line = 1, accessible = true },
  { row = "A", number = 2, column = 1, line = 1, guid = "abc" },
]
elements = [{ kind = "pillar", column = 3, line = 1 }]
""",
    )
    source = read_source(folder)
    assert source.room is not None
    assert (source.room.columns, source.room.lines) == (4, 2)
    assert [(seat.id, seat.zone) for seat in source.seats] == [
        ("CT1", Zone.PRESIDIUM),
        ("A1", Zone.HALL),
        ("A2", Zone.HALL),
    ]
    assert [seat.accessible for seat in source.seats] == [False, True, False]
    assert source.seats[2].guid == "abc"
    assert source.room.elements[0].label == "Cột"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('preset = "tròn"', "khóa “preset”: chưa có mẫu phòng “tròn”; hiện có: classroom"),
        ('preset = "classroom"\nseats_per_row = 4', "khóa “rows”: còn thiếu"),
        (
            'preset = "classroom"\nrows = 1\nseats_per_row = 4\naisle_after = [2, "x"]',
            "khóa “aisle_after”: phải là số nguyên",
        ),
        (
            'name = "a"\npreset = "u-shape"\nrows = 9\nseats_per_row = 1',
            "khóa “rows”: Đáy chữ U",
        ),
        ('name = "a"\nseats = [{ row = "A" }]', "ghế thứ 1, khóa “number”: còn thiếu"),
        (
            'name = "a"\npreset = "classroom"\nrows = 1\nseats_per_row = 4\nwindows = 1',
            "khóa “windows”: không có khóa này",
        ),
    ],
)
def test_a_wrong_room_is_named_with_its_key(folder, text, what):
    write(folder, "room.toml", text)
    assert refusal(folder).startswith(f"room.toml, {what}")


AWARDS = """
[[award]]
kind = "collective"
batch = 1
recipient = "Phòng Kinh tế"
representative = "Nguyễn Văn Tuấn"
unit = "KT"
[[award]]
kind = "individual"
batch = 2
recipient = "Lê Văn Hòa"
decision_day = 2025-12-01
[[award]]
kind = "household"
batch = 2
recipient = "Hộ gia đình ông Lê Văn An"
"""
PEOPLE = (
    Delegate(id="dv-001", full_name="Nguyễn Văn Tuấn", unit="VP"),
    Delegate(id="dv-002", full_name="Nguyễn Văn Tuấn", unit="KT"),
    Delegate(
        id="dv-003", full_name="Lê Văn Hoà", unit="VP", honorific="Ông", position="Chánh Văn phòng"
    ),
)


def test_awards_stand_in_order_within_their_batch(folder):
    write(folder, "awards.toml", AWARDS)
    awards = read_source(folder).awards
    assert [(award.id, award.batch, award.order) for award in awards] == [
        ("kt-01", 1, 1),
        ("kt-02", 2, 1),
        ("kt-03", 2, 2),
    ]
    assert [award.kind for award in awards] == list(AwardKind)
    assert [award.decision_day for award in awards] == [None, date(2025, 12, 1), None]
    assert not any(award.sample for award in awards)


def test_people_are_found_by_name_and_by_unit_among_homonyms(folder):
    write(folder, "awards.toml", AWARDS)
    write(
        folder,
        "agenda.toml",
        '[[item]]\ntitle = "a"\nminutes = 1\nunit = "VP"\npresenter = "nguyễn văn tuấn"\n'
        '[[item]]\ntitle = "b"\nminutes = 1\npresenter_note = "Văn phòng"\n',
    )
    source = resolve_people(read_source(folder), PEOPLE)
    assert [item.presenter for item in source.agenda] == ["dv-001", None]
    collective, individual, household = source.awards
    assert (collective.delegate, collective.unit, collective.position) == ("dv-002", "KT", "")
    assert (individual.delegate, individual.unit) == ("dv-003", "VP")
    assert (individual.honorific, individual.position) == ("Ông", "Chánh Văn phòng")
    assert individual.recipient == "Lê Văn Hòa"
    assert household.delegate is None


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Lê Văn Hoá", "không có “Lê Văn Hoá” trong danh sách đại biểu"),
        ("Nguyễn Văn Tuấn", "có 2 đại biểu cùng tên “Nguyễn Văn Tuấn”; hãy ghi thêm khóa “unit”"),
    ],
)
def test_unknown_and_doubtful_people_are_named(folder, name, what):
    item(folder, f'minutes = 1\npresenter = "{name}"')
    with pytest.raises(SourceError) as caught:
        resolve_people(read_source(folder), PEOPLE)
    assert str(caught.value).startswith(
        f"agenda.toml, khối [[item]] thứ 1, khóa “presenter”: {what}"
    )


def test_an_unknown_recipient_is_named(folder):
    write(folder, "awards.toml", AWARDS.replace("Lê Văn Hòa", "Lê Hòa"))
    message = r"awards\.toml, “Lê Hòa” đợt 2, khóa “recipient”: không có “Lê Hòa”"
    with pytest.raises(SourceError, match=message):
        resolve_people(read_source(folder), PEOPLE)


def test_shipped_folders_are_found_in_a_wheel_and_in_a_checkout(tmp_path):
    package = tmp_path / "src" / "hoinghi_tui"
    package.mkdir(parents=True)
    with pytest.raises(FileNotFoundError, match="Không thấy thư mục “data”"):
        find_shipped("data", package)
    (tmp_path / "data").mkdir()
    assert find_shipped("data", package) == tmp_path / "data"
    (package / "data").mkdir()
    assert find_shipped("data", package) == package / "data"


# -- duties ------------------------------------------------------------------------------


def test_a_duty_says_its_day_in_the_calendar_or_from_the_conference(folder):
    write(
        folder,
        "tasks.toml",
        """
[[task]]
title = "a"
due = 2025-12-01
code = "first"
[[task]]
title = "b"
unit = "KT"
due = "trước 5 ngày"
proposed = true
after = ["first", "later", "first"]
[[task]]
title = "c"
code = "later"
""",
    )
    first, second, third = read_source(folder).tasks
    assert (first.due, first.days_before, first.due_proposed) == (date(2025, 12, 1), None, False)
    assert (second.due, second.days_before, second.due_proposed) == (None, 5, True)
    assert second.depends_on == (first.id, third.id)
    assert (third.due, third.days_before, third.depends_on) == (None, None, ())


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('due = "hôm nào"', "thứ 1, khóa “due”: Hạn ghi như"),
        ("due = 5", "thứ 1, khóa “due”: ngày phải viết"),
        ('after = ["không có"]', "thứ 1, khóa “after”: không có việc nào có code = “không có”"),
        ('code = "a"\nafter = ["a"]', "khóa “after”: các việc chờ nhau thành vòng: “t” → “t”"),
        ('code = "a"\n[[task]]\ntitle = "u"\ncode = "a"', "thứ 2, khóa “code”: đã có một việc"),
        ('unit = "XX"', "không có mã đơn vị “XX” trong units.toml (KT, VP)"),
    ],
)
def test_a_wrong_duty_is_named_by_place_and_key(folder, lines, words):
    write(folder, "tasks.toml", f'[[task]]\ntitle = "t"\n{lines}\n')
    assert words in refusal(folder)
