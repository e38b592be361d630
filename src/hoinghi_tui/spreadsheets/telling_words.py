"""How a text begins that names a unit, a post or a person."""

import re

from hoinghi_tui.spreadsheets.name_cells import split_honorific
from hoinghi_tui.vietnamese import clean, fold
from hoinghi_tui.vietnamese.surnames import begins_with_surname

_NAME_WORDS = range(2, 7)

# Of words that are surnames too (Đoàn, Ban, Trương, Hội …) the next word decides.
_UNIT = re.compile(
    r"(?:phong|van phong|vp|trung tam|tt|thuong truc|lanh dao|cong (?:an|doan|ty|chung)|quan su"
    r"|uy ban|ubnd|hdnd|ub|mttq|mat tran|dang (?:uy|bo|vien)|bch|chi (?:bo|cuc|huy)|tram|thon"
    r"|xom|khoi|khach|nhom|cac|co quan|dai (?:bieu|truyen|phat)|bao chi|phong vien|htx|hop tac xa"
    r"|doanh nghiep|toa an|vien kiem sat|thanh tra|kho bac|buu dien|ngan hang|to (?:dan|chuc)"
    r"|doan (?:thanh nien|tncs|tn|xa|dai bieu|the|cong tac)"
    r"|hoi (?:dong|nong|phu|lhpn|ccb|cuu|lien|nguoi|chu thap|khuyen|luat|nd|pn)"
    r"|ban (?:chi|to chuc|tuyen|quan|chap|thuong|cong tac|kiem|dan|noi|kinh|phap|giam|bao|tiep)"
    r"|truong (?:mam|mn|tieu|th|thcs|thpt|hoc|chinh)"
    r"|so (?:noi|tai|y|giao|nong|cong|tu|ke|khoa|xay|ngoai|lao|du)"
    r")\b"
)
_POST = re.compile(
    r"(?:trưởng|phó|giám đốc|chủ tịch|bí thư|công chức|viên chức|chuyên viên|kế toán|cán bộ"
    r"|chánh|danh sách|họ và tên|chức|tổng|người lập|hội nghị|kính gửi)\b",
    re.IGNORECASE,
)
"""With accents: Trương is a surname, Trưởng is not."""


def names_unit(text: str) -> bool:
    """Tell whether a text begins as names of units and groups do, accents aside."""
    return _UNIT.match(fold(text)) is not None


def names_post(text: str) -> bool:
    """Tell whether a text begins as posts and titles do, accents and all."""
    return _POST.match(clean(text)) is not None


def names_person(text: str) -> bool:
    """Tell whether a text is an honorific and a name, or two to six words of a name."""
    honorific, name = split_honorific(clean(text))
    words = name.split()
    if names_unit(name) or names_post(name) or len(words) not in _NAME_WORDS:
        return bool(honorific) and len(words) == 1
    return bool(honorific) or begins_with_surname(name)
