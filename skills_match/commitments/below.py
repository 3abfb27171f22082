"""What an institution sees of those below it: their assignments and what came of them, in numbers and never people."""

from django.db.models import Count, Q, QuerySet

from diaspora.institutions.placing import all_below
from diaspora.models import Institution
from diaspora.open_pages import OpenPage

from ..enums import APPLICATION_TAKES_POST, AssignmentState
from ..models import Assignment

#: Apps above add what came of assignments; their functions get the numbers of the institutions below.
below_page = OpenPage()


def assignments_below(institution: Institution) -> QuerySet[Assignment]:
    """All that were ever sent; `taken` is how many posts have somebody."""
    sent = Assignment.objects.filter(institution__in=all_below(institution)).exclude(state=AssignmentState.DRAFT)
    taken = Count("applications", filter=Q(applications__state__in=APPLICATION_TAKES_POST))
    return sent.for_lists().annotate(taken=taken).order_by("-submitted_at", "-pk")
