"""A conference is not written on a network drive or in a synchronized folder: it says why.

Every promise of the store rests on a lock that all writers feel and on a log that only grows at
its end. Neither holds where a server, a host or a synchronizing program stands between.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

from hoinghi_tui.storage import cloud_folders
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.mounts import (
    FINE,
    Finding,
    Fitness,
    judge,
    mount_of,
    read_mac_mounts,
    read_mountinfo,
)

MOUNTINFO = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4
"""What GetDriveTypeW of Windows returns for a drive of another machine."""
_MAC_DISKS = ("/", "/System/Volumes/Data")
_MAC_TIMEOUT_S = 2.0

_WHERE = {
    Fitness.NETWORK: "nằm trên ổ mạng ({name})",
    Fitness.SHARED: "nằm trong thư mục chung của máy ảo ({name})",
    Fitness.CLOUD: "nằm trong thư mục đồng bộ ({name})",
}
_WHY = {
    Fitness.NETWORK: "Khóa tệp qua mạng không chắc giữ được, hai máy cùng ghi có thể làm mất "
    "việc đã lưu.",
    Fitness.SHARED: "Máy thật và máy ảo không thấy khóa của nhau, cùng ghi có thể làm mất "
    "việc đã lưu.",
    Fitness.CLOUD: "Chương trình đồng bộ không theo khóa tệp, có thể thay tệp đang ghi bằng bản "
    "của máy khác, làm mất việc đã lưu.",
}
_INSTEAD = (
    "Hãy chép thư mục về ổ đĩa trong máy rồi mở lại; muốn nhiều máy cùng làm thì dùng "
    "hoinghi-tui serve hoặc PostgreSQL."
)
_UNKNOWN = (
    "Thư mục nằm trên một hệ thống tệp chưa biết rõ ({name}). Nếu đó là ổ mạng hay máy khác, hãy "
    "chép thư mục về ổ đĩa trong máy."
)


def expect_local(folder: Path) -> str:
    """Return "" for a folder on a disk of this machine, and a warning where that is not known.

    The folder need not be there yet. Raises ``NotSaved`` ("network_folder"), whose sentence
    names the place, the reason and what to use instead.
    """
    found = place_of(folder)
    if found.fitness is Fitness.FINE:
        return ""
    if found.fitness is Fitness.UNKNOWN:
        return _UNKNOWN.format(name=found.name)
    where = _WHERE[found.fitness].format(name=found.name)
    raise NotSaved(
        "network_folder",
        f"Không ghi được hội nghị ở đây vì thư mục {where}. {_WHY[found.fitness]} {_INSTEAD}",
    )


def place_of(folder: Path) -> Finding:
    """Tell what kind of place a folder is in; what cannot be found out counts as fine."""
    try:
        real = Path(os.path.realpath(folder))
    except (OSError, ValueError):
        return FINE  # opening it will say what is wrong with it
    for ask in (
        _by_system,
        lambda path: cloud_folders.by_path(path, os.environ),
        cloud_folders.by_marks,
    ):
        found = ask(real)
        if found.fitness is not Fitness.FINE:
            return found
    return FINE


def _by_system(real: Path) -> Finding:
    if sys.platform == "win32":
        return on_windows(str(real), _drive_type)
    if sys.platform == "darwin":
        return _on_mac(real)
    try:
        text = MOUNTINFO.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return FINE  # another Unix, or a very closed box
    mount = mount_of(str(real), read_mountinfo(text))
    return judge(mount) if mount is not None else FINE


def on_windows(path: str, drive_type: Callable[[str], int]) -> Finding:
    r"""Tell for an absolute path of Windows: ``\\server\share`` or a letter given to one.

    ``drive_type`` is GetDriveTypeW: it takes ``"Z:\\"`` and returns 4 for another machine's.
    """
    plain = path.removeprefix("\\\\?\\").removeprefix("\\\\.\\")
    if plain.upper().startswith("UNC\\"):
        plain = "\\\\" + plain[4:]
    drive = PureWindowsPath(plain).drive
    if drive.startswith("\\\\"):
        return Finding(Fitness.NETWORK, drive)
    if drive.endswith(":") and drive_type(drive + "\\") == _DRIVE_REMOTE:
        return Finding(Fitness.NETWORK, drive)
    return FINE


def _drive_type(root: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))


def _on_mac(real: Path) -> Finding:
    """Ask ``mount``, as ``statvfs`` tells neither type nor "local"; not for the machine's disk."""
    import subprocess

    if _device(real) in {_device(Path(disk)) for disk in _MAC_DISKS}:
        return FINE
    try:
        done = subprocess.run(
            ["/sbin/mount"], capture_output=True, timeout=_MAC_TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return FINE
    text = done.stdout.decode("utf-8", "surrogateescape")
    mount = mount_of(str(real), read_mac_mounts(text))
    return judge(mount) if mount is not None else FINE


def _device(path: Path) -> int | None:
    """Return the number of the disk a path is or would be on."""
    for place in (path, *path.parents):
        try:
            return place.stat().st_dev
        except OSError:
            continue
    return None
