"""The headings offices write over the columns of a delegate list."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from hoinghi_tui.vietnamese import clean, fold

C = TypeVar("C", bound=StrEnum)


class Column(StrEnum):
    """What a column of a delegate list holds."""

    NUMBER = "number"
    ID = "id"
    HONORIFIC = "honorific"
    FULL_NAME = "full_name"
    GIVEN_PART = "given_part"
    """The given name in a column of its own, behind one of surname and middle name."""
    POSITION = "position"
    UNIT = "unit"
    POSITION_UNIT = "position_unit"
    """Post and unit in one cell: "Trưởng phòng, Phòng Kinh tế"."""
    PHONE = "phone"
    BIRTH = "birth"
    BIRTH_MALE = "birth_male"
    BIRTH_FEMALE = "birth_female"
    SEX = "sex"
    SEX_MALE = "sex_male"
    SEX_FEMALE = "sex_female"
    ROLES = "roles"
    INVITATION = "invitation"
    ABSENCE_REASON = "absence_reason"
    SUBSTITUTE = "substitute"
    SUBSTITUTE_POSITION = "substitute_position"
    SUBSTITUTE_RANK = "substitute_rank"
    GIVEN_NAME = "given_name"
    READING = "reading"
    """How a name that is easily misread is read aloud."""
    RANK = "rank"
    NOTE = "note"


HEADINGS: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự", "No"),
    Column.ID: ("Mã số", "Mã đại biểu", "Mã ĐB"),
    Column.HONORIFIC: ("Danh xưng", "Ông/Bà", "Ông (bà)", "Xưng hô", "Ông, bà", "Quý danh"),
    Column.FULL_NAME: (
        *("Họ và tên", "Họ tên", "Họ tên đại biểu", "Họ và tên đại biểu", "Tên đại biểu"),
        *("Đại biểu", "Họ, tên", "Họ và tên người dự", "Thành phần tham dự", "Họ & tên"),
        *("Họ và tên cán bộ", "Họ tên CBCC", "Họ và chữ đệm", "Họ đệm", "Họ và tên đệm", "Họ"),
        *("Họ và", "Danh sách đại biểu", "Người tham dự", "Full name"),
    ),
    Column.GIVEN_PART: ("Tên",),
    Column.POSITION: (
        *("Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức danh, chức vụ"),
        *("Chức vụ công tác", "Chức vụ hiện nay", "Chức vụ/chức danh", "CV", "Chức vụ đảm nhiệm"),
    ),
    Column.UNIT: (
        *("Đơn vị", "Cơ quan", "Cơ quan, đơn vị", "Đơn vị công tác", "Cơ quan công tác"),
        *("Nơi công tác", "Tên đơn vị", "Thành phần", "Phòng, ban", "Đơn vị, tổ chức", "ĐV"),
        *("Cơ quan/đơn vị", "Cơ quan đơn vị công tác", "Bộ phận", "Phòng/Đơn vị"),
    ),
    Column.POSITION_UNIT: (
        *("Chức vụ, đơn vị", "Chức vụ, đơn vị công tác", "Chức danh, đơn vị", "Chức vụ - đơn vị"),
        *("Chức vụ, cơ quan", "Chức vụ, nơi công tác", "Chức vụ và đơn vị", "Chức vụ/đơn vị"),
        *("Chức vụ, cơ quan công tác", "Chức danh, đơn vị công tác"),
    ),
    Column.PHONE: (
        *("Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Số ĐT", "Điện thoại liên hệ", "Số ĐTDĐ"),
        *("Di động", "Điện thoại di động", "ĐTDĐ", "Số di động", "Số máy", "Liên hệ", "Phone"),
    ),
    Column.BIRTH: (
        *("Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "NTNS"),
        *("Ngày/tháng/năm sinh", "Sinh ngày", "Sinh năm", "Tuổi (năm sinh)", "NS"),
    ),
    Column.BIRTH_MALE: ("Năm sinh Nam", "Ngày sinh Nam", "Ngày tháng năm sinh Nam"),
    Column.BIRTH_FEMALE: ("Năm sinh Nữ", "Ngày sinh Nữ", "Ngày tháng năm sinh Nữ"),
    Column.SEX: ("Giới tính", "Nam/Nữ", "Nam, nữ"),
    Column.SEX_MALE: ("Nam", "Giới tính Nam"),
    Column.SEX_FEMALE: ("Nữ", "Giới tính Nữ"),
    Column.ROLES: ("Vai trò", "Nhiệm vụ", "Vai trò tại hội nghị", "Nhiệm vụ tại hội nghị"),
    Column.INVITATION: ("Giấy mời", "Tình trạng giấy mời"),
    Column.ABSENCE_REASON: ("Lý do vắng",),
    Column.SUBSTITUTE: ("Người đi thay", "Đi thay", "Người dự thay"),
    Column.SUBSTITUTE_POSITION: ("Chức vụ người đi thay", "Chức vụ người dự thay"),
    Column.SUBSTITUTE_RANK: ("Thứ bậc người đi thay",),
    Column.GIVEN_NAME: ("Tên gọi",),
    Column.READING: ("Cách đọc", "Cách đọc tên", "Đọc là", "Phiên âm"),
    Column.RANK: ("Thứ bậc",),
    Column.NOTE: ("Ghi chú", "Ghi chú thêm", "GC", "Chú thích", "Note"),
}
"""Usual headings, the first one the one we write ourselves; accents, capitals and
punctuation do not count."""

LOOSE_NAMES = frozenset(
    {
        *("Thành phần tham dự", "Đại biểu", "Danh sách đại biểu", "Người tham dự"),
        *("Họ và tên người dự", "Tên đại biểu"),
    }
)
"""Headings of names that mean the unit where another column has the names."""

NAMES: Mapping[Column, str] = {
    **{column: headings[0] for column, headings in HEADINGS.items()},
    Column.FULL_NAME: "Họ tên",
    Column.BIRTH: "Ngày sinh",
}
"""What a column is called in a warning and where it is chosen."""

# A longer heading that says one of these is understood: "Chức vụ trong Đảng, chính quyền".
_CONTAINED = (
    ("ho va ten", Column.FULL_NAME),
    ("ho ten", Column.FULL_NAME),
    ("so dien thoai", Column.PHONE),
    ("dien thoai", Column.PHONE),
    ("ngay sinh", Column.BIRTH),
    ("nam sinh", Column.BIRTH),
    ("chuc vu", Column.POSITION),
    ("chuc danh", Column.POSITION),
    ("don vi", Column.UNIT),
    ("co quan", Column.UNIT),
    ("ghi chu", Column.NOTE),
)
_LONGEST_HEADING = 60


def heading_key(text: str) -> str:
    """Return a key under which spellings of one heading meet."""
    return "".join(char for char in fold(text) if char.isalnum())


def by_heading_key(headings: Mapping[C, Iterable[str]]) -> dict[str, C]:
    """Return which column each of the ``headings`` means, by its key."""
    return {heading_key(name): column for column, names in headings.items() for name in names}


def column_meant(
    text: str, by_key: Mapping[str, C], beginnings: Iterable[tuple[str, C]], longest: int
) -> C | None:
    """Return what a heading of at most ``longest`` letters says its column holds, else None.

    A longer heading that begins, folded, with one of the ``beginnings`` is understood.
    """
    text = clean(text)
    if not text or len(text) > longest:
        return None
    found = by_key.get(heading_key(text))
    if found is not None:
        return found
    plain = fold(text)
    return next((column for words, column in beginnings if plain.startswith(words)), None)


def first_columns(cells: Iterable[str], column_of: Callable[[str], C | None]) -> dict[C, int]:
    """Return what each column's heading means; of two with one meaning the first counts."""
    columns: dict[C, int] = {}
    for place, text in enumerate(cells):
        column = column_of(text)
        if column is not None:
            columns.setdefault(column, place)
    return columns


_BY_KEY = by_heading_key(HEADINGS)

_LOOSE_KEYS = frozenset(map(heading_key, LOOSE_NAMES))


def is_loose_name(text: str) -> bool:
    """Tell whether a heading may mean names or what they come from."""
    return heading_key(text) in _LOOSE_KEYS


@lru_cache(maxsize=8192)
def column_of(text: str) -> Column | None:
    """Return what a heading says its column holds; None for any other text."""
    if not text or text[0].isdigit():  # most cells, and no heading
        return None
    key = heading_key(text[: 2 * _LONGEST_HEADING])
    found = _BY_KEY.get(key)
    if found is not None or len(clean(text)) > _LONGEST_HEADING:
        return found
    words = " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
    return next((column for part, column in _CONTAINED if words.startswith(part)), None)


def column_named(text: str) -> Column | None:
    """Return the column that a person means by a name typed in full or as a heading."""
    key = heading_key(text)
    named = (column for column, name in NAMES.items() if heading_key(name) == key)
    return _BY_KEY.get(key) or next(named, None)
