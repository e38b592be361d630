"""Name plates: who gets one, in which order, what stands on them, both sides alike."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.documents.tent_cards import render_tent_cards, tent_fields
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate, Role, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Zone
from hoinghi_tui.resources import template_dir
from hoinghi_tui.services.print_job import Paper

TEMPLATE = template_dir() / "bien-ten.docx"
CONFERENCE = Conference(title="Hội nghị", event_tag="1234")


def person(name, position="Phó Chủ tịch", **fields):
    return Holder(Delegate(id="dv-001", full_name=name, position=position), "", **fields)


def sides(data):
    """Return, for each plate, the lines of its three cells."""
    rows = Document(io.BytesIO(data)).element.body.iter(qn("w:tr"))
    return [
        [
            [text for p in cell.iter(qn("w:p")) if (text := "".join(p.itertext(qn("w:t"))))]
            for cell in row.iter(qn("w:tc"))
        ]
        for row in rows
    ]


def test_who_sits_at_a_table_gets_a_plate_the_presidium_first(arranged):
    job = arranged.printing.tent_job()
    zones = [arranged.state.seat_of(one).zone for one in job.ids]
    tables = (Zone.PRESIDIUM, Zone.SECRETARY, Zone.MC)
    assert zones == sorted(zones, key=tables.index)
    seats = arranged.seating.seats()
    assert len(zones) == sum(seat.zone in tables and seat.delegate is not None for seat in seats)


def test_before_anybody_is_seated_the_roles_decide(session):
    job = session.printing.tent_job()
    roles = {Role.PRESIDIUM, Role.SECRETARY, Role.MC}
    assert job.ids
    assert all(roles & set(session.state.delegates[one].roles) for one in job.ids)


def test_everybody_or_the_named_may_be_printed(arranged):
    everybody = arranged.printing.tent_job(everybody=True).ids
    assert len(everybody) == 38
    assert everybody == tuple(one.id for one in arranged.printing.people(Paper.TENT_CARDS))
    assert arranged.printing.tent_job(["dv-020"]).ids == ("dv-020",)
    with pytest.raises(Refused, match="dv-999"):
        arranged.printing.tent_job(["dv-999"])


def test_both_sides_say_the_same_in_opposite_directions():
    rendered = render_tent_cards([person("Đào Văn Soái")], CONFERENCE, TEMPLATE)
    [[one, other, base]] = sides(rendered.data)
    assert one == other == ["Đào Văn Soái", "Phó Chủ tịch"]
    assert base == []
    body = Document(io.BytesIO(rendered.data)).element.body
    directions = [one.get(qn("w:val")) for one in body.iter(qn("w:textDirection"))]
    assert directions == ["tbRl", "btLr"]
    assert rendered.warnings == ()


@pytest.mark.parametrize("name", ["A & B <C>", "{{x}} {% y %}", "[/] =cmd() ../x", "😀 Ữ" * 100])
def test_hostile_names_stay_letter_for_letter(name):
    [[one, other, _]] = sides(render_tent_cards([person(name)], CONFERENCE, TEMPLATE).data)
    assert one[0] == other[0] == name


def test_longer_names_get_smaller_type_and_never_none():
    names = ["Đào Văn Soái", "Nguyễn Thị Ngọc Quỳnh", "N" * 30, "N" * 500]
    sizes = [tent_fields(person(name), CONFERENCE)["name_size"] for name in names]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == len(sizes)
    for name in names:
        assert name in sides(render_tent_cards([person(name)], CONFERENCE, TEMPLATE).data)[0][0]


@pytest.mark.parametrize("length", [10, 30, 60, 76, 77, 200, 500])
def test_post_and_unit_are_never_larger_than_the_name(length):
    """The sizes of the shipped template, in points."""
    names, posts = (72, 60, 48, 36, 28, 20, 14), (22, 18, 14, 10)
    fields = tent_fields(person("n" * length, unit_name="Thường trực HĐND xã"), CONFERENCE)
    name = names[fields["name_size"] - 1]
    assert posts[fields["position_size"] - 1] <= name
    assert posts[fields["unit_size"] - 1] <= name


def test_blanks_show_and_are_told_and_a_substitute_has_the_own_name():
    rendered = render_tent_cards([person("", position="")], CONFERENCE, TEMPLATE)
    assert sides(rendered.data)[0][0] == ["…", "…"]
    assert [one.partition(":")[0] for one in rendered.warnings] == [
        "Chưa có họ tên",
        "Chưa có chức vụ",
    ]
    other = Substitute(full_name="Lê Hoàng Nam", position="Công chức")
    fields = tent_fields(person("Đào Văn Soái", substitute=other), CONFERENCE)
    assert (fields["name"], fields["position"]) == ("Lê Hoàng Nam", "Công chức")


def test_equal_data_give_equal_bytes_and_a_line_in_the_log(arranged):
    job = arranged.printing.tent_job()
    assert arranged.printing.render(job).data == arranged.printing.render(job).data
    printed = arranged.printing.run(job)
    assert printed.path.name.startswith("bien-ten-")
    assert arranged.store.history(1)[0].kind == "print_tent-cards"


def test_the_command_prints_tables_everybody_or_the_named(sample_folder, tmp_path, capsys):
    words = ["print", str(sample_folder), "tent-cards", "--out", str(tmp_path / "in.docx")]
    assert main([*words, "--everybody"]) == DONE
    assert "38 biển tên" in capsys.readouterr().out
    assert main([*words, "--who", "dv-001"]) == DONE
    assert "1 biển tên" in capsys.readouterr().out
    assert main([*words, "--who", "dv-001", "--everybody"]) == REFUSED
    assert "--everybody" in capsys.readouterr().err
