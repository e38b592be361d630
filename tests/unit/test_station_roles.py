"""What each role may save: every kind of action in the code was judged, once."""

import pytest
from action_kinds import Kinds

from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.station_roles import ROLE_KINDS, ROLE_NAMES, NotYours, Role, may

_OWN_ONLY = """
accept_batches add_award add_broadcast add_budget add_check_item add_delegate add_item
add_par_criterion add_par_field add_programme add_report add_role add_sending add_speech
add_task add_unit anchor_item approve_agenda arrange assign_reporter block_seat change_tasks
clear_seats close confirm_par create delete_award delete_broadcast delete_budget
delete_check_item delete_delegate delete_delegates delete_item delete_par_criterion
delete_par_field delete_report delete_sending delete_speech delete_tasks delete_unit
edit_award edit_broadcast edit_budget edit_check_item edit_conference edit_delegate edit_item
edit_par_field edit_report edit_room edit_sending edit_speech edit_task edit_unit end_item_at
fix_budget import_agenda import_awards import_delegates import_par lock_seat make_agenda
merge_delegates merge_units move_budget move_delegate move_seat move_unit norms_budget
number_certificates offline_drop offline_redo
place_report place_speech print_* print_badges print_certificates
print_invitations receive receive_report receive_speech remove_role reopen reorder_agenda
report_state score_par send set_decision set_dossier set_invitation set_off_payroll set_prizes
set_script set_unit shift_row split_item suggest_agenda swap_seats take_back_sending
task_state task_waits tick unfix_budget unreceive_report unreceive_speech vacate_seat
write_conclusion
"""
OWN_ONLY = set(_OWN_ONLY.split())
"""What only the whole program does: making the conference, its papers, its money, its end."""

SCANS = {f"scan_{result}" for result in CheckInResult} - {"scan_ok", "scan_test"}


@pytest.fixture(scope="module")
def kinds():
    found = Kinds()
    in_the_code = found.all()
    assert found.unknown == [], "a kind that is not written where it is saved"
    return (in_the_code - {"scan_*"}) | SCANS


def test_every_kind_of_action_is_judged_once(kinds):
    given = [kind for role in Role for kind in ROLE_KINDS[role]]
    assert len(given) == len(set(given)), "two roles do the same"
    assert set(given).isdisjoint(OWN_ONLY)
    assert kinds - set(given) == OWN_ONLY
    assert set(given) <= kinds, "no such action"


def test_the_whole_program_does_all_and_a_board_nothing(kinds):
    assert all(may(None, kind) for kind in kinds)
    assert not any(may(Role.BOARD, kind) for kind in kinds)


@pytest.mark.parametrize("kind", ["", "undo", "repair", "forget", "CHECK_IN", "check_in "])
@pytest.mark.parametrize("role", Role)
def test_what_is_no_kind_of_a_role_is_refused(role, kind):
    assert not may(role, kind)


@pytest.mark.parametrize("role", Role)
def test_the_refusal_names_the_role_and_what_to_do(role):
    sentence = str(NotYours(role))
    assert "hãy nhờ máy chính" in sentence
    assert ROLE_NAMES[role] in sentence or role is Role.BOARD
