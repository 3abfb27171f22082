"""From a session to the work that its institution asks for. No page of an assignment leads back here or to giving."""

from skills_match.models import Assignment

from ..models import Session

#: The page of the institution shows the rest.
MOST = 10


def open_assignments(session: int) -> list[Assignment]:
    """Those that take applications now, of the institution of a session; the nearest closing day first."""
    institution = Session.objects.filter(pk=session).values_list("institution", flat=True).first()
    if institution is None:
        return []
    found = Assignment.objects.open().filter(institution=institution).without_texts().for_lists()
    return list(found.order_by("closing_on", "pk")[:MOST])
