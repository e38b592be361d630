"""Why a file could not be read or written, in a few Vietnamese words."""

import errno

_WORDS = {
    errno.ENOENT: "không có thư mục hoặc tệp này",
    errno.ENOTDIR: "trên đường dẫn có một tệp thay vì thư mục",
    errno.EISDIR: "đó là một thư mục",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.EACCES: "không có quyền, hoặc tệp đang mở ở chương trình khác",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ đọc",
    errno.ENOSPC: "ổ đĩa đầy",
    errno.ENAMETOOLONG: "tên quá dài",
}


def why(error: OSError) -> str:
    """Return the cause of an operating system's error for a sentence to a person."""
    return _WORDS.get(error.errno or 0, error.strerror or "ổ đĩa báo lỗi")
