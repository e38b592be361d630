"""Numbers of certificates in the register (số vào sổ), given in the order of calling."""

import re
from collections.abc import Iterable
from dataclasses import replace

from hoinghi_tui.domain.awards import Award, in_calling_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import clean

_NUMBER = re.compile(r"(\D*)(\d{1,9})(.*)", re.DOTALL)


def give_numbers(awards: Iterable[Award], first: str) -> list[Award]:
    """Return awards that wait with numbers from ``first`` on, in the order of calling.

    The first digits count: after "07/2025" comes "08/2025". Refuses a text without digits.
    """
    told = _NUMBER.fullmatch(clean(first))
    if told is None:
        raise Refused("Số vào sổ cần có chữ số, ví dụ 01 hoặc 01/2025.")
    before, digits, behind = told.groups()
    waiting = [award for award in in_calling_order(awards) if not award.is_done]
    return [
        replace(award, certificate_no=f"{before}{int(digits) + at:0{len(digits)}d}{behind}")
        for at, award in enumerate(waiting)
    ]
