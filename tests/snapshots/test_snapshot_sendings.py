"""How section 4 of F9 looks, half done."""

import pytest

from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.domain.sending_lines import invitation_id
from hoinghi_tui.domain.sendings import Way
from hoinghi_tui.ui.app import HoiNghiApp


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_half_done(snap_compare, session, size):
    moves = session.sendings.moves
    ids = [one.id for one in session.sendings.all()]
    invited = [invitation_id(key) for key in list(session.state.delegates)[:8]]
    moves.send(ids[:3], Way.SYSTEM)
    moves.send([*ids[3:5], *invited], Way.HAND)
    moves.receive([ids[0], invited[0]], "Lê Văn Bình")
    moves.answer(invited[1:3], Invitation.CONFIRMED)
    moves.answer(invited[3:4], Invitation.DECLINED, "đi công tác")
    app = HoiNghiApp(session, "preparation")
    assert snap_compare(app, press=["4", "space", "space"], terminal_size=size)
