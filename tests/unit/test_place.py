"""Where a conference is kept: what a person may type, and that no password is ever shown."""

import io
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.traceback import Traceback

from hoinghi_tui.services.place import Database, NotAPlace, file_words, read_place, shell_word

PASSWORD = "Mật/khẩu:@?#%1"
TYPED = f"postgresql://thu-ky:{quote(PASSWORD, safe='')}@may-chu:5433/hoi%20nghi?sslmode=require"


@pytest.fixture(autouse=True)
def _no_server_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGHOST", "PGPORT"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    "text",
    ["hoi-nghi", "./hoi nghi", "/tmp/x", "~/a@b", "C:\\Hội nghị", "C:hoi-nghi", "postgres", "a:b"],
)
def test_what_is_no_address_is_a_folder(text: str) -> None:
    assert read_place(text) == Path(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("postgresql://may/hn", "postgresql://may/hn"),
        ("postgres://may/hn", "postgresql://may/hn"),
        (" POSTGRESQL://u@may/hn ", "postgresql://u@may/hn"),
        ("postgresql:///hn", "postgresql:///hn"),
        ("postgresql://u@[::1]:5432/hn", "postgresql://u@[::1]:5432/hn"),
        ("postgresql://u:x@a:1,b:2/hn", "postgresql://u@a:1,b:2/hn"),
        (
            "postgresql://may/hn?password=x&sslmode=verify-full&sslpassword=y",
            "postgresql://may/hn?sslmode=verify-full",
        ),
        ("postgresql://may/hn?%70assword=x", "postgresql://may/hn"),
    ],
)
def test_an_address_is_kept_without_its_password(text: str, url: str) -> None:
    place = read_place(text)

    assert isinstance(place, Database)
    assert str(place) == place.url == url


@pytest.mark.parametrize(
    "text",
    [
        "postgresql:/u:bimat@may/hn",
        "postgresql:u:bimat@may/hn",
        "postgressql://u:bimat@may/hn",
        "postgre://u:bimat@may/hn",
        "http://u:bimat@may/hn",
        "postgresql://u:bimat@may",
        "postgresql://u:bimat@may/",
        "postgresql://u:bimat@may:cong/hn",
        "postgresql://u:bimat@may:70000/hn",
        "postgresql://u:bimat@may:0/hn",
        "postgresql://u:bi@mat@may/hn",
        "postgresql://u:12/bimat@may/hn",
        "postgresql://u:1?bimat@may/hn",
        "postgresql://u:bimat%@may/hn",
        "postgresql://u:bimat%00@may/hn",
        "postgresql://u:bimat@may/hn\x1b[31m",
        "postgresql://u:bimat@may/hn/them",
    ],
)
def test_a_mistyped_address_is_no_folder_and_is_not_repeated(text: str) -> None:
    with pytest.raises(NotAPlace) as refused:
        read_place(text)

    assert "bimat" not in str(refused.value)
    assert "mat@" not in str(refused.value)


def test_the_password_is_in_nothing_but_what_libpq_gets() -> None:
    place = read_place(TYPED)

    assert isinstance(place, Database)
    assert place.password == PASSWORD
    assert place.address == TYPED
    for shown in (str(place), repr(place), place.label, f"{place}", str(place.folder)):
        assert PASSWORD not in shown
        assert quote(PASSWORD, safe="") not in shown
    assert place.label == "thu-ky@may-chu:5433/hoi nghi"


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1))
def test_any_password_comes_back_out_of_the_address(password: str) -> None:
    plain = Database("postgresql://u@may/hn")

    again = read_place(plain.with_password(password).address)

    assert isinstance(again, Database)
    assert (again, again.password) == (plain, password)


def test_a_label_paints_no_control_character() -> None:
    place = read_place("postgresql://u%1B%5B31m@may/%0Ahn")

    assert isinstance(place, Database)
    assert place.label.isprintable()


def test_one_conference_has_one_folder_whoever_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoinghi_tui.services.place.local_root", lambda: tmp_path)

    def folder(text: str) -> Path:
        place = read_place(text)
        assert isinstance(place, Database)
        return place.folder

    same = [
        "postgresql://may/hn",
        "postgresql://a:x@may:5432/hn",
        "postgres://b@MAY/hn?sslmode=require",
    ]
    others = [
        "postgresql://may/hn2",
        "postgresql://may:5433/hn",
        "postgresql://may2/hn",
        "postgresql://may/hn?schema=hn2",
    ]
    assert len({folder(text) for text in same}) == 1
    assert len({folder(text) for text in (same[0], *others)}) == 1 + len(others)
    assert folder("postgresql://may/..%2F..%2FHội nghị").parent == tmp_path
    assert folder("postgresql://may/..%2F..%2FHội nghị").name.startswith("hoi-nghi-")


def test_the_usual_server_is_told_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Database("postgresql:///hn")
    before = place.folder
    monkeypatch.setenv("PGHOST", "may-khac")

    assert place.folder != before


def test_an_address_is_quoted_for_a_shell() -> None:
    word = shell_word(Database("postgresql://may/hn?a=1&b=2"))

    assert word in ("'postgresql://may/hn?a=1&b=2'", '"postgresql://may/hn?a=1&b=2"')


def test_a_file_is_named_whole_where_nobody_knows_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoinghi_tui.services.place.local_root", lambda: tmp_path)
    hidden = Database("postgresql://may/hn").folder / "out" / "the.docx"

    assert file_words(Path("hoi-nghi") / "out" / "the.docx") == "out/the.docx"
    assert file_words(Path("hoi-nghi") / "luu-tru.zip", "") == "luu-tru.zip"
    assert file_words(hidden) == str(hidden)


def test_a_crash_that_lists_all_values_lists_no_password() -> None:
    """Textual prints the values of every frame of a program that fails."""
    place = read_place(TYPED)
    assert isinstance(place, Database)
    address, listed = place.address, io.StringIO()
    try:
        address.index("khong co")
    except ValueError:
        shown = Traceback(show_locals=True, locals_max_string=20)
        Console(file=listed, width=200).print(shown)
    assert "address = " in listed.getvalue()
    assert "M%E1" not in listed.getvalue()
