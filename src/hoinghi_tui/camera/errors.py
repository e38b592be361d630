"""What is missing for reading badges by a webcam, in words for the office."""

import sys
from importlib.util import find_spec

from hoinghi_tui.domain.refusal import Refused

_PIP = r".venv\Scripts\pip" if sys.platform == "win32" else ".venv/bin/pip"
INSTALL = f'{_PIP} install -c constraints.txt ".[camera]"'
"""The command that adds the extra, as the README installs the program; quoted for any shell."""


class CameraMissing(Refused):
    """The extra ``camera`` is not installed; the text says how to install it."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa cài phần đọc mã bằng webcam. Mở cửa sổ dòng lệnh trong thư mục mã nguồn của "
            f"chương trình, chạy: {INSTALL} rồi thử lại. Máy quét cắm USB và ô tìm tên vẫn dùng "
            "bình thường."
        )


def require_extra() -> None:
    """Raise ``CameraMissing`` when a library of the extra is missing; loads none of them."""
    if any(find_spec(library) is None for library in ("numpy", "cv2", "zxingcpp")):
        raise CameraMissing
