"""How high an award ranks by its title and by who honours: the highest is called first."""

import re

from hoinghi_tui.vietnamese import fold

# By who may award what: Luật Thi đua, khen thưởng 06/2022/QH15. What is not told apart
# here is the commune's own.
_LEVELS = (
    re.compile(r"\b(?:huan chuong|huy chuong|danh hieu vinh du|chu tich nuoc)\b"),
    re.compile(r"\b(?:thu tuong|chinh phu)\b"),
    re.compile(r"\b(?:bo truong|bang khen cua bo|bo|trung uong)\b"),
    re.compile(r"\b(?:ubnd (?:tinh|thanh pho)|tinh|thanh pho|tp|bang khen)\b"),
    re.compile(r"\b(?:so|huyen|quan)\b"),
)


def level_rank(level: str, title: str = "") -> int:
    """Return 0 for the state's honours, a larger number for each lower level.

    ``level`` is who honours; where it says nothing of a level the title tells ("Bằng khen").
    """
    for text in (level, title):
        words = fold(text)
        if re.search(r"\b(?:xa|phuong|dac khu)\b", words):
            break
        for rank, pattern in enumerate(_LEVELS):
            if pattern.search(words):
                return rank
    return len(_LEVELS)
