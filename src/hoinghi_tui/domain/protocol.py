"""Who comes first: the order of introduction and seating.

The defaults follow the custom of commune conferences: guests of superior bodies,
Thường trực Đảng ủy, Thường trực HĐND, Lãnh đạo UBND, then the units in the order of
the plan, the press last; within a unit the higher post. They are custom, not law:
``Unit.rank`` and ``Delegate.rank`` override them.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from hoinghi_tui.domain.people import Delegate, Role, Substitute, Unit
from hoinghi_tui.vietnamese import clean, fold

UNKNOWN_POST = 90
"""The rank of a post that the table does not know, and of no post at all."""

LEADING_POST = 20
"""The last rank of those who lead a body; the heads of its units and all below come after."""

_NO_UNIT = 10_000

# Several posts in one text: "Phó Bí thư Đảng ủy, Chủ tịch UBND xã".
_POST_SEPARATOR = re.compile(r"[,;\n]|\s[-–—]\s|\s(?:kiêm|đồng thời là)\s", re.IGNORECASE)

# Ranks in tens leave room between them. The longest phrase a post starts with counts.
_POSTS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, ("bi thu tinh uy", "bi thu thanh uy")),
    (2, ("pho bi thu tinh uy", "pho bi thu thanh uy")),
    (
        3,
        (
            "chu tich hdnd tinh",
            "chu tich hdnd thanh pho",
            "chu tich ubnd tinh",
            "chu tich ubnd thanh pho",
        ),
    ),
    (
        4,
        (
            "pho chu tich hdnd tinh",
            "pho chu tich hdnd thanh pho",
            "pho chu tich ubnd tinh",
            "pho chu tich ubnd thanh pho",
        ),
    ),
    (6, ("giam doc so",)),
    (7, ("pho giam doc so",)),
    (10, ("bi thu",)),
    (11, ("pho bi thu thuong truc", "thuong truc dang uy")),
    (12, ("pho bi thu",)),
    (13, ("chu tich hdnd",)),
    (14, ("chu tich", "chu tich ubnd")),
    (15, ("chu tich ubmttq", "chu tich uy ban mttq", "chu tich mttq")),
    (16, ("uy vien ban thuong vu", "uy vien btv", "uv btv", "uvbtv")),
    (17, ("pho chu tich hdnd", "thuong truc hdnd")),
    (18, ("pho chu tich", "pho chu tich ubnd")),
    (19, ("pho chu tich ubmttq", "pho chu tich uy ban mttq", "pho chu tich mttq")),
    (20, ("uy vien ban chap hanh", "dang uy vien", "uy vien ubnd", "nguyen")),
    (
        30,
        (
            "truong",
            "chanh van phong",
            "giam doc",
            "chi huy truong",
            "hieu truong",
            "tram truong",
            "doi truong",
            "chanh thanh tra",
            "phu trach",
            "bi thu chi bo",
            "bi thu doan",
            "chu tich hoi",
            "chu tich cong doan",
        ),
    ),
    (
        40,
        (
            "pho",
            "chi huy pho",
            "tram pho",
            "doi pho",
            "pho bi thu chi bo",
            "pho bi thu doan",
            "pho chu tich hoi",
            "pho chu tich cong doan",
        ),
    ),
    (45, ("truong thon", "truong ban cong tac mat tran", "truong xom", "to truong")),
    (46, ("pho truong thon", "pho truong ban cong tac mat tran", "pho truong xom", "to pho")),
    (50, ("ke toan truong", "chuyen vien cao cap", "chuyen vien chinh")),
    (60, ("cong chuc", "chuyen vien", "can su", "thanh tra vien")),
    (70, ("vien chuc", "ke toan", "giao vien", "bien tap vien")),
    (80, ("can bo", "nhan vien", "phong vien", "cong tac vien", "thu quy", "van thu", "quay phim")),
)
_RANK_OF_PHRASE = {phrase: rank for rank, phrases in _POSTS for phrase in phrases}
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _RANK_OF_PHRASE)

# Long words that have a usual abbreviation, and abbreviations that start a post.
_SHORTER = (
    ("hoi dong nhan dan", "hdnd"),
    ("uy ban nhan dan", "ubnd"),
    ("uy ban mat tran to quoc", "ubmttq"),
    ("mat tran to quoc", "mttq"),
)
_LEADING = {
    "bt": "bi thu",
    "pbt": "pho bi thu",
    "ct": "chu tich",
    "pct": "pho chu tich",
    "tp": "truong phong",
    "ptp": "pho truong phong",
    "p": "pho",
    "gd": "giam doc",
    "pgd": "pho giam doc",
    "cvp": "chanh van phong",
    "pcvp": "pho chanh van phong",
    "cv": "chuyen vien",
}
# Acting as somebody ranks as that somebody.
_ACTING = ("dong chi ", "d c ", "quyen ", "q ")


@lru_cache(maxsize=4096)
def post_rank(position: str) -> int:
    """Return the rank of a position text: 1 is the highest, ``UNKNOWN_POST`` the last.

    Of several posts in one text the highest counts. Accents, capitals, Unicode form
    and the usual abbreviations (PCT, HĐND) make no difference.
    """
    return min(map(_rank_of_one, _POST_SEPARATOR.split(clean(position))), default=UNKNOWN_POST)


@lru_cache(maxsize=4096)
def posts(position: str) -> tuple[str, ...]:
    """Return the several posts in a position text, each as written.

    "Phó Bí thư Đảng ủy, Chủ tịch UBND xã" has two. What follows a comma or a dash and is no
    post that the table knows belongs to the post before it ("Quay phim, kỹ thuật").
    """
    found: list[str] = []
    end = 0
    text = clean(position)
    for piece in _POST_SEPARATOR.split(text):
        separator = text[end : text.index(piece, end)]
        end += len(separator) + len(piece)
        if not found or _rank_of_one(piece) != UNKNOWN_POST:
            found.append(piece)
        else:
            found[-1] += separator + piece
    return tuple(post for piece in found if (post := piece.strip(" ,;-–—")))


def _rank_of_one(post: str) -> int:
    words = " ".join(re.findall(r"\w+", fold(post)))
    for acting in _ACTING:
        words = words.removeprefix(acting)
    first, _, rest = words.partition(" ")
    words = f"{_LEADING.get(first, first)} {rest}"
    for long, short in _SHORTER:
        words = words.replace(long, short)
    parts = words.split()
    for length in range(min(_LONGEST_PHRASE, len(parts)), 0, -1):
        rank = _RANK_OF_PHRASE.get(" ".join(parts[:length]))
        if rank is not None:
            return rank
    return UNKNOWN_POST


ProtocolKey = tuple[int, int, str, int, int, str]


def add_posts(position: str, more: str) -> str:
    """Add the posts of ``more`` that are not yet in a position text, each once."""
    known = set(map(fold, posts(position)))
    new = [post for post in posts(more) if fold(post) not in known]
    return ", ".join([*([position] if position else []), *new])


def rank_of(delegate: Delegate) -> int:
    """Return the rank of whoever is to sit in a delegate's place; 1 is the highest.

    It is read from the post unless it was set by hand. A substitute who was announced does
    not inherit the rank: the substitute's own post, or own override, counts.
    """
    return own_rank(delegate.substitute or delegate)


def own_rank(who: Delegate | Substitute) -> int:
    """Return somebody's own rank: the one set by hand, else that of the post."""
    return post_rank(who.position) if who.rank is None else who.rank


def protocol_key(delegate: Delegate, unit: Unit | None) -> ProtocolKey:
    """Return the key that sorts delegates by protocol; smaller comes first.

    (guests 0, hosts 1, press 2), rank of the unit, the unit itself so that units of
    equal rank do not mingle, rank of who comes (see ``rank_of``), place in the list, id.
    """
    return (
        _part(delegate),
        _NO_UNIT if unit is None else unit.rank,
        "" if unit is None else unit.id,
        rank_of(delegate),
        delegate.order,
        delegate.id,
    )


def _part(delegate: Delegate) -> int:
    # A walk-in is noted as a guest, but only a leader's post makes one a guest of honour.
    if Role.GUEST in delegate.roles and not (delegate.walk_in and rank_of(delegate) > LEADING_POST):
        return 0
    return 2 if Role.PRESS in delegate.roles else 1


def protocol_order(delegates: Iterable[Delegate], units: Iterable[Unit]) -> list[Delegate]:
    """Sort delegates as they are introduced and seated."""
    by_id = {unit.id: unit for unit in units}
    return sorted(
        delegates, key=lambda delegate: protocol_key(delegate, by_id.get(delegate.unit or ""))
    )
