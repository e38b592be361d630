"""How far a printer is off on a pre-printed blank, and what puts its words back in place."""

import re
from dataclasses import dataclass

from hoinghi_tui.domain.refusal import Refused

MOST_MM = 20.0
"""How far the words may be moved; beyond that the paper lies wrong in the printer."""
LEAST_SCALE, MOST_SCALE = 0.9, 1.1

CROSS_LEFT_MM, CROSS_TOP_MM = 25.0, 25.0
"""Where the first cross of the calibration page is to stand, from the paper's top left corner."""
CROSS_APART_MM = 240.0
"""How far the two upper crosses of the calibration page are to stand apart."""

_NUMBER = re.compile(r"[+−-]?\d{1,4}(?:[.,]\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintProfile:
    """What one printer needs on one blank; ``name`` is what people call the pair.

    Words move ``dx_mm`` to the right and ``dy_mm`` down, negative for left and up. ``scale``
    multiplies all distances from the paper's top left corner before that; 1 changes nothing.
    Letters become as much wider or narrower and keep their height.
    """

    name: str
    dx_mm: float = 0.0
    dy_mm: float = 0.0
    scale: float = 1.0

    @property
    def moves(self) -> bool:
        """Whether anything is printed elsewhere than the template says."""
        return (self.dx_mm, self.dy_mm, self.scale) != (0.0, 0.0, 1.0)

    @property
    def text(self) -> str:
        """The three numbers as the office writes them: "sang phải 1,5 mm, lên 2 mm, …"."""
        across = f"sang {'trái' if self.dx_mm < 0 else 'phải'} {number_text(abs(self.dx_mm))} mm"
        along = f"{'lên' if self.dy_mm < 0 else 'xuống'} {number_text(abs(self.dy_mm))} mm"
        return f"{across}, {along}, tỉ lệ {number_text(self.scale)}"


def checked(profile: PrintProfile) -> PrintProfile:
    """Return a profile as it may be kept; refuses a blank name and what no printer is off by."""
    name = " ".join(profile.name.split())
    if not name:
        raise Refused("Hãy đặt tên cho phôi và máy in, ví dụ: Canon phòng họp – phôi 2025.")
    if not all(abs(one) <= MOST_MM for one in (profile.dx_mm, profile.dy_mm)):
        raise Refused(
            f"Chỉ dịch được tối đa {number_text(MOST_MM)} mm. Lệch nhiều hơn là giấy đặt sai khay "
            "hoặc sai khổ: kiểm tra máy in trước."
        )
    if not LEAST_SCALE <= profile.scale <= MOST_SCALE:
        raise Refused(
            f"Tỉ lệ phải từ {number_text(LEAST_SCALE)} đến {number_text(MOST_SCALE)}. Khi in nhớ "
            "chọn “Actual size”, bỏ “Fit to page”."
        )
    return PrintProfile(name=name, dx_mm=profile.dx_mm, dy_mm=profile.dy_mm, scale=profile.scale)


def from_calibration(
    name: str, left_mm: float, top_mm: float, apart_mm: float = CROSS_APART_MM
) -> PrintProfile:
    """Return the profile that undoes what was measured on the calibration page.

    ``left_mm`` and ``top_mm`` are how far the first cross stands from the left and the upper
    edge of the paper, ``apart_mm`` how far the two upper crosses stand apart. A printer that
    puts the place p at k·p + o needs it asked for at p/k − o/k. Refuses as ``checked`` does.
    """
    if apart_mm <= 0:
        raise Refused("Khoảng cách hai dấu cộng phải lớn hơn 0 mm. Xin đo lại.")
    stretched = apart_mm / CROSS_APART_MM
    return checked(
        PrintProfile(
            name=name,
            dx_mm=_asked_for(left_mm, CROSS_LEFT_MM, stretched),
            dy_mm=_asked_for(top_mm, CROSS_TOP_MM, stretched),
            scale=round(1 / stretched, 4),
        )
    )


def _asked_for(measured: float, wanted: float, stretched: float) -> float:
    """Return −o/k to a hundredth of a millimetre, where o is measured − k·wanted."""
    return round(wanted - measured / stretched, 2) + 0.0  # no minus zero


def parse_number(text: str) -> float | None:
    """Read a number as offices write it, "1,5", "-2.0", "+0,5 mm"; else None."""
    plain = text.strip().removesuffix("mm").strip()
    if not _NUMBER.fullmatch(plain):
        return None
    return float(plain.replace(",", ".").replace("−", "-"))


def number_text(number: float) -> str:
    """Write a number with a comma and no idle zeros: "1,5", "20", "0,9917"."""
    return f"{number:.4f}".rstrip("0").rstrip(".").replace(".", ",")
