"""Files that units hand in: looked at, copied into the conference's folder, opened."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.speeches import FILES_FOLDER, ReceivedFile
from hoinghi_tui.file_words import why
from hoinghi_tui.storage import NotSaved, disk
from hoinghi_tui.vietnamese import clean, printable

LARGEST = 100 * 1024 * 1024
"""Bytes of the largest file that is copied: the folder goes onto a USB stick and into backups."""

_LARGEST_COUNTED = 20 * 1024 * 1024
_PIECE = 1024 * 1024
_OPENING_S = 5
_LONGEST_NAME = 160
"""Bytes of a file's name without its ending; a file system takes 255, a path on Windows 260."""
_LONGEST_ENDING = 12
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that Windows takes for a device, whatever follows the dot."""


class CopyStopped(Exception):  # noqa: N818
    """The person has stopped the copying; nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that is to be noted as received.

    ``path`` is relative to the conference's folder when it lies there, else absolute; ``size``
    is in bytes; ``words`` None where they cannot be counted. ``is_new`` tells that the file was
    just made here, as a copy.
    """

    path: str
    size: int
    words: int | None = None
    is_new: bool = False


def typed_path(typed: str) -> Path:
    """Return the path a person typed, pasted or dropped here; refuses a blank.

    A file that is dragged into a terminal comes in quotes, with backslashes before blanks, or
    as a "file://" address.
    """
    words = _undecorated(typed.strip().strip("\"'"))
    if not words:
        raise Refused("Hãy ghi đường dẫn tệp, hoặc chọn một tệp trong danh sách.")
    try:
        return Path(words).expanduser().resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise Refused(f"Đường dẫn “{_shown(words)}” không đọc được. Hãy chọn lại.") from error


def _undecorated(words: str) -> str:
    if words.startswith("file://"):
        from urllib.parse import urlsplit
        from urllib.request import url2pathname  # costs 20 ms

        return url2pathname(urlsplit(words).path)
    if os.name != "nt" and "\\" in words:
        return re.sub(r"\\(.)", r"\1", words)
    return words


def size_of(path: Path) -> int:
    """Return how many bytes a file has.

    Refuses what is not there, a folder, a device, an empty file and a name no system takes.
    """
    name = _shown(path.name or str(path))
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        cause = why(error) if isinstance(error, OSError) else "tên có ký tự lạ"
        raise Refused(f"Không mở được tệp “{name}”: {cause}. Hãy chọn lại tệp.") from error
    if stat.S_ISDIR(found.st_mode):
        raise Refused(f"“{name}” là một thư mục. Hãy chọn một tệp trong đó.")
    if not stat.S_ISREG(found.st_mode):
        raise Refused(f"“{name}” không phải là tệp. Hãy chọn lại.")
    if not found.st_size:
        raise Refused(f"Tệp “{name}” rỗng (0 byte). Hãy xin lại tệp từ nơi gửi.")
    return found.st_size


def note_where_it_is(path: Path) -> Handed:
    """Return what is noted of a file that stays where it is; refuses as ``size_of``."""
    size = size_of(path)
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise Refused(
            f"Tên tệp “{_shown(path.name)}” có ký tự hỏng nên không ghi lại được. "
            "Hãy chép tệp vào thư mục hội nghị, hoặc đổi tên tệp."
        ) from error
    return Handed(str(path), size, _words(path, size))


def copy_in(folder: Path, source: Path, progress: Callable[[float], None]) -> Handed:
    """Copy a file into the conference's folder and return what is noted of it; durable then.

    It gets a name every system takes, with a number when there is such a file already. A file
    that lies there already is not copied. ``progress`` is told the part that is done, from 0
    to 1, and may raise ``CopyStopped``. Refuses as ``size_of``, and more than ``LARGEST``
    bytes; raises ``NotSaved`` when the disk does not take it. Nothing is left of it then.
    """
    size = size_of(source)
    if size > LARGEST:
        raise _too_large(source, size)
    target = folder / FILES_FOLDER
    if source.parent == target.resolve() and source.name == safe_name(source.name):
        return Handed(f"{FILES_FOLDER}/{source.name}", size, _words(source, size))
    draft = target / f".dang-chep-{token_hex(4)}"
    try:
        with _disk_errors(target):
            target.mkdir(exist_ok=True)
        copied = _copy(source, draft, size, progress)
        with _disk_errors(target):
            kept = _take_name(draft, target / safe_name(source.name))
            disk.sync_folder(target)
    finally:
        with suppress(OSError):
            draft.unlink()
    return Handed(f"{FILES_FOLDER}/{kept.name}", copied, _words(kept, copied), is_new=True)


def safe_name(name: str) -> str:
    """Return a file's name as every system takes it: no folders, no signs, not too long."""
    plain = clean(_FORBIDDEN.sub("_", name.replace("\\", "/").rpartition("/")[2])).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not stem or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = plain, "", ""
    stem = stem.encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip(". ") or "tai-lieu"
    if _DEVICES.fullmatch(stem):
        stem = f"_{stem}"
    return f"{stem}{dot}{ending}"


def where(folder: Path, file: ReceivedFile) -> Path:
    """Return where a file that was received lies; one that was copied never leads elsewhere."""
    return folder / FILES_FOLDER / file.name if file.is_copied else Path(file.path)


def is_there(folder: Path, file: ReceivedFile) -> bool:
    """Tell whether a file is still where it was; what came on paper is not asked about.

    May take long for a path in a network that does not answer.
    """
    if file.is_on_paper:
        return True
    try:
        return where(folder, file).is_file()
    except (OSError, ValueError):
        return False


def discard(folder: Path, handed: Handed) -> None:
    """Take a copy away again that could not be noted; a file that was there before stays."""
    if handed.is_new:
        with suppress(OSError):
            (folder / handed.path).unlink()


def open_file(path: Path) -> None:
    """Show a file in the program that opens such files; refuses when there is none.

    May take seconds: ask in a thread.
    """
    size_of(path)
    failed = Refused(
        f"Máy này không mở được tệp “{_shown(path.name)}”. Tệp nằm ở {_shown(str(path))}"
    )
    try:
        if sys.platform == "win32":
            # Only there on Windows, so that elsewhere the type check may not ask for it.
            getattr(os, "startfile")(str(path))  # noqa: B009
            return
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        quiet = subprocess.DEVNULL
        viewer = subprocess.Popen(
            [opener, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except (OSError, ValueError) as error:
        raise failed from error
    with suppress(subprocess.TimeoutExpired):  # it shows the file, and goes on doing so
        if viewer.wait(_OPENING_S) != 0:
            raise failed


def size_text(size: int) -> str:
    """Write how large a file is: "840 B", "12 KB", "3,4 MB", "2,0 GB"."""
    if size < 1024:
        return f"{size} B"
    amount, unit = size / 1024, "KB"
    for larger in ("MB", "GB", "TB"):
        if amount < 1024:
            break
        amount, unit = amount / 1024, larger
    digits = 0 if unit == "KB" else 1
    return f"{amount:.{digits}f} {unit}".replace(".", ",")


def _copy(source: Path, draft: Path, size: int, progress: Callable[[float], None]) -> int:
    """Copy piece by piece; return how many bytes were there. The draft may be left."""
    copied = 0
    with _opened(source) as read, _disk_errors(draft), draft.open("xb") as file:
        while piece := read():
            copied += len(piece)
            if copied > LARGEST:  # it grows while it is copied
                raise _too_large(source, copied)
            file.write(piece)
            progress(min(1.0, copied / size))
        disk.sync(file)
    return copied


@contextmanager
def _opened(source: Path) -> Iterator[Callable[[], bytes]]:
    """Open a file and give what reads the next piece of it; refuses what cannot be read."""

    def refused(error: OSError) -> Refused:
        return Refused(f"Không đọc được tệp “{_shown(source.name)}”: {why(error)}.")

    try:
        file = source.open("rb")
    except OSError as error:
        raise refused(error) from error

    def read() -> bytes:
        try:
            return file.read(_PIECE)
        except OSError as error:
            raise refused(error) from error

    with file:
        yield read


@contextmanager
def _disk_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        sentence = f"Không chép được tệp vào {FILES_FOLDER}: {why(error)}. Chưa ghi nhận bài nào."
        raise NotSaved.because(error, sentence) from error


def _take_name(draft: Path, wanted: Path) -> Path:
    """Give the finished draft a name that no file has yet, adding a number; return it."""
    candidate, number = wanted, 1
    while True:
        try:
            candidate.open("xb").close()  # the name is taken, by an empty file
        except FileExistsError:
            number += 1
            candidate = wanted.with_stem(f"{wanted.stem}-{number}")
            continue
        try:
            disk.replace(draft, candidate)
        except OSError:
            with suppress(OSError):
                candidate.unlink()
            raise
        return candidate


def _words(path: Path, size: int) -> int | None:
    """Count the words of a Word document; None for other files and for one that is broken."""
    if path.suffix.lower() != ".docx" or size > _LARGEST_COUNTED:
        return None
    from hoinghi_tui.spreadsheets.word_count import count_words

    try:
        return count_words(path.name, path.read_bytes())
    except (OSError, Refused):
        return None


def _too_large(source: Path, size: int) -> Refused:
    return Refused(
        f"Tệp “{_shown(source.name)}” nặng {size_text(size)}, quá {size_text(LARGEST)} nên không "
        "chép. Hãy chọn “để nguyên chỗ cũ”, hoặc xin bản nhẹ hơn."
    )


def _shown(name: str) -> str:
    """Return a name for a sentence: nothing a terminal obeys, and not too long."""
    plain = printable(clean(name))
    return plain if len(plain) <= 80 else f"{plain[:60]}…{plain[-15:]}"
