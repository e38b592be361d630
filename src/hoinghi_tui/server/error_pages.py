"""What is told when a request is refused: on a page to the person, in a line to the journal."""

from dataclasses import dataclass

from aiohttp import web

from hoinghi_tui.server.access import NOT_YOUR_PAGE, Handler
from hoinghi_tui.server.house import HOUSE
from hoinghi_tui.server.package_files import page

FOREIGN_PAGE = "Foreign page"
"""The reason of a 403 that comes from an Origin which is not ours."""
STRANGE_PATH = "Strange path"
"""The reason of a 404 for a path that tries to leave its folder."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The title and the advice of a page, and the words of the journal."""

    title: str
    advice: str
    journal: str


_BACK = "Hãy quay lại trang đầu."
_BY_REASON = {
    NOT_YOUR_PAGE: _Words(
        "Trang này không thuộc phần việc của máy này",
        "Cần làm việc khác, hãy xin mã của phần việc ấy ở máy chính.",
        "trang của phần việc khác",
    ),
    FOREIGN_PAGE: _Words(
        "Yêu cầu này không đến từ trang của hội nghị",
        "Hãy mở lại địa chỉ ghi trên màn hình máy chính.",
        "trang lạ gửi tới (Origin)",
    ),
    STRANGE_PATH: _Words("Không có trang này", _BACK, "đường dẫn tìm lối ra ngoài"),
}
_BY_STATUS = {
    400: _Words("Máy chủ không hiểu yêu cầu này", _BACK, "yêu cầu hỏng"),
    401: _Words(
        "Máy này chưa được vào, hoặc đã bị ngắt",
        "Hãy xin mã mới ở máy chính rồi nhập lại.",
        "chưa có phiên",
    ),
    403: _Words("Máy này không được làm việc ấy", _BACK, "không được phép"),
    404: _Words("Không có trang này", _BACK, "trang không có"),
    405: _Words("Máy chủ không hiểu yêu cầu này", _BACK, "cách gọi không có"),
    408: _Words("Gửi quá lâu", "Hãy thử lại khi mạng khá hơn.", "gửi quá lâu"),
    413: _Words(
        "Gửi lên quá nhiều", "Hãy chụp lại ảnh nhỏ hơn, hoặc tìm theo tên.", "gửi lên quá nhiều"
    ),
    415: _Words("Tệp này không phải ảnh", "Hãy chụp lại mã trên thẻ.", "tệp không đúng loại"),
    421: _Words(
        "Địa chỉ này không phải của máy chủ hội nghị",
        "Hãy gõ đúng địa chỉ ghi trên màn hình máy chính.",
        "tên máy lạ (Host)",
    ),
    429: _Words("Thử quá nhiều lần", "Hãy chờ rồi thử lại.", "thử quá nhiều lần"),
    503: _Words(
        "Máy chủ đang bận", "Hãy đợi vài giây rồi thử lại. Việc đã lưu vẫn còn.", "máy chủ bận"
    ),
}
_FAULT = _Words(
    "Máy chủ gặp lỗi",
    "Việc đã lưu vẫn còn. Hãy tải lại trang; còn lỗi thì làm tiếp ở máy chính.",
    "lỗi của máy chủ",
)


def error_page(status: int, reason: str = "") -> web.Response:
    """Return the page that tells of a refusal and what to do next."""
    words = _words(status, reason)
    return page("error.html", status=status, title=words.title, advice=words.advice)


def _words(status: int, reason: str) -> _Words:
    return _BY_REASON.get(reason) or _BY_STATUS.get(status, _FAULT)


@web.middleware
async def tell_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what a page raises into words, and keep a line of it."""
    try:
        return await handler(request)
    except web.HTTPException as answer:
        if answer.status < 400:
            raise
        status, reason, note = answer.status, answer.reason, ""
    except (ConnectionError, TimeoutError):
        raise  # nobody is there to read a page
    except Exception as fault:  # noqa: BLE001 - a page must not end the server
        status, reason, note = 500, "", f" ({type(fault).__name__} ở {_place(fault)})"
    words = _words(status, reason)
    request.app[HOUSE].journal.note(request.remote or "", f"{words.journal}{note}")
    return error_page(status, reason)


def _place(fault: Exception) -> str:
    """Return the file and line where a fault arose; its text may hold people's names."""
    at = fault.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    if at is None:
        return "?"
    return f"{at.tb_frame.f_globals.get('__name__', '?')}:{at.tb_lineno}"
