"""Points of the PAR Index: exact decimals, commas, no negative ones; sums that are never mixed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.par_checks import (
    DoubtKind,
    owed_by_unit,
    par_doubts,
    refuse_points,
    summed_up,
)
from hoinghi_tui.domain.par_index import ParCriterion, ParField
from hoinghi_tui.domain.par_points import (
    difference_text,
    parse_points,
    percentage,
    percentage_text,
    points_text,
)
from hoinghi_tui.domain.par_scores import Scoring, compared, par_table
from hoinghi_tui.domain.refusal import Refused

POINTS = st.decimals(0, 9999, places=4)


def criterion(key, field="f1", maximum=None, own=None, appraised=None, **more):
    def number(value):
        return None if value is None else Decimal(value)

    more = {"title": key, **more}
    return ParCriterion(
        id=key,
        field=field,
        maximum=number(maximum),
        self_scored=number(own),
        appraised=number(appraised),
        **more,
    )


def field(key="f1", **more):
    return ParField(**{"id": key, "year": 2025, "title": f"Lĩnh vực {key}", **more})


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        (" 12,50 điểm", "12.5"),
        ("0", "0"),
        ("16", "16"),
        ("0,0001", "0.0001"),
        ("1,50000", "1.5"),
    ],
)
def test_a_comma_is_a_decimal_mark(text, points):
    assert parse_points(text) == Decimal(points)


def test_a_blank_is_no_nought():
    assert parse_points("  ") is None
    assert points_text(None) == "…"


@pytest.mark.parametrize("text", ["-1", "−0,5", "– 2"])
def test_negative_points_are_told_as_such(text):
    with pytest.raises(Refused, match="nhỏ hơn 0"):
        parse_points(text)


@pytest.mark.parametrize(
    "text",
    ["mười", "1.234,5", "=2+3", "2025-05-12", "1e3", "NaN", "12345", "1,00001", "１２", "[/]"],
)
def test_anything_else_is_refused(text):
    with pytest.raises(Refused):
        parse_points(text)


@given(POINTS)
def test_points_that_are_printed_are_read_again(points):
    assert parse_points(points_text(points)) == points


@given(POINTS, POINTS.filter(bool))
def test_a_percentage_is_the_nearest_hundredth(part, whole):
    exact = Fraction(part) * 100 / Fraction(whole)
    assert abs(Fraction(percentage(part, whole)) - exact) <= Fraction(1, 200)


def test_words_for_percentages_and_differences():
    assert percentage_text(percentage(Decimal("84.5"), Decimal(100))) == "84,50%"
    assert percentage(Decimal(1), Decimal(0)) is None
    assert difference_text(Decimal("1.25")) == "+1,25"
    assert difference_text(Decimal("-0.50")) == "−0,5"
    assert difference_text(Decimal(0)) == "0"


# -- sums ------------------------------------------------------------------------------------


@given(st.lists(POINTS, min_size=1, max_size=20))
def test_a_sum_is_exact(points):
    rows = [criterion(f"c{n}", maximum=9999, own=value) for n, value in enumerate(points)]
    total = par_table(2025, [field()], rows).total
    assert Fraction(total.points) == sum(map(Fraction, points))
    assert total.maximum == 9999 * len(points)


def test_it_is_self_scored_until_every_criterion_is_appraised():
    rows = [
        criterion("a", maximum=10, own="9", appraised="8"),
        criterion("b", maximum=10, own="7"),
    ]
    table = par_table(2025, [field()], rows)
    assert (table.total.scoring, table.total.points) == (Scoring.SELF, 16)
    rows[1] = criterion("b", maximum=10, own="7", appraised="6.5")
    table = par_table(2025, [field()], rows)
    assert (table.total.scoring, table.total.points) == (Scoring.APPRAISED, Decimal("14.5"))
    assert table.total.share == Decimal("72.50")


def test_one_field_without_appraisal_keeps_the_whole_self_scored():
    rows = [
        criterion("a", maximum=10, own=9, appraised=8),
        criterion("b", "f2", maximum=10, own=7),
    ]
    table = par_table(2025, [field(), field("f2")], rows)
    assert [one.score.scoring for one in table.fields] == [Scoring.APPRAISED, Scoring.SELF]
    assert table.total.scoring is Scoring.SELF
    assert table.total.points == 16


def test_without_all_maxima_there_is_no_share_but_the_stated_one():
    rows = [criterion("a", maximum=10, own=9), criterion("b", own=1)]
    assert par_table(2025, [field()], rows).total.share is None
    assert par_table(2025, [field(maximum=Decimal(20))], rows).total.share == 50


def test_an_empty_year_has_no_sum():
    total = par_table(2025, [], []).total
    assert (total.maximum, total.points, total.share) == (None, None, None)
    assert total.scoring is Scoring.NONE


def test_years_are_compared_by_title():
    last = par_table(
        2024,
        [field("f9", year=2024, title="CẢI CÁCH THỂ CHẾ")],
        [criterion("z", "f9", maximum=10, own=8)],
    )
    now = par_table(
        2025,
        [field(title="Cải cách thể chế"), field("f2")],
        [criterion("a", maximum=20, own=17), criterion("b", "f2", maximum=5, own=5)],
    )
    change = compared(now, last)
    assert change(now.fields[0]).points == Decimal("5.00")
    assert change(now.fields[1]).points is None
    assert compared(now, None)(now.fields[0]).points is None


# -- what is wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"maximum": 2, "own": "2.5"}, "tự chấm 2,5, cao hơn điểm tối đa 2"),
        ({"maximum": 2, "own": 1, "appraised": 3}, "thẩm định 3, cao hơn"),
        ({"maximum": -2}, "nhỏ hơn 0"),
        ({"own": "-0.5"}, "nhỏ hơn 0"),
    ],
)
def test_points_that_cannot_be_are_refused(wrong, words):
    with pytest.raises(Refused, match=words):
        refuse_points(criterion("a", **wrong))


def test_points_up_to_the_maximum_are_right():
    refuse_points(criterion("a", maximum=2, own=2, appraised=0))


def test_doubts_name_the_field_and_what_is_missing():
    fields = [
        field(unit="VP", strengths="a", shortcomings="b", causes="c", maximum=Decimal(10)),
        field("f2", unit="GONE"),
        field("f3", unit="KT"),
    ]
    rows = [criterion("a", maximum=9, own=9), criterion("b", "f2")]
    found = par_doubts(par_table(2025, fields, rows), {"VP", "KT"})
    kinds = {key: [one.kind for one in found if one.field == key] for key in ("f1", "f2", "f3")}
    assert kinds["f1"] == [DoubtKind.SUM]
    assert kinds["f2"] == [DoubtKind.MAXIMUM, DoubtKind.UNIT, DoubtKind.SCORE, DoubtKind.TEXT]
    assert DoubtKind.SCORE in kinds["f3"]
    assert found[0].sentence == ("Lĩnh vực f1: điểm tối đa ghi 10, cộng các tiêu chí được 9")


def test_a_unit_owes_what_it_has_not_said():
    fields = [field(unit="VP", strengths="tốt"), field("f2", unit=None)]
    owed = owed_by_unit(par_table(2025, fields, [criterion("a", maximum=9, own=9)]))
    assert owed == {"VP": ["Tồn tại, hạn chế, nguyên nhân của lĩnh vực Lĩnh vực f1"]}


def test_what_several_fields_lack_is_said_once():
    table = par_table(2025, [field(unit="VP"), field("f2", unit="VP")], [])
    said = summed_up(par_doubts(table, {"VP"}))
    assert said[0] == "2 lĩnh vực chưa có điểm tối đa"
    assert len(said) == 3
