"""The page of one placement, in time order, the same for all sides but for what each may do."""

from django.http import HttpRequest, HttpResponse

from ...audiences import Audience, for_sides
from ...audiences import page as page_of
from ...enums import PlacementState, Side
from ...life.lines import label_for_expert, next_step
from ...life.moves import MOVES
from ...models import Placement
from ...sections import sections_of, story_of

_P = PlacementState


@for_sides(Side.EXPERT, Side.HOST, Side.OFFICE)
def placement(request: HttpRequest, placement: Placement, audience: Audience) -> HttpResponse:
    is_own = audience.side == Side.EXPERT
    values = {
        "label": label_for_expert(placement) if is_own else placement.get_state_display(),
        "next_step": next_step(placement) if is_own else "",
        "sections": sections_of(placement, audience),
        "story": story_of(placement, audience),
        "may_end": MOVES.may(request.user, placement, _P.ENDED_EARLY),
        "may_complete": MOVES.may(request.user, placement, _P.COMPLETED),
        "may_close": MOVES.may(request.user, placement, _P.EVALUATED),
        "may_change_days": audience.side == Side.OFFICE and placement.state in (_P.PLANNED, _P.DEPLOYED),
    }
    return page_of(request, placement, audience, "placements/placement.html", **values)
