"""What the webcam's process tells comes out of the pipe as it went in."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.camera.news import (
    CodeRead,
    Picture,
    State,
    StateChanged,
    read_news,
    write_news,
)

# A decoder hands out UTF-8, which has no lone surrogates.
_ANY_NEWS = st.lists(
    st.one_of(
        st.builds(CodeRead, st.text()),
        st.builds(StateChanged, st.sampled_from(State)),
        st.builds(Picture, st.integers(1, 99), st.integers(1, 99), st.binary()),
    )
)


@given(_ANY_NEWS)
def test_all_news_arrive_in_order(news):
    pipe = BytesIO()
    for one in news:
        write_news(pipe, one)
    pipe.seek(0)
    assert list(read_news(pipe)) == news


@pytest.mark.parametrize("cut", [1, 3, 5, 12])
def test_a_process_that_dies_while_writing_ends_the_news(cut):
    pipe = BytesIO()
    write_news(pipe, CodeRead("0471123456789016"))
    whole = pipe.getvalue()
    rest = BytesIO(whole + whole[:cut])
    assert list(read_news(rest)) == [CodeRead("0471123456789016")]


@pytest.mark.parametrize("garbage", [b"\x00\x00\x00\x02hi", b"\xff" * 40, b"WARN: no camera\n"])
def test_what_is_no_news_ends_them(garbage):
    assert list(read_news(BytesIO(garbage))) == []
