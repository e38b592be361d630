"""The fields a script may hold, by the names a clerk types: ``{người trình bày}``."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from hoinghi_tui.vietnamese import fold

_LONGEST_NAME = 60
_SIMILAR = 0.6


@dataclass(frozen=True, slots=True)
class ScriptField:
    """One field: its name, what stands in its place, other names it is known by.

    A ``live`` field gets its value on the day, as people come: it is no gap to be mended
    before.
    """

    name: str
    meaning: str
    others: tuple[str, ...] = ()
    live: bool = False


TITLE = ScriptField("tên mục", "tên của mục này")
PRESENTER = ScriptField(
    "người trình bày",
    "cách gọi, họ tên, chức vụ của người trình bày mục này",
    ("người thực hiện", "người phát biểu", "người báo cáo", "diễn giả"),
)
PRESENTER_NAME = ScriptField(
    "họ tên", "chỉ họ tên người trình bày", ("họ và tên", "tên người trình bày")
)
PRESENTER_POST = ScriptField(
    "chức vụ", "chức vụ người trình bày", ("chức danh", "chức vụ người trình bày")
)
UNIT = ScriptField(
    "đơn vị", "đơn vị phụ trách mục này", ("tên đơn vị", "đơn vị phụ trách", "đơn vị trình bày")
)
MINUTES = ScriptField("số phút", "số phút dành cho mục này", ("thời lượng", "thời gian"))
NEXT_TITLE = ScriptField("mục tiếp theo", "tên của mục sau", ("mục sau", "mục kế tiếp"))
NEXT_PRESENTER = ScriptField(
    "người tiếp theo",
    "người trình bày mục sau",
    ("người trình bày tiếp theo", "diễn giả tiếp theo", "người kế tiếp"),
)
LAST_PRESENTER = ScriptField(
    "người vừa trình bày", "người trình bày mục trước", ("người trước", "diễn giả trước")
)
CONFERENCE = ScriptField("tên hội nghị", "tên hội nghị", ("hội nghị",))
ISSUER = ScriptField("cơ quan", "cơ quan tổ chức", ("cơ quan tổ chức", "tên cơ quan"))
PLACE = ScriptField("địa điểm", "phòng và nơi họp", ("nơi họp", "phòng họp"))
DAY = ScriptField("ngày họp", "ngày 15 tháng 12 năm 2025", ("ngày", "ngày tháng"))
BASIS = ScriptField("căn cứ", "kế hoạch, văn bản làm căn cứ", ("kế hoạch",))
CHAIR = ScriptField("người chủ trì", "người chủ trì hội nghị", ("chủ trì",))
PRESIDIUM = ScriptField(
    "chủ tọa", "những người ngồi bàn chủ tọa", ("chủ tọa đoàn", "đoàn chủ tọa", "chủ tịch đoàn")
)
SECRETARIES = ScriptField("thư ký", "những người làm thư ký", ("đoàn thư ký", "tổ thư ký"))
PRESENT = ScriptField(
    "số đại biểu có mặt", "bao nhiêu người đang có mặt", ("số có mặt",), live=True
)
INVITED = ScriptField(
    "số đại biểu", "bao nhiêu người được mời", ("số đại biểu được mời", "số đại biểu triệu tập")
)
INTRODUCTIONS = ScriptField(
    "danh sách giới thiệu",
    "những người đang có mặt, theo thứ tự giới thiệu",
    ("đại biểu có mặt", "giới thiệu đại biểu"),
    live=True,
)
LATE = ScriptField(
    "giới thiệu bổ sung", "những người đến sau, chưa giới thiệu", ("đại biểu đến sau",), live=True
)
AWARDS = ScriptField("số khen thưởng", "3 tập thể, 8 cá nhân", ("tổng số khen thưởng",))
COLLECTIVES = ScriptField("số tập thể", "số tập thể được khen thưởng")
INDIVIDUALS = ScriptField("số cá nhân", "số cá nhân được khen thưởng")
HOUSEHOLDS = ScriptField("số hộ", "số hộ gia đình được khen thưởng", ("số hộ gia đình",))
DECISION_NO = ScriptField("số quyết định", "số quyết định khen thưởng", ("quyết định số",))
DECISION_DAY = ScriptField("ngày quyết định", "ngày ký quyết định khen thưởng")
BATCH = ScriptField("đợt trao thưởng", "số thứ tự của đợt đang trao", ("đợt", "đợt này"))
BATCHES = ScriptField("số đợt", "có bao nhiêu đợt trao", ("số đợt trao thưởng",))
RECIPIENTS = ScriptField(
    "người nhận",
    "những người nhận của đợt đang trao, theo thứ tự gọi",
    ("danh sách đợt", "danh sách đợt này", "người nhận trong đợt"),
)
BATCH_COUNT = ScriptField(
    "số người nhận", "số người nhận của đợt đang trao", ("số khen thưởng trong đợt",)
)
GIVER = ScriptField("người trao", "người trao của đợt đang trao", ("người trao thưởng",))
ALL_BATCHES = ScriptField(
    "danh sách trao thưởng",
    "tất cả các đợt: người trao, người nhận theo thứ tự gọi",
    ("các đợt trao thưởng", "danh sách khen thưởng"),
)

FIELDS = (
    *(TITLE, PRESENTER, PRESENTER_NAME, PRESENTER_POST, UNIT, MINUTES),
    *(NEXT_TITLE, NEXT_PRESENTER, LAST_PRESENTER),
    *(CONFERENCE, ISSUER, PLACE, DAY, BASIS, CHAIR),
    *(PRESIDIUM, SECRETARIES, PRESENT, INVITED, INTRODUCTIONS, LATE),
    *(AWARDS, COLLECTIVES, INDIVIDUALS, HOUSEHOLDS, DECISION_NO, DECISION_DAY),
    *(BATCH, BATCHES, RECIPIENTS, BATCH_COUNT, GIVER, ALL_BATCHES),
)
"""All fields in the order in which the editor's help lists them."""


def _key(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(name)))


_BY_KEY = {_key(name): field for field in FIELDS for name in (field.name, *field.others)}


def field_named(typed: str) -> ScriptField | None:
    """Return the field meant by a name; accents, capitals and signs do not count."""
    return _BY_KEY.get(_key(typed)) if len(typed) <= 2 * _LONGEST_NAME else None


def nearest_field(typed: str) -> ScriptField | None:
    """Return the field whose name is most like a misspelt one; None when none is like it."""
    key = _key(typed[:_LONGEST_NAME])
    found = get_close_matches(key, _BY_KEY, n=1, cutoff=_SIMILAR) if key else []
    return _BY_KEY[found[0]] if found else None
