"""Where a conference may be written: disks of this machine, and nowhere locks do not hold."""

import subprocess
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from hoinghi_tui.cli.main import main
from hoinghi_tui.services import recent
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import NotSaved, cloud_folders, network_folder
from hoinghi_tui.storage.mounts import (
    Fitness,
    Mount,
    judge,
    mount_of,
    read_mac_mounts,
    read_mountinfo,
)
from hoinghi_tui.ui.start.start import StartApp

# Lines as proc_pid_mountinfo(5) describes them, with optional fields and escaped blanks.
MOUNTINFO = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,errors=remount-ro
40 22 0:45 / /mnt/chung rw,relatime shared:7 master:2 - cifs //may-chu/chung rw,vers=3.1.1
41 22 0:46 / /mnt/nfs rw - nfs4 10.0.0.2:/xuat rw,vers=4.2
42 22 0:47 / /home/an/th\\040muc rw - fuse.sshfs an@may:/nha rw,user_id=1000
43 22 8:17 / /media/usb rw - fuseblk /dev/sdb1 rw
44 22 0:48 / /mnt/c rw - 9p C:\\134 rw,aname=drvfs
45 22 0:49 / /mnt/chung/o rw - xfs /dev/sdc1 rw
dòng không hiểu được
46 22 0:50 / /mnt/che rw - nfs may:/che rw
47 22 8:33 / /mnt/che rw - ext4 /dev/sdd1 rw
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//an@may-chu/chung on /Volumes/chung (smbfs, nodev, nosuid, mounted by an)
/dev/disk4s1 on /Volumes/USB (an) (msdos, local, nodev, nosuid, noowners)
an@may:/nha on /Volumes/nha (macfuse, nodev, nosuid, synchronous, mounted by an)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/an/hoi-nghi", "ext4"),
        ("/mnt/chung/hoi-nghi", "cifs"),
        ("/mnt/chung", "cifs"),
        ("/mnt/chung-khac", "ext4"),
        ("/mnt/chung/o/hoi-nghi", "xfs"),
        ("/home/an/th muc/hn", "fuse.sshfs"),
        ("/mnt/che/hn", "ext4"),
    ],
)
def test_the_deepest_and_last_mount_counts(folder, kind):
    assert mount_of(folder, read_mountinfo(MOUNTINFO)).type == kind


def test_no_mount_table_tells_nothing():
    assert read_mountinfo("") == []
    assert mount_of("/a", []) is None


@pytest.mark.parametrize(
    ("kind", "source", "fitness", "name"),
    [
        *((kind, "/dev/sda1", Fitness.FINE, "") for kind in ("ext4", "xfs", "btrfs", "zfs")),
        *((kind, "/dev/sda1", Fitness.FINE, "") for kind in ("apfs", "ntfs3", "vfat", "f2fs")),
        *((kind, kind, Fitness.FINE, "") for kind in ("overlay", "tmpfs", "bcachefs")),
        ("fuseblk", "/dev/sdb1", Fitness.FINE, ""),
        ("fuse.gocryptfs", "/home/an/.kho", Fitness.FINE, ""),
        ("nfs4", "10.0.0.2:/xuat", Fitness.NETWORK, "NFS"),
        ("smb3", "//may/chung", Fitness.NETWORK, "SMB"),
        ("fuse.sshfs", "an@may:/nha", Fitness.NETWORK, "SSH"),
        ("fuse", "https://dav.xa.vn/", Fitness.NETWORK, "WebDAV"),
        ("fuse.rclone", "kho:hop", Fitness.NETWORK, "rclone"),
        ("fuse.moi-la", "an@may:/nha", Fitness.NETWORK, "moi-la"),
        ("9p", "C:\\", Fitness.SHARED, "9p"),
        ("virtiofs", "chung", Fitness.SHARED, "virtiofs"),
        ("vboxsf", "chung", Fitness.SHARED, "VirtualBox"),
        ("fuse.vmhgfs-fuse", "vmhgfs-fuse", Fitness.SHARED, "VMware"),
        ("fuse.onedriver", "onedriver", Fitness.CLOUD, "OneDrive"),
        ("fuse.portal", "portal", Fitness.UNKNOWN, "portal"),
    ],
)
def test_each_file_system_is_judged(kind, source, fitness, name):
    found = judge(Mount("/mnt/x", kind, source))
    assert (found.fitness, found.name) == (fitness, name)


@pytest.mark.parametrize(
    ("folder", "fitness"),
    [
        ("/Users/an/hn", Fitness.FINE),
        ("/Volumes/chung/hn", Fitness.NETWORK),
        ("/Volumes/USB (an)/hn", Fitness.FINE),
        ("/Volumes/nha/hn", Fitness.NETWORK),
    ],
)
def test_the_table_of_macos_is_read(folder, fitness):
    mount = mount_of(folder, read_mac_mounts(MAC))
    assert judge(mount).fitness is fitness


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (r"C:\hoi-nghi", ""),
        (r"\\?\C:\hoi-nghi", ""),
        (r"\\may-chu\chung\hoi-nghi", r"\\may-chu\chung"),
        (r"\\?\UNC\may-chu\chung\hn", r"\\may-chu\chung"),
        (r"\\wsl.localhost\Debian\home\an", r"\\wsl.localhost\Debian"),
        (r"Z:\hoi-nghi", "Z:"),
    ],
)
def test_unc_paths_and_mapped_drives_of_windows_are_found(path, name):
    found = network_folder.on_windows(path, lambda root: 4 if root == "Z:\\" else 3)
    assert (found.fitness is Fitness.NETWORK, found.name) == (bool(name), name)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        (PureWindowsPath(r"C:\Users\an\OneDrive\Documents\hn"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\an\OneDrive - UBND xã\hn"), "OneDrive"),
        (PureWindowsPath(r"D:\Mây của cơ quan\hn"), "OneDrive"),
        (PureWindowsPath(r"G:\Drive của tôi\hn"), "Google Drive"),
        (PureWindowsPath(r"G:\My Drive\hn"), "Google Drive"),
        (PurePosixPath("/Users/an/Library/CloudStorage/GoogleDrive-an@xa.vn/hn"), "Google Drive"),
        (PurePosixPath("/Users/an/Library/CloudStorage/Box-Box/hn"), "đám mây"),
        (PurePosixPath("/Users/an/Library/Mobile Documents/com~apple~CloudDocs/hn"), "iCloud"),
        (PurePosixPath("/home/an/Dropbox (UBND)/hn"), "Dropbox"),
        (PurePosixPath("/home/an/Dropboxer/hn"), ""),
        (PureWindowsPath(r"C:\hoi-nghi"), ""),
        (PurePosixPath("/home/an/Library/hn"), ""),
    ],
)
def test_synchronized_folders_are_known_by_their_names(folder, name):
    environment = {"OneDriveCommercial": r"D:\Mây của cơ quan", "OneDrive": ""}
    assert cloud_folders.by_path(folder, environment).name == name


def test_decomposed_letters_and_capitals_are_the_same_name():
    nfd = "Drive cu\u0309a to\u0302i".upper()
    assert cloud_folders.by_path(PurePosixPath("/x", nfd), {}).name == "Google Drive"


@pytest.mark.parametrize(
    ("mark", "content", "name"),
    [
        (".dropbox", b"{}", "Dropbox"),
        (".stfolder", b"", "Syncthing"),
        ("desktop.ini", "IconResource=C:\\…\\OneDrive.exe,6".encode("utf-16"), "OneDrive"),
        ("desktop.ini", b"[.ShellClassInfo]\r\nIconFile=GoogleDriveFS.exe", "Google Drive"),
        ("desktop.ini", b"[.ShellClassInfo]\r\nIconResource=shell32.dll", ""),
    ],
)
def test_synchronized_folders_are_known_by_what_lies_at_their_top(tmp_path, mark, content, name):
    (tmp_path / mark).write_bytes(content)
    assert cloud_folders.by_marks(tmp_path / "a" / "hn").name == name


def test_the_settings_of_dropbox_in_a_home_are_no_mark(tmp_path):
    (tmp_path / ".dropbox").mkdir()
    assert cloud_folders.by_marks(tmp_path / "hn").fitness is Fitness.FINE


# -- what opens, and what is said ------------------------------------------------------------


@pytest.fixture
def mounted(tmp_path, monkeypatch):
    """Return what lets the whole of ``tmp_path`` be a file system of some type."""

    def mount(kind: str, source: str = "//may/chung") -> None:
        table = tmp_path / "mountinfo"
        table.write_text(
            "22 1 254:0 / / rw - ext4 /dev/vda rw\n"
            f"40 22 0:45 / {tmp_path.resolve()} rw - {kind} {source} rw\n"
        )
        monkeypatch.setattr(network_folder, "MOUNTINFO", table)

    return mount


SAID = ("ổ mạng (SMB)", "mất việc đã lưu", "chép thư mục về ổ đĩa trong máy", "hoinghi-tui serve")


def test_a_network_folder_is_read_and_not_written(sample_folder, mounted):
    before = {path: path.read_bytes() for path in sample_folder.rglob("*") if path.is_file()}
    mounted("cifs")
    with pytest.raises(NotSaved) as failure:
        Session.open(sample_folder)
    assert failure.value.cause == "network_folder"
    for words in SAID:
        assert words in str(failure.value)
    with Session.open(sample_folder, read_only=True) as session:
        assert session.tally().invited > 0
    assert {path: path.read_bytes() for path in before} == before


def test_commands_that_only_look_go_on_and_the_others_say_why(
    sample_folder, mounted, tmp_path, tmp_path_factory, capsys, monkeypatch
):
    monkeypatch.setattr("hoinghi_tui.server.opening.open_server", None)  # never to be reached
    whole = tmp_path_factory.mktemp("trong-may") / "hoi-nghi"
    assert main(["new", str(whole)]) == 0
    mounted("cifs")
    assert main(["copy", str(sample_folder), str(whole.parent / "ve-may")]) == 0
    assert main(["verify", str(sample_folder)]) == 0
    capsys.readouterr()
    for words in (
        ["check-in", str(sample_folder), "dv-001"],
        ["verify", str(sample_folder), "--repair"],
        ["forget", str(sample_folder), "--after", "2026-01-01", "--yes"],
        ["new", str(tmp_path / "moi")],
        ["demo", str(tmp_path / "mau"), "--no-open"],
        ["serve", str(sample_folder), "--no-screen"],
        ["copy", str(whole), str(tmp_path / "ban-sao")],
    ):
        assert main(words) == 4, words
        said = capsys.readouterr().err
        assert all(part in " ".join(said.split()) for part in SAID), said
    assert not (tmp_path / "moi").exists()
    assert not (tmp_path / "mau").exists()
    assert not (tmp_path / "ban-sao").exists()


def test_a_file_system_not_known_is_written_with_a_warning(sample_folder, mounted):
    mounted("fuse.moi-la", "moi-la")
    with Session.open(sample_folder) as session:
        assert any("moi-la" in notice for notice in session.store.notices)
        assert session.store.read_only is None


def test_documents_that_are_synchronized_are_not_suggested(tmp_path, monkeypatch):
    monkeypatch.setattr(recent, "user_documents_path", lambda: tmp_path / "OneDrive" / "Documents")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert recent.folder_for("Tổng kết") == tmp_path / "tong-ket"


async def test_the_start_screen_says_it_too(sample_folder, mounted):
    mounted("nfs", "may:/xuat")
    app = StartApp(nearby=[sample_folder], demo=sample_folder)
    async with app.run_test() as pilot:
        await pilot.press("1")
        assert "ổ mạng (NFS)" in str(app.query_one("#start-problem").content)
        assert app.is_running


def test_macos_asks_mount_only_beyond_its_own_disk(monkeypatch):
    asked = []

    def run(command, **_):
        asked.append(command)
        return subprocess.CompletedProcess(command, 0, MAC.encode(), b"")

    monkeypatch.setattr(subprocess, "run", run)
    devices = {Path("/"): 1, Path("/System/Volumes/Data"): 2}
    monkeypatch.setattr(network_folder, "_device", lambda path: devices.get(path, 3))
    assert network_folder._on_mac(Path("/Volumes/chung/hn")).name == "SMB"
    devices[Path("/Users/an/hn")] = 2
    assert network_folder._on_mac(Path("/Users/an/hn")).fitness is Fitness.FINE
    assert len(asked) == 1
