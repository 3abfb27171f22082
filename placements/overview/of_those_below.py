"""What came of the assignments of institutions below another one: numbers, never people."""

from collections.abc import Iterator

from django.db.models import Count, Q, Sum

from diaspora.institutions.placing import all_below
from diaspora.models import Institution
from diaspora.open_pages import PageSection
from skills_match.commitments.below import below_page

from ..enums import PlacementState
from ..models import Placement, TeachingSession

_DONE = (PlacementState.COMPLETED, PlacementState.EVALUATED)


@below_page.adds(order=10)
def results_below(institution: Institution) -> Iterator[PageSection]:
    """Nothing before the first placement. Three queries."""
    placed = Placement.objects.filter(application__assignment__institution__in=all_below(institution))
    counted = placed.aggregate(all=Count("pk"), done=Count("pk", filter=Q(state__in=_DONE)))
    if not counted["all"]:
        return
    taught = TeachingSession.objects.filter(placement__in=placed).aggregate(
        sessions=Count("pk"), minutes=Sum("minutes")
    )
    shown = {**counted, "sessions": taught["sessions"], "hours": (taught["minutes"] or 0) // 60}
    yield PageSection("placements/_below.html", shown)
