"""Gathers the papers about the hall and what was sent: checklist, register of sendings."""

from hoinghi_tui.domain.checklist import in_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.checklist import head_counts
from hoinghi_tui.services.sendings import Sendings
from hoinghi_tui.services.sheets import Sheet
from hoinghi_tui.services.workspace import Workspace


def checklist(work: Workspace) -> Sheet:
    """Return the checklist of the hall; refuses an empty one."""
    from hoinghi_tui.documents.checklist_paper import checklist_fields, checklist_warnings

    state = work.state
    items = in_order(state.checklist.values())
    if not items:
        raise Refused(
            "Danh mục hội trường còn trống. Bấm L ở F9, mục 3 để lập theo mẫu rồi in lại."
        )
    units = dict(state.units.items())
    conference = state.conference
    return Sheet(
        f"danh mục hội trường {len(items)} việc",
        checklist_fields(items, units, head_counts(state), conference, work.zone()),
        checklist_warnings(conference),
    )


def dispatch_list(work: Workspace) -> Sheet:
    """Return the register of what was sent; refuses one without any recipient."""
    from hoinghi_tui.documents.dispatch_list import dispatch_list_fields, dispatch_list_warnings

    lines = Sendings(work).lines()
    if not lines:
        raise Refused(
            "Sổ gửi còn trống. Bấm L ở F9, mục 4 để lập theo nơi nhận, hoặc nhập đại biểu ở F3."
        )
    conference = work.state.conference
    invited = sum(one.delegate is not None for one in lines)
    return Sheet(
        f"sổ theo dõi gửi {len(lines) - invited} nơi nhận, {invited} giấy mời",
        dispatch_list_fields(lines, conference),
        dispatch_list_warnings(lines, conference),
    )
