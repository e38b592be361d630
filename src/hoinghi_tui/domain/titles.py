"""How people are spoken of: "đồng chí Đặng Văn Bằng, Trưởng phòng Kinh tế"."""

import re
from functools import lru_cache

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.domain.protocol import UNKNOWN_POST, post_rank
from hoinghi_tui.vietnamese import fold

COMRADE = "đồng chí"

_EVERYDAY = frozenset({"ong", "ba", "anh", "chi", "co", "chu"})
_COMRADES = frozenset({"", "d/c", "dc", "dong chi"})
# A post that names no body: of which body it is stands in the unit.
_BARE = re.compile(
    r"(?:quyen |phu trach )?(?:pho )?"
    r"(?:truong (?:phong|ban|tram|doi|khoa|thon)|chanh van phong|giam doc|hieu truong"
    r"|tram truong|doi truong|chi huy truong|chu tich|chu nhiem|bi thu|ke toan truong"
    r"|chuyen vien|cong chuc|vien chuc|can bo|nhan vien|ke toan|van thu|phong vien|quay phim)"
)


def form_of_address(honorific: str, position: str, unit: Unit | None) -> str:
    """Return how a person is addressed in a hall: "đồng chí", "ông", "bà", an own title.

    Who holds a post or belongs to a unit is "đồng chí", as is the custom of offices; who
    is neither, as a citizen who is honoured, is "ông" or "bà" as the list has it. A title of
    its own ("Thượng tọa", "TS.") is kept. Where nothing is known it is "đồng chí".
    """
    key = fold(honorific).rstrip(".")
    if key in _COMRADES:
        return COMRADE
    if key not in _EVERYDAY:
        return honorific.strip()
    is_official = unit is not None or post_rank(position) != UNKNOWN_POST
    return COMRADE if is_official else honorific.strip().lower()


def post_with_unit(position: str, unit: Unit | None) -> str:
    """Return a post, and of which unit it is where the post alone does not say so.

    "Trưởng phòng" of "Phòng Kinh tế" is "Trưởng phòng Kinh tế"; "Phó Chủ tịch UBND xã"
    stays. Without a post it is the unit's name.
    """
    if unit is None or not position.strip():
        return position.strip() or (unit.name if unit else "")
    return _post_in(position.strip(), unit.name)


@lru_cache(maxsize=1024)
def _post_in(position: str, unit: str) -> str:
    if _BARE.fullmatch(fold(position)) is None:
        return position
    post, body = position.split(), unit.split()
    for length in range(min(len(post), len(body)), 0, -1):
        if fold(" ".join(post[-length:])) == fold(" ".join(body[:length])):
            return " ".join([*post, *body[length:]])
    return " ".join([*post, *body])


def titled(person: Attendee, unit: Unit | None) -> str:
    """Return address, name and post of who is here, as they are read out."""
    address = form_of_address(person.honorific, person.position, unit)
    post = post_with_unit(person.position, unit)
    return ", ".join(filter(None, (f"{address} {person.full_name}", post)))


def sentence_start(words: str) -> str:
    """Return words with a capital first letter; the rest stays."""
    return words[:1].upper() + words[1:]
