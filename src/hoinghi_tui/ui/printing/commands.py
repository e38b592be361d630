"""What can be done on F8, told once: keys, words, help."""

from hoinghi_tui.ui.command import Command
from hoinghi_tui.ui.printing.whole_papers import WHOLE_PAPERS


def _inside(name: str) -> str:
    """Begin a name small, as it stands inside a sentence; "CCHC" stays as it is."""
    return name[:1].lower() + name[1:]


WHOLE_COMMANDS = tuple(
    Command(
        f"print_whole('{one.id}')",
        one.key.lower(),
        one.key or "5 P",
        f"in {_inside(one.name)}",
        f"In {_inside(one.name)}, {one.note}",
        shown=False,
    )
    for one in WHOLE_PAPERS
)
"""What is printed once for the whole conference; a key, if any, stands before its line."""

HELP = """
Phím 1, 2, 3, 4 chọn loại: giấy khen, thẻ đại biểu, giấy mời, biển tên. Chọn người bằng Space (dấu
■) rồi bấm P để in ra một tệp Word trong thư mục out/ của hội nghị. Không chọn ai thì in tất cả.
Phím C chọn những ai chưa in, F chọn theo đơn vị, theo đợt trao hoặc những tờ phải in lại.

Dấu ▲: tờ đã in nay dữ liệu đã đổi, cần in lại. In lại giấy khen, thẻ thì phải ghi lý do, lý do vào
nhật ký. Phím V chọn in giấy khen cả khung, hoặc chỉ chữ trên phôi có sẵn.

Phím 5 là tài liệu chung, xếp theo lúc cần: trước hội nghị, ngày họp, sau hội nghị. Chọn một dòng
rồi bấm P (hoặc Enter). Dòng nào có chữ vàng ở đầu thì ở loại nào cũng bấm được ngay phím ấy: S sơ
đồ chỗ ngồi A4, K danh sách ký nhận, H chương trình, M biên bản… Bên phải là chữ của trang 1 như sẽ
in ra, cuộn bằng PgUp PgDn; xem thì không lưu gì.

Thẻ in 8 cái một tờ A4, cắt theo nét đứt; in tất cả thì có thêm thẻ thử máy quét. Thẻ và giấy
mời có mã QR; ai chưa có mã được cấp khi in. Giấy mời gửi xong thì ghi “đã gửi” ở F3 (Ctrl+G).
Khách phát sinh và người báo vắng không có giấy mời.

Biển tên: mỗi người một tờ A4, gấp theo hai nét đứt thành ba mặt, đọc được từ hai phía. Không
chọn ai thì in cho người ngồi bàn chủ tọa, thư ký, dẫn chương trình.

Chỗ chưa có số liệu được in dấu “…” và được báo sau khi in. Sau khi in, bấm D để đổi tệp vừa tạo
của loại đang xem sang PDF (cần LibreOffice: libreoffice.org; Esc dừng), I để gửi tệp đó tới máy
in. Phím X chọn máy in, khay, một hay hai mặt, số bản; máy này nhớ cho lần sau.
"""

COMMANDS = (
    Command("stop", "escape", "Esc", "dừng", "Dừng việc tạo PDF đang chạy"),
    Command("mark", "space", "Space", "chọn", "Chọn hoặc bỏ chọn người đang đứng"),
    Command("print", "p", "P", "in Word", "In loại đang xem: người đã chọn, hoặc tất cả"),
    Command("pdf", "d", "D", "ra PDF", "Đổi tệp vừa in của loại đang xem sang PDF"),
    Command("send", "i", "I", "máy in", "Gửi tệp vừa in của loại đang xem tới máy in"),
    Command("mark_all", "a", "A", "chọn hết", "Chọn tất cả, hoặc bỏ chọn tất cả"),
    Command("mark_new", "c", "C", "chọn chưa in", "Chọn những ai chưa in"),
    Command("mark_some", "f", "F", "chọn theo…", "Chọn theo đơn vị, đợt trao, tờ phải in lại"),
    Command("printer", "x", "X", "chọn máy in", "Chọn máy in, khay, số mặt, số bản"),
    Command("blank", "v", "V", "phôi", "Giấy khen cả khung, hoặc chỉ chữ trên phôi có sẵn"),
    *WHOLE_COMMANDS,
    Command("scroll_page(-1)", "pageup", "PgUp", "lên", "Cuộn trang xem trước lên", False, True),
    Command("scroll_page(1)", "pagedown", "PgDn", "xuống", "Cuộn trang xem trước", False, True),
    Command("show_paper('certificates')", "1", "1", "giấy khen", "Giấy khen", shown=False),
    Command("show_paper('badges')", "2", "2", "thẻ", "Thẻ đại biểu", shown=False),
    Command("show_paper('invitations')", "3", "3", "giấy mời", "Giấy mời", shown=False),
    Command("show_paper('tent-cards')", "4", "4", "biển tên", "Biển tên để bàn", shown=False),
    Command(
        "show_paper('')",
        "5",
        "5",
        "tài liệu chung",
        "Tài liệu chung: sơ đồ chỗ ngồi, danh sách, chương trình",
        shown=False,
    ),
)
"""What F8 can do, in order of importance."""
