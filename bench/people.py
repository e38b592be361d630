"""Invented people for the benches, the same at each run."""

from random import Random

from hoinghi_tui.spreadsheets.drafts import DelegateDraft

SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đào",
)  # fmt: skip
MIDDLES = ("Văn", "Thị", "Đức", "Thị Thu", "Ngọc", "Hữu", "Minh", "Quang", "Thanh", "Gia")
GIVEN = (
    "An", "Ân", "Bình", "Châu", "Dung", "Đức", "Giang", "Hà", "Hoà", "Hùng", "Khánh", "Lan",
    "Loan", "Mẫn", "Phượng", "Soái", "Ưng", "Yến",
)  # fmt: skip
UNITS = ("Phòng Kinh tế", "Phòng Văn hóa – Xã hội", *(f"Thôn {n}" for n in range(1, 39)))
POSTS = ("Công chức", "Trưởng phòng", "Phó Chủ tịch UBND xã", "Trưởng thôn", "Chuyên viên")


def drafts(people: int) -> tuple[DelegateDraft, ...]:
    """Return as many invented people."""
    chance = Random(1)
    return tuple(
        DelegateDraft(
            full_name=" ".join(map(chance.choice, (SURNAMES, MIDDLES, GIVEN))),
            position=chance.choice(POSTS),
            unit_text=chance.choice(UNITS),
            phone=f"09{number:08}",
        )
        for number in range(people)
    )
