"""What is missing for serving browsers, in words for the office."""

import sys
from importlib.util import find_spec

from hoinghi_tui.domain.refusal import Refused

_PIP = r".venv\Scripts\pip" if sys.platform == "win32" else ".venv/bin/pip"
_SERVE = ("aiohttp", "textual_serve", "PIL", "zxingcpp")


class ExtraMissing(Refused):
    """An extra of the package is not installed; the text says how to install it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"Chưa cài phần {what}. Mở cửa sổ dòng lệnh trong thư mục mã nguồn của chương "
            f'trình, chạy: {_PIP} install -c constraints.txt ".[{extra}]" rồi thử lại.'
        )


def require_serve() -> None:
    """Raise ``ExtraMissing`` when a library of the extra ``serve`` is missing; loads none."""
    if any(find_spec(library) is None for library in _SERVE):
        raise ExtraMissing("cho máy khác vào bằng trình duyệt", "serve,tls")


def require_tls() -> None:
    """Raise ``ExtraMissing`` when the extra ``tls`` is missing; loads nothing."""
    if find_spec("cryptography") is None:
        raise ExtraMissing("làm chứng chỉ TLS", "serve,tls")
