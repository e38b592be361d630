"""What kind of item a title of a programme tells of, and the least minutes usual for it."""

import re

from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.vietnamese import fold

_SHARE_KEPT = 3, 5
"""The share of its minutes an item usually keeps when time is short, as in the templates."""

# The first that is found decides: "Tiếp thu ý kiến chỉ đạo" closes and does not direct.
_WORDS = (
    (ItemKind.BREAK, r"giai lao|nghi (?:giua gio|trua|giai)|an trua|tea ?break"),
    (ItemKind.RECEPTION, r"(?:don|tiep) (?:dai bieu|khach|hoc vien)|don tiep|phat tai lieu"),
    (ItemKind.PAPER, r"tham luan"),
    (ItemKind.REPORT, r"^(?:\W|\d)*(?:trinh bay )?(?:bao cao|to trinh|chuyen de)"),
    (ItemKind.CLOSING, r"tiep thu|be mac|thong qua (?:bien ban|nghi quyet)"),
    (ItemKind.DIRECTION, r"chi dao|ket luan|phat bieu cua (?:lanh dao|dai bieu|dong chi)"),
    (ItemKind.AWARDS, r"trao (?:thuong|giay|bang|tang|khen|ky niem|qua)|vinh danh|ton vinh"),
    (ItemKind.DECISION, r"(?:cong bo|doc|thong qua).{0,20}quyet dinh"),
    (ItemKind.AWARDS, r"khen thuong"),
    (ItemKind.OPENING, r"khai mac|neu muc dich"),
    (ItemKind.INTRODUCTION, r"ly do|gioi thieu"),
    (ItemKind.CEREMONY, r"chao co|on dinh|mac niem|van nghe|nghi (?:le|thuc)|quoc ca"),
    (ItemKind.DISCUSSION, r"thao luan|trao doi|hoi dap|giai dap|chat van|y kien|gop y"),
    (ItemKind.TASKS, r"nhiem vu|phuong huong|giao uoc|phat dong|ke hoach"),
    (ItemKind.REPORT, r"bao cao|trinh bay|quan triet|pho bien|to trinh"),
    (ItemKind.CLOSING, r"ket thuc|cam on"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _WORDS)


def guess_kind(title: str) -> ItemKind:
    """Return the kind that a title's words tell of, accents aside; a report where none does."""
    plain = fold(title)
    return next((kind for kind, words in _PATTERNS if words.search(plain)), ItemKind.REPORT)


def usual_minimum(minutes: int) -> int:
    """Return the least minutes proposed for an item that nobody has said them of."""
    share, whole = _SHARE_KEPT
    return -(-minutes * share // whole)
