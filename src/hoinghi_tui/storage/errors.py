"""Why something could not be saved, in words for the person at the desk."""

import errno
from typing import TYPE_CHECKING

from hoinghi_tui.storage.server_causes import SERVER_CAUSES

if TYPE_CHECKING:
    from hoinghi_tui.storage.events import Event, Op

_CAUSES: dict[str, tuple[str, str]] = {
    "disk_full": (
        "ổ đĩa đầy",
        "Chưa lưu được vì ổ đĩa đã đầy. Hãy xóa bớt tệp hoặc chuyển thư mục sang ổ khác, "
        "rồi làm lại.",
    ),
    "file_too_big": (
        "tệp quá lớn",
        "Chưa lưu được vì tệp đã đến giới hạn dung lượng. Hãy chuyển thư mục sang ổ khác, "
        "rồi làm lại.",
    ),
    "unwritable": (
        "thư mục chỉ đọc",
        "Chưa lưu được vì thư mục hội nghị không cho ghi. Hãy cấp quyền ghi hoặc chép sang ổ khác, "
        "rồi làm lại.",
    ),
    "viewing": (
        "đang mở chỉ để xem",
        "Hội nghị đang mở chỉ để xem. Hãy mở lại bình thường để lưu.",
    ),
    "lock_held": (
        "bàn khác đang giữ khóa",
        "Chưa lưu được vì một bàn khác giữ khóa quá lâu. Hãy đợi giây lát rồi làm lại; "
        "nếu vẫn vậy, đóng cửa sổ đang treo.",
    ),
    "lock_unsupported": (
        "không khóa được thư mục",
        "Chưa lưu được vì ổ đĩa này không hỗ trợ khóa tệp. Hãy chép thư mục sang ổ đĩa trong máy "
        "rồi mở lại.",
    ),
    "network_folder": (
        "thư mục trên ổ mạng",
        "Không ghi được hội nghị trên ổ mạng hay trong thư mục đồng bộ. Hãy chép thư mục về ổ đĩa "
        "trong máy rồi mở lại.",
    ),
    "log_gone": (
        "mất tệp nhật ký",
        "Chưa lưu được vì tệp events.jsonl đã bị xóa hoặc đổi tên. Hãy đưa tệp trở lại, "
        "hoặc đóng mọi bàn rồi lấy bản sao trong thư mục backup bằng lệnh: "
        "hoinghi-tui verify THƯ-MỤC --repair",
    ),
    "log_replaced": (
        "tệp nhật ký bị thay",
        "Chưa lưu được vì tệp events.jsonl đã bị thay bằng tệp khác. Hãy đưa tệp cũ trở lại "
        "(bản cứu nằm trong thư mục backup), hoặc đóng và mở lại để dùng tệp mới.",
    ),
    "no_copy": (
        "không còn bản sao",
        "Không còn dòng nào dùng được trong events.jsonl và trong thư mục backup. "
        "Hãy lấy lại thư mục hội nghị từ USB hay máy khác.",
    ),
    "newer_version": (
        "cần bản chương trình mới hơn",
        "Hội nghị này được ghi bằng bản chương trình mới hơn nên chỉ mở để xem. "
        "Hãy cập nhật chương trình rồi mở lại.",
    ),
    "folder_open": (
        "hội nghị đang mở",
        "Chưa làm gì vì hội nghị này, hay một tệp của nó, đang mở ở một cửa sổ khác. Hãy đóng mọi "
        "bàn, bảng chiếu và tệp rồi làm lại.",
    ),
    "being_rewritten": (
        "đang xóa dữ liệu cá nhân",
        "Chưa mở được vì lệnh forget đang ghi lại thư mục này. Hãy đợi lệnh ấy xong rồi mở lại.",
    ),
    "half_rewritten": (
        "xóa dữ liệu chưa xong",
        "Việc xóa dữ liệu cá nhân đã bắt đầu mà chưa xong. Hãy đóng các tệp đang mở, kiểm tra ổ "
        "đĩa và quyền ghi rồi mở lại hội nghị: chương trình tự làm nốt.",
    ),
    "offline_elsewhere": (
        "cửa sổ khác giữ bản của máy này",
        "Hội nghị này đang mở ở một cửa sổ khác trên máy này. Hãy chọn “Làm tiếp ngoại tuyến” ở "
        "cửa sổ ấy, hoặc đóng nó rồi mở lại ở đây.",
    ),
    "io_error": (
        "ổ đĩa báo lỗi",
        "Chưa lưu được vì ổ đĩa báo lỗi. Hãy kiểm tra ổ đĩa hoặc USB, rồi làm lại.",
    ),
    **SERVER_CAUSES,
}

_CODES = {
    errno.ENOSPC: "disk_full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "disk_full",
    errno.EFBIG: "file_too_big",
    errno.EROFS: "unwritable",
    errno.EACCES: "unwritable",
    errno.EPERM: "unwritable",
    errno.ENOSYS: "lock_unsupported",
    errno.ENOLCK: "lock_unsupported",
    errno.EOPNOTSUPP: "lock_unsupported",
    errno.ENOTSUP: "lock_unsupported",
}


class Conflict(Exception):  # noqa: N818 - named for what happened, as the design does
    """A row is no longer what the action expects: somebody else was faster.

    ``op`` is the change whose precondition failed, ``event`` the action that last
    changed that row (who and when), if it is known.
    """

    def __init__(self, op: "Op | None", event: "Event | None") -> None:
        self.op = op
        self.event = event
        who = f"{event.station} vừa lưu “{event.note or event.kind}”" if event else "dữ liệu đã đổi"
        super().__init__(f"Không làm được vì {who}. Hãy xem lại rồi làm lại.")


class NotSaved(Exception):  # noqa: N818
    """The action was not saved, and nothing has been changed.

    ``cause`` is a code for programs ("disk_full", "lock_held", …), ``short`` a few
    Vietnamese words for a footer, the text a sentence with what to do: the usual one for
    this cause, or the ``sentence`` given.
    """

    may_be_saved = False
    """Whether nobody knows: the connection to a server broke, and the log may hold it."""

    def __init__(self, cause: str, sentence: str | None = None) -> None:
        self.cause = cause
        self.short, usual = _CAUSES[cause]
        super().__init__(sentence or usual)

    @property
    def log_is_lost(self) -> bool:
        """Tell whether the log that was being read is no longer at its place."""
        return self.cause in ("log_gone", "log_replaced", "server_replaced")

    @classmethod
    def because(cls, error: OSError, sentence: str | None = None) -> "NotSaved":
        """Put an error of the operating system into words."""
        return cls(_CODES.get(error.errno or 0, "io_error"), sentence)


class Damaged(Exception):  # noqa: N818
    """The log is damaged before its end; it can be read but not written.

    ``line`` is the number of the first bad line of ``events.jsonl``, or of the first bad
    event ``on_server``, from 1.
    """

    short = "nhật ký bị hỏng"
    """A few Vietnamese words for a footer."""

    def __init__(self, line: int, *, on_server: bool = False) -> None:
        self.line = line
        if on_server:
            super().__init__(
                f"Nhật ký trên máy chủ PostgreSQL bị sửa hoặc hỏng ở việc số {line} nên chỉ mở để "
                "xem. Hãy nhờ người quản trị khôi phục bảng events từ bản sao lưu rồi mở lại."
            )
            return
        super().__init__(
            f"Tệp events.jsonl bị hỏng ở dòng {line} nên chỉ mở để xem. Hãy chép cả thư mục ra nơi "
            "khác, đóng mọi bàn rồi chạy: hoinghi-tui verify THƯ-MỤC --repair"
        )
