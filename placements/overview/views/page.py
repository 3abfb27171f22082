"""The page of one placement, in time order, the same for all sides but for what each may do."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse

from selection.agreements.signing import waits_for

from ...chapters import chapters_of, story_of
from ...enums import PlacementState, Side
from ...life.lines import label_for_expert, next_step
from ...life.moves import MOVES
from ...models import Placement
from ...viewers import Viewer, for_sides
from ...viewers import page as page_of

_P = PlacementState
#: What both a chapter shows and the story tells.
READ_TWICE = ("visits", "deliverables", "teaching", "reports", "week_notes")


def _agreement_at(placement: Placement, viewer: Viewer) -> str:
    application = placement.application
    reference = [application.assignment.reference] if viewer.side == Side.HOST else []
    return viewer.at("agreement", *reference, application.pk)


@for_sides(Side.EXPERT, Side.HOST, Side.OFFICE)
def placement(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    prefetch_related_objects([placement], *READ_TWICE)
    is_own = viewer.side == Side.EXPERT
    values = {
        "label": label_for_expert(placement) if is_own else placement.get_state_display(),
        "next_step": next_step(placement) if is_own else "",
        "signs_next": waits_for(placement.application),
        "agreement_at": _agreement_at(placement, viewer),
        "chapters": chapters_of(placement, viewer),
        "story": story_of(placement, viewer),
        "may_end": MOVES.may(request.user, placement, _P.ENDED_EARLY),
        "may_complete": MOVES.may(request.user, placement, _P.COMPLETED),
        "may_close": MOVES.may(request.user, placement, _P.EVALUATED),
        "may_change_days": viewer.side == Side.OFFICE and placement.state in (_P.PLANNED, _P.DEPLOYED),
    }
    return page_of(request, placement, viewer, "placements/placement.html", **values)
