"""Surnames of Vietnam, by which a name is told from other words."""

from hoinghi_tui.vietnamese.clean import clean
from hoinghi_tui.vietnamese.collation import SyllableKey, syllable_key

SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đào", "Đinh", "Đoàn", "Trịnh", "Trương", "Mai", "Lương", "Lưu",
    "Tạ", "Tô", "Hà", "Cao", "Châu", "Chu", "Phùng", "Thái", "Tăng", "Quách", "Tống", "Vương",
    "La", "Lâm", "Lã", "Kiều", "Khúc", "Khuất", "Khổng", "Kim", "Đàm", "Đồng", "Đậu", "Điền",
    "Diệp", "Doãn", "Giang", "Giáp", "Giàng", "Hạ", "Hàn", "Hầu", "Hứa", "Hờ", "Lò", "Lường",
    "Lù", "Lục", "Lành", "Lại", "Mạc", "Mạch", "Mẫn", "Ma", "Mã", "Mùa", "Nghiêm", "Ngụy", "Nhâm",
    "Nông", "Ninh", "Ông", "Phí", "Phó", "Phương", "Quan", "Quang", "Sầm", "Sùng", "Thạch",
    "Thân", "Thào", "Thẩm", "Thiều", "Tiêu", "Tòng", "Tôn", "Triệu", "Trà", "Trang", "Tri", "Từ",
    "Ung", "Uông", "Ưng", "Văn", "Vàng", "Vi", "Viên", "Vừ", "Xa", "Âu", "Ân", "Bành", "Bạch",
    "Bàn", "Bế", "Biện", "Cà", "Cát", "Cầm", "Chẩu", "Chế", "Chử", "Cồ", "Công", "Cù", "Cung",
    "Cấn", "Dư", "Đái", "Đăng", "Đổng", "Đường", "Hùng", "Hoa", "Hình", "Kha", "Kiên", "Lang",
    "Liêu", "Liễu", "Long", "Mang", "Mâu", "Mùi", "Ngân", "Nhữ", "Ngọ", "Phù", "Quàng", "Sái",
    "Sơn", "Tào", "Tề", "Thi", "Thiệu", "Thôi", "Tiếp", "Trưng", "Tưởng", "Tất", "Ty", "Y", "Rơ",
    "Rah", "Siu", "Ksor", "Nay", "Niê", "Kpă", "Ka", "K'Sor", "Hmok", "Êban", "Mlô", "Ban",
    "Bang", "Bàng", "Hồng", "Hướng", "Tướng", "Lỗ", "Lữ", "Sử", "Đan", "Trác", "Tiền", "Úc",
)  # fmt: skip
"""The usual ones, of the Kinh and of other peoples; lists hold few that are not here."""

_KEYS: frozenset[SyllableKey] = frozenset(map(syllable_key, SURNAMES))


def begins_with_surname(text: str) -> bool:
    """Tell whether the first word of a text is a surname, accents and all.

    "Trương Văn An" begins so and "Trưởng phòng" does not.
    """
    first = clean(text).partition(" ")[0]
    return syllable_key(first) in _KEYS or first.upper().startswith(("H'", "Y-"))
