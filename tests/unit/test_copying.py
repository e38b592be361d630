"""A conference goes from place to place and is the same there to the last byte, or not at all."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hoinghi_tui.cli.main import main
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services import copying
from hoinghi_tui.services.copying import copy_conference
from hoinghi_tui.services.place import Database, Place, read_place
from hoinghi_tui.services.session import NotAConference, Session, holds_conference
from hoinghi_tui.storage import Damaged, NotSaved, Op
from hoinghi_tui.storage.offline_book import OfflineBook
from hoinghi_tui.storage.pg_schema import prepare
from hostile_rows import HOSTILE, hostile_changes
from manual_clock import ManualClock
from pg_server import PASSWORD, PgServer

FILES = {
    "templates/giay-khen.docx": b"mau rieng",
    "tai-lieu/bao cao \xc4\x91.pdf".encode("latin-1").decode("utf-8"): b"%PDF" * 1000,
    "dinh-muc.toml": b"x = 1\n",
    "out/the.docx": b"da in",
}
KEPT_AT_HOME = {"luu-tru-20251215-120000.zip": b"PK", "backup/cu.jsonl": b"{}", "heartbeat": b""}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what this machine has of databases out of the tester's home."""
    monkeypatch.setattr("hoinghi_tui.services.place.local_root", lambda: tmp_path / "may")
    return tmp_path / "may"


@pytest.fixture
def rich(sample_folder: Path, clock: ManualClock) -> Path:
    """A conference of what nobody would write, with files beside it."""
    with Session.open(sample_folder, clock=clock) as session:
        session.store.transact("hostile", lambda: list(hostile_changes()))
        for number, text in enumerate(HOSTILE):
            row = {"id": f"la-{number}", "text": text}
            op = Op("la", row["id"], None, row)
            session.store.transact("la", lambda op=op: [op], note=f"{text}\u2028")
        session.undo_last()
    for name, content in (FILES | KEPT_AT_HOME).items():
        path = sample_folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return sample_folder


def database(url: str) -> Database:
    place = read_place(url)
    assert isinstance(place, Database)
    return place


def everything(place: Place) -> tuple[bytes, dict[str, bytes]]:
    """Return the log and the files of a place."""
    with Session.open(place, read_only=True, live=False) as session:
        folder = session.folder
        return session.store.whole().log, {
            name: (folder / name).read_bytes()
            for name in (*FILES, *KEPT_AT_HOME)
            if (folder / name).is_file()
        }


def test_a_copy_is_the_same_wherever_it_goes(
    rich: Path, pg_url: str, pg_server: PgServer, tmp_path: Path
) -> None:
    """Folder, database, another database, folder, folder again."""
    original = (rich / "events.jsonl").read_bytes()
    there, again = database(pg_url), database(pg_server.url("test_ban_chep"))
    prepare(again.address)
    back, last = tmp_path / "ve" / "day", tmp_path / "cuoi"

    for source, target in ((rich, there), (there, again), (again, back), (back, last)):
        done = copy_conference(source, target)

        assert everything(target) == (original, FILES)
        assert (done.events, done.files, done.late) == (original.count(b"\n"), len(FILES), 0)
        assert done.left_out == ()
    assert (rich / "events.jsonl").read_bytes() == (last / "events.jsonl").read_bytes()
    assert not list(tmp_path.rglob(".dang-tao-*"))
    assert there.folder.stat().st_mode & 0o777 == 0o700


def test_what_is_done_in_a_copy_goes_on_from_there(
    sample_folder: Path, pg_url: str, clock: ManualClock
) -> None:
    copy_conference(sample_folder, database(pg_url))

    with Session.open(database(pg_url), clock=clock, live=False) as session:
        with session.second() as other:
            other.door.check_in(next(iter(other.state.delegates)))
        assert session.poll()
        assert session.tally().present == 1
    with Session.open(sample_folder, clock=clock) as session:
        assert session.tally().present == 0


@pytest.mark.parametrize("kind", ["folder", "database"])
def test_a_copy_goes_only_where_nothing_is(
    sample_folder: Path, pg_url: str, tmp_path: Path, kind: str
) -> None:
    target: Place = tmp_path / "day" if kind == "folder" else database(pg_url)
    copy_conference(sample_folder, target)
    before = everything(target)

    with pytest.raises(Refused, match=r"không trống|đã có một hội nghị"):
        copy_conference(sample_folder, target)

    assert everything(target) == before


def test_files_that_lie_in_the_target_are_not_mixed_up(sample_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "day"
    target.mkdir()
    (target / "cua-toi.docx").write_bytes(b"x")

    with pytest.raises(Refused, match="không trống"):
        copy_conference(sample_folder, target)

    assert [path.name for path in target.iterdir()] == ["cua-toi.docx"]


def test_a_place_without_a_conference_is_not_copied(tmp_path: Path, pg_url: str) -> None:
    for source in (tmp_path / "khong-co", database(pg_url)):
        with pytest.raises(NotAConference):
            copy_conference(source, tmp_path / "day")
    assert not (tmp_path / "day").exists()


def test_a_damaged_log_is_not_copied(rich: Path, tmp_path: Path) -> None:
    path = rich / "events.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"kind":"la"', b'"kind":"al"', 1))

    with pytest.raises((Damaged, NotSaved)):
        copy_conference(rich, tmp_path / "day")

    assert not (tmp_path / "day").exists()


@pytest.mark.parametrize("kind", ["folder", "database"])
def test_nothing_is_left_when_somebody_saves_meanwhile(
    sample_folder: Path,
    pg_url: str,
    tmp_path: Path,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    target: Place = tmp_path / "day" if kind == "folder" else database(pg_url)
    write = copying._write

    def slowly(*words: object) -> None:
        write(*words)
        with Session.open(sample_folder, station="Bàn 2", clock=clock) as other:
            other.work.record("note", "đến muộn")

    monkeypatch.setattr(copying, "_write", slowly)
    with pytest.raises(Refused, match="Bàn khác vừa lưu"):
        copy_conference(sample_folder, target)

    monkeypatch.undo()
    monkeypatch.setattr("hoinghi_tui.services.place.local_root", lambda: tmp_path / "may")
    with pytest.raises(NotAConference):
        everything(target)
    assert copy_conference(sample_folder, target).late == 0


def test_what_is_saved_behind_the_copy_is_told(
    sample_folder: Path, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = copying._compare

    def then(*words: object) -> None:
        with Session.open(sample_folder, station="Bàn 2", clock=clock) as other:
            other.work.record("note", "đến muộn")
        compare(*words)

    monkeypatch.setattr(copying, "_compare", then)

    assert copy_conference(sample_folder, tmp_path / "day").late == 1


def test_what_a_desk_did_without_its_server_is_sent_first(
    sample_folder: Path, pg_url: str, tmp_path: Path, clock: ManualClock
) -> None:
    place = database(pg_url)
    copy_conference(sample_folder, place)
    book = OfflineBook(place.folder, "Bàn 1", clock.now)
    book.begin()
    with Session.open(place, read_only=True, live=False) as session:
        book.add(replace(session.store.history(1)[0], id="ngoai-tuyen-1"))
    book.close()

    with pytest.raises(Refused, match="1 việc làm ngoại tuyến"):
        copy_conference(place, tmp_path / "day")


def test_a_full_disk_leaves_no_copy(sample_folder: Path, tmp_path: Path, disk_full) -> None:
    with disk_full(), pytest.raises(NotSaved) as failed:
        copy_conference(sample_folder, tmp_path / "day")

    assert failed.value.cause == "disk_full"
    assert not (tmp_path / "day").exists()


def test_two_that_fill_one_database_do_not_mix(
    sample_folder: Path, pg_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second finds the first's rows where its own would go."""
    write = copying._write

    def late(*words: object) -> None:
        write(*words)
        monkeypatch.setattr(copying, "_write", write)
        copy_conference(sample_folder, database(pg_url))

    monkeypatch.setattr(copying, "_write", late)
    with pytest.raises(NotSaved, match="vừa có một hội nghị khác"):
        copy_conference(sample_folder, database(pg_url))

    assert everything(database(pg_url))[0] == (sample_folder / "events.jsonl").read_bytes()


def test_another_conference_in_the_database_does_not_get_the_files_of_the_first(
    rich: Path, pg_url: str, pg_server: PgServer, home: Path, tmp_path: Path
) -> None:
    """An own template of last year must not print this year's certificates."""
    place = database(pg_url)
    copy_conference(rich, place)
    schema = pg_url.partition("schema=")[2]
    pg_server.execute(f"TRUNCATE {schema}.events")
    second = tmp_path / "khac"
    assert main(["new", str(second), "--title", "Hội nghị khác"]) == 0
    shutil.copytree(place.folder, tmp_path / "cu")

    copy_conference(second, place)

    assert everything(place)[1] == {}
    kept = next(home.glob("*-cu-1"))
    assert (kept / "templates/giay-khen.docx").read_bytes() == b"mau rieng"


def test_a_desk_that_knew_the_first_conference_opens_the_second_without_its_files(
    rich: Path, pg_url: str, pg_server: PgServer, home: Path, tmp_path: Path, monkeypatch, clock
) -> None:
    """The second was put there from another machine."""
    place = database(pg_url)
    copy_conference(rich, place)
    pg_server.execute(f"TRUNCATE {pg_url.partition('schema=')[2]}.events")
    assert main(["new", str(tmp_path / "khac"), "--title", "Hội nghị khác"]) == 0
    with monkeypatch.context() as there:
        there.setattr("hoinghi_tui.services.place.local_root", lambda: tmp_path / "may-khac")
        copy_conference(tmp_path / "khac", place)

    with Session.open(place, clock=clock, live=False) as session:
        assert session.state.conference.title == "Hội nghị khác"
        assert not (session.folder / "templates").exists()
        assert any("một hội nghị khác" in notice for notice in session.store.notices)
        session.work.record("note", "ghi được")
    assert (next(home.glob("*-cu-*")) / "templates/giay-khen.docx").is_file()
    with Session.open(place, clock=clock, live=False) as session:
        assert session.store.notices == []


def test_the_command_says_what_it_copied(
    rich: Path, pg_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["copy", str(rich), pg_url]) == 0
    told = capsys.readouterr()
    assert f"{len(FILES)} tệp; đã đối chiếu khớp" in told.out
    assert main(["copy", pg_url, str(tmp_path / "day"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["events"] == (rich / "events.jsonl").read_bytes().count(b"\n")
    assert answer["from"].startswith("postgresql://quan_tri@127.0.0.1:")
    assert main(["copy", str(rich), pg_url]) == 3
    told_again = capsys.readouterr()
    for text in (told.out, told.err, json.dumps(answer), told_again.err):
        assert PASSWORD not in text
        assert "m%E1%BA%ADt" not in text


def test_a_conference_is_only_copied_by_whom_may_look(sample_folder: Path, tmp_path: Path) -> None:
    assert holds_conference(sample_folder)
    with pytest.raises(NotSaved) as failed:
        copy_conference(sample_folder, database("postgresql://127.0.0.1:1/khong-co"))
    assert failed.value.cause == "server_away"
