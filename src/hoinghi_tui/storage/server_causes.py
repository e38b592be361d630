"""What can be wrong with a PostgreSQL server, and what to do then, for the person at the desk."""

import sys

_PIP = r".venv\Scripts\pip" if sys.platform == "win32" else ".venv/bin/pip"

SERVER_CAUSES: dict[str, tuple[str, str]] = {
    "server_away": (
        "mất kết nối máy chủ",
        "Chưa lưu được vì máy chủ PostgreSQL không trả lời. Hãy kiểm tra mạng và máy chủ; chương "
        "trình tự nối lại, khi ấy hãy làm lại.",
    ),
    "server_replaced": (
        "nhật ký trên máy chủ bị thay",
        "Chưa lưu được vì nhật ký trên máy chủ PostgreSQL không còn là nhật ký đã đọc: máy chủ "
        "được khôi phục từ bản cũ hoặc là hội nghị khác. Hãy hỏi người quản trị máy chủ; nếu đúng "
        "là bản cần dùng, đóng và mở lại.",
    ),
    "server_address": (
        "sai địa chỉ máy chủ",
        "Địa chỉ máy chủ chưa đúng. Cần dạng postgresql://NGƯỜI-DÙNG@MÁY-CHỦ/CƠ-SỞ-DỮ-LIỆU, thêm "
        "?schema=TÊN nếu máy chủ giữ nhiều hội nghị.",
    ),
    "server_password": (
        "sai người dùng hoặc mật khẩu",
        "Máy chủ PostgreSQL không nhận tên người dùng hoặc mật khẩu. Hãy gõ lại, đặt biến "
        "PGPASSWORD hoặc tệp .pgpass, hay hỏi người quản trị máy chủ.",
    ),
    "server_no_database": (
        "chưa có cơ sở dữ liệu",
        "Máy chủ PostgreSQL không có cơ sở dữ liệu này. Hãy xem lại tên ở cuối địa chỉ, hoặc nhờ "
        "người quản trị tạo rồi chạy: hoinghi-tui pg-init ĐỊA-CHỈ",
    ),
    "server_no_tables": (
        "cơ sở dữ liệu chưa chuẩn bị",
        "Cơ sở dữ liệu chưa có bảng của chương trình. Hãy xem lại ?schema= trong địa chỉ, hoặc "
        "chạy một lần: hoinghi-tui pg-init ĐỊA-CHỈ",
    ),
    "server_denied": (
        "không đủ quyền trên máy chủ",
        "Người dùng này không đủ quyền trên máy chủ PostgreSQL. Hãy nhờ người quản trị chạy: "
        "hoinghi-tui pg-init ĐỊA-CHỈ --role TÊN-NGƯỜI-DÙNG, và kiểm tra pg_hba.conf.",
    ),
    "server_tls": (
        "không tin được chứng chỉ máy chủ",
        "Không nối được an toàn: chứng chỉ của máy chủ PostgreSQL thiếu, sai tên máy hoặc không do "
        "nơi đã tin cấp. Hãy kiểm tra sslmode, sslrootcert và tên máy trong địa chỉ; đừng bỏ qua.",
    ),
    "server_busy": (
        "máy chủ đang bận",
        "Chưa lưu được vì máy chủ PostgreSQL bận quá lâu. Hãy đợi giây lát rồi làm lại; nếu vẫn "
        "vậy, nhờ người quản trị xem ai đang khóa bảng events.",
    ),
    "server_crowded": (
        "máy chủ hết chỗ kết nối",
        "Máy chủ PostgreSQL đã đủ số kết nối, mỗi bàn cần hai. Hãy đóng chương trình ở bàn không "
        "dùng, hoặc nhờ người quản trị tăng max_connections và giới hạn của người dùng này.",
    ),
    "server_full": (
        "ổ đĩa máy chủ đầy",
        "Chưa lưu được vì ổ đĩa của máy chủ PostgreSQL đã đầy. Hãy nhờ người quản trị dọn chỗ, rồi "
        "làm lại.",
    ),
    "server_fault": (
        "máy chủ báo lỗi",
        "Chưa lưu được vì máy chủ PostgreSQL báo lỗi. Hãy làm lại; nếu vẫn vậy, nhờ người quản trị "
        "xem nhật ký của máy chủ.",
    ),
    "server_format": (
        "bảng khác phiên bản",
        "Bảng trong cơ sở dữ liệu do bản chương trình khác tạo. Hãy dùng cùng một bản chương trình "
        "ở mọi máy rồi mở lại.",
    ),
    "server_encoding": (
        "cơ sở dữ liệu không dùng UTF-8",
        "Cơ sở dữ liệu này không dùng bảng mã UTF-8. Hãy nhờ người quản trị tạo cơ sở dữ liệu mới "
        "với ENCODING 'UTF8' và TEMPLATE template0.",
    ),
    "server_extra": (
        "chưa cài phần PostgreSQL",
        "Chưa cài phần dùng PostgreSQL. Mở cửa sổ dòng lệnh trong thư mục mã nguồn của chương "
        f'trình, chạy: {_PIP} install -c constraints.txt ".[postgres]" rồi thử lại.',
    ),
    "append_only": (
        "không viết lại được quá khứ",
        "Hội nghị trên PostgreSQL chỉ ghi thêm, không viết lại việc đã lưu. Hãy chép về một thư "
        "mục bằng lệnh: hoinghi-tui copy ĐỊA-CHỈ THƯ-MỤC, rồi làm trên thư mục ấy.",
    ),
}
"""Code of a cause → a few words for a footer, and the sentence."""
