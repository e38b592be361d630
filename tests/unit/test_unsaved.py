"""What is said when something at the door could not be saved."""

from hoinghi_tui.domain import unsaved

STRANGE = "[/] {0} {{x}} %s"


def test_each_names_what_was_tried_and_for_whom():
    words = (
        unsaved.arrival_unsaved("Đào Văn Soái"),
        unsaved.substitute_unsaved("Lê Hoàng Nam", "Đào Văn Soái"),
        unsaved.newcomer_unsaved("Lê Văn Khác"),
        unsaved.in_person_unsaved("Đào Văn Soái"),
    )
    assert words == (
        "Đào Văn Soái chưa được điểm danh.",
        "Chưa ghi được Lê Hoàng Nam đi thay Đào Văn Soái.",
        "Khách Lê Văn Khác chưa vào danh sách, chưa được điểm danh.",
        "Chưa ghi được Đào Văn Soái tự đến dự; vẫn tính là người đi thay.",
    )


def test_a_strange_name_is_said_as_it_is():
    assert unsaved.arrival_unsaved(STRANGE) == f"{STRANGE} chưa được điểm danh."
    assert STRANGE in unsaved.substitute_unsaved("Nam", STRANGE)
