"""Which file system a folder lies on, and whether locks and one writer at a time hold there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

SMB, NFS, WEBDAV, SSH = "SMB", "NFS", "WebDAV", "SSH"


class Fitness(Enum):
    """What is to be thought of a place where a conference would be written."""

    FINE = "fine"
    NETWORK = "network"
    """Another machine's disk: locks are kept by a server, or not at all."""
    SHARED = "shared"
    """A folder a virtual machine shares with its host: neither sees the other's locks."""
    CLOUD = "cloud"
    """A program exchanges the files with other machines behind our back."""
    UNKNOWN = "unknown"
    """A file system made by a program that is not known here; it may be quite good."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What kind of place it is, and the name people know it by ("SMB", "OneDrive")."""

    fitness: Fitness
    name: str = ""


FINE = Finding(Fitness.FINE)


@dataclass(frozen=True, slots=True)
class Mount:
    """One mounted file system: where, of which type ("ext4", "fuse.sshfs"), and from what."""

    point: str
    type: str
    source: str
    is_local: bool = True
    """Whether the system itself calls it local; only macOS tells."""


_NETWORK = {
    "nfs": NFS,
    "nfs4": NFS,
    "cifs": SMB,
    "smb2": SMB,
    "smb3": SMB,
    "smbfs": SMB,
    "afpfs": "AFP",
    "afs": "AFS",
    "webdav": WEBDAV,
    "davfs": WEBDAV,
    "ncpfs": "NetWare",
    "ceph": "Ceph",
    "lustre": "Lustre",
    "ftp": "FTP",
    # As the programs behind FUSE name themselves.
    "sshfs": SSH,
    "davfs2": WEBDAV,
    "curlftpfs": "FTP",
    "gvfsd-fuse": "GVfs",
    "kio-fuse": "KIO",
    "rclone": "rclone",
    "s3fs": "S3",
    "goofys": "S3",
    "gcsfuse": "Google Cloud",
    "glusterfs": "GlusterFS",
    "smbnetfs": SMB,
    "juicefs": "JuiceFS",
}
_SHARED = {
    # 9p is also how WSL shows the drives of Windows.
    "9p": "9p",
    "drvfs": "WSL",
    "virtiofs": "virtiofs",
    "AppleVirtIOFS": "virtiofs",
    "vboxsf": "VirtualBox",
    "vmhgfs": "VMware",
    "vmhgfs-fuse": "VMware",
    "prl_fs": "Parallels",
    "prl_fsd": "Parallels",
    "osxfs": "Docker",
    "grpcfuse": "Docker",
    "fakeowner": "Docker",
}
_CLOUD = {
    "google-drive-ocamlfuse": "Google Drive",
    "onedriver": "OneDrive",
    "onedrive": "OneDrive",
    "pcloud": "pCloud",
}
_LOCAL_BY_FUSE = frozenset(
    {
        "fuseblk",
        "ntfs-3g",
        "ntfs",
        "exfat",
        "exfat-fuse",
        "fuse2fs",
        "ext4",
        "gocryptfs",
        "encfs",
        "cryfs",
        "securefs",
        "veracrypt",
        "bindfs",
        "mergerfs",
        "fuse-overlayfs",
        "zfs-fuse",
    }
)
"""Disks of this machine that a program mounts, encrypts or joins; locks stay in the kernel."""
_FUSE = frozenset({"fuse", "macfuse", "osxfuse", "fusefs"})
_FAR = re.compile(r"//|[A-Za-z][\w+.-]*://|[^/\s]+:")
"""How a source on another machine is written: //server, https://…, user@server:/folder."""
_ESCAPED = re.compile(r"\\([0-7]{3})")
_MAC_LINE = re.compile(r"(.+?) on (/.*) \(([^()]+)\)")


def read_mountinfo(text: str) -> list[Mount]:
    """Read ``/proc/self/mountinfo`` (proc_pid_mountinfo(5)); a line not understood is left out."""
    mounts = []
    for line in text.split("\n"):
        before, _, after = line.partition(" - ")
        place, what = before.split(" "), after.split(" ")
        if len(place) >= 5 and len(what) >= 2:
            mounts.append(Mount(_plain(place[4]), what[0], _plain(what[1])))
    return mounts


def read_mac_mounts(text: str) -> list[Mount]:
    """Read what ``mount`` of macOS prints: "//an@may/chung on /Volumes/chung (smbfs, nodev)"."""
    mounts = []
    for line in text.splitlines():
        if found := _MAC_LINE.fullmatch(line):
            kind, *flags = found[3].split(", ")
            mounts.append(Mount(found[2], kind, found[1], "local" in flags))
    return mounts


def mount_of(folder: str, mounts: Iterable[Mount]) -> Mount | None:
    """Return the mount that an absolute path without links lies on; None when none fits.

    The deepest counts, of equally deep ones the last, which hides the others.
    """
    best, length = None, 0
    for mount in mounts:
        point = mount.point.rstrip("/")
        if len(point) >= length and (folder == point or folder.startswith(f"{point}/")):
            best, length = mount, len(point)
    return best


def judge(mount: Mount) -> Finding:
    """Tell what a file system is for a folder that several write to.

    Not in the lists and not of a program behind FUSE means the kernel's own: a disk.
    """
    kind = mount.type.removeprefix("fuse.")
    for names, fitness in (
        (_NETWORK, Fitness.NETWORK),
        (_SHARED, Fitness.SHARED),
        (_CLOUD, Fitness.CLOUD),
    ):
        if kind in names:
            return Finding(fitness, names[kind])
    if kind in _LOCAL_BY_FUSE:
        return FINE
    if mount.type.startswith("fuse.") or kind in _FUSE:
        if _FAR.match(mount.source):
            is_web = mount.source.startswith("http")
            return Finding(Fitness.NETWORK, WEBDAV if is_web else kind)
        return Finding(Fitness.UNKNOWN, kind)
    return FINE if mount.is_local else Finding(Fitness.NETWORK, kind)


def _plain(field: str) -> str:
    r"""Put back the blanks that the kernel writes as ``\040``."""
    if "\\" not in field:
        return field
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), field)
