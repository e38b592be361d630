"""What notes and role columns say about a person: flags, an absence, a substitute."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from hoinghi_tui.domain.people import Invitation, Role, Substitute
from hoinghi_tui.domain.people_words import INVITATION_WORDS, ROLE_WORDS
from hoinghi_tui.vietnamese import fold


class Flag(StrEnum):
    """What an import found in notes and posts; the values are what ``--json`` promises."""

    SEVERAL_POSTS = "kiem_nhiem"
    SPEAKER = "tham_luan"
    HONOREE = "khen_thuong"
    SECRETARY = "thu_ky"
    PRESS = "dua_tin"
    CONDUCTOR = "dieu_hanh"
    WHEELCHAIR = "xe_lan"
    ABSENT = "vang_ly_do"
    SUBSTITUTED = "di_thay"


ROLE_OF_FLAG = {
    Flag.SPEAKER: Role.SPEAKER,
    Flag.HONOREE: Role.HONOREE,
    Flag.SECRETARY: Role.SECRETARY,
    Flag.PRESS: Role.PRESS,
    Flag.CONDUCTOR: Role.CONDUCTOR,
}
"""The roles that come with flags."""

WHEELCHAIR_WORDS = "xe lăn"

# Looked for in a folded note; of two that overlap the one that begins first counts.
_FLAG_WORDS = re.compile(
    r"(?<!\w)(?:(?P<deny>khong|chua)\s+)?(?:"
    r"(?P<dieu_hanh>dieu hanh[^;,.]*)"
    r"|(?P<tham_luan>tham luan)"
    r"|(?P<khen_thuong>khen thuong|giay khen|bang khen|duoc khen)"
    r"|(?P<thu_ky>thu ky)"
    r"|(?P<dua_tin>dua tin|viet bai)"
    r"|(?P<xe_lan>xe lan)"
    r"|(?P<vang_ly_do>vang)"
    r"|(?P<di_thay>(?:di|du|hop) thay|thay mat)"
    r")(?!\w)"
)
_PRESIDES = re.compile(r"(?<!\w)(?:chu tri|chu toa|doan chu tich)(?!\w)")
_LEADS = re.compile(r"(?<!\w)(?:dan chuong trinh|mc)(?!\w)")
_ABSENT = re.compile(
    r"(?:(?:báo|xin)\s+)?vắng(?:\s+mặt)?(?:\s+có\s+l[ýí]\s+do)?(?!\w)\s*[:;,.(–—-]*\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_REMARKS = re.compile(r"\s*[;\n]\s*")
_PERSON = r"(?:(?:đ/c|đồng chí|ông|bà)\s*[.:]?\s+)?(?P<name>[^\W\d_][^():;,]*?)"
_POST = r"(?:\s*[(,–-]\s*(?P<post>[^()]+?)\)?)?"
_SUBSTITUTES = (
    re.compile(rf"(?:người\s+)?(?:đi|dự|họp)\s+thay\s*:\s*{_PERSON}{_POST}", re.IGNORECASE),
    re.compile(rf"(?:cử|ủy quyền|uỷ quyền)\s+{_PERSON}{_POST}\s+(?:đi|dự|họp)\s+thay", re.I),
    re.compile(rf"{_PERSON}{_POST}\s+(?:đi|dự|họp)\s+thay", re.IGNORECASE),
)
_NO_SURNAMES = frozenset({"cu", "uy", "nguoi", "can", "cap", "lanh", "da", "se", "xin"})
"""First words of notes that begin like a name but name nobody: "Cử người dự thay"."""
_ROLES_BY_WORDS = {
    **{fold(words): role for role, words in ROLE_WORDS.items()},
    "chu tri": Role.PRESIDIUM,
    "doan chu tich": Role.PRESIDIUM,
    "dien gia": Role.SPEAKER,
    "phong vien": Role.PRESS,
    "dua tin": Role.PRESS,
    "khach": Role.GUEST,
    "nguoi dan chuong trinh": Role.MC,
    "mc": Role.MC,
    "khen thuong": Role.HONOREE,
}
_INVITATIONS = {fold(words): state for state, words in INVITATION_WORDS.items()}


@lru_cache(maxsize=4096)
def read_flags(note: str) -> tuple[Flag, ...]:
    """Return the flags a note raises, in a fixed order; "không tham luận" raises none."""
    found = {
        Flag(match.lastgroup)
        for match in _FLAG_WORDS.finditer(fold(note))
        if match.lastgroup and not match["deny"]
    }
    return tuple(flag for flag in Flag if flag in found)


@lru_cache(maxsize=4096)
def read_note_roles(note: str) -> tuple[Role, ...]:
    """Return roles that a note gives beside those of its flags: "Chủ trì", "MC"."""
    folded = fold(note)
    found = ((Role.PRESIDIUM, _PRESIDES.search(folded)), (Role.MC, _LEADS.search(folded)))
    return tuple(role for role, match in found if match)


def parse_absence(note: str) -> str | None:
    """Return the reason in a note like "Báo vắng: đi công tác", None when there is no such note.

    A note that gives no reason returns "". Of several remarks one may say so.
    """
    found = next(filter(None, map(_ABSENT.match, _REMARKS.split(note))), None)
    if found is None:
        return None
    reason = found[1].strip()
    return reason.removesuffix(")").strip() if "(" not in reason else reason


def parse_substitute(text: str) -> Substitute | None:
    """Return who comes instead in "đi thay: Nguyễn Thị Ân (Phó phòng)", None for nobody named.

    Of several remarks one may say so.
    """
    for remark in _REMARKS.split(text):
        for pattern in _SUBSTITUTES:
            found = pattern.fullmatch(remark.strip())
            if found and _is_name(found["name"].split()):
                return Substitute(full_name=found["name"].strip(), position=found["post"] or "")
    return None


def _is_name(words: list[str]) -> bool:
    capitals = all(word[0].isupper() for word in words)
    return capitals and len(words) > 1 and fold(words[0]) not in _NO_SURNAMES


def parse_roles(text: str) -> tuple[tuple[Role, ...], bool, tuple[str, ...]]:
    """Return the roles named in a cell, whether a wheelchair is, and the words that name none."""
    roles: list[Role] = []
    unknown: list[str] = []
    wheelchair = False
    for part in re.split(r"[,;+\n]", text):
        words = " ".join(fold(part).split())
        role = _role(words)
        if words == fold(WHEELCHAIR_WORDS):
            wheelchair = True
        elif role is not None and role not in roles:
            roles.append(role)
        elif role is None and words:
            unknown.append(part.strip())
    return tuple(roles), wheelchair, tuple(unknown)


def parse_invitation(text: str) -> Invitation | None:
    """Return how far an invitation has come, None for other words."""
    return _INVITATIONS.get(fold(text))


def joined(notes: Iterable[str]) -> str:
    """Join notes that differ: "Dự và đưa tin; PV"."""
    return "; ".join(dict.fromkeys(note for note in notes if note))


def _role(words: str) -> Role | None:
    known = _ROLES_BY_WORDS.items()
    begun = (role for name, role in known if words.startswith(f"{name} "))
    return _ROLES_BY_WORDS.get(words) or next(begun, None)
