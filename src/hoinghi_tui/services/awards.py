"""The awards: arranged before the day, handed over on it."""

from hoinghi_tui.services.award_arranging import AwardArranging
from hoinghi_tui.services.award_handing import AwardHanding


class Awards(AwardHanding, AwardArranging):
    """All that is done with awards; each method saves one action."""
