"""The applications that an officer ticked, as their numbers stand in an address."""

from django.http import Http404

from casework.seen import keys_in
from diaspora.models import User
from skills_match.models import Application

#: So many may be chosen at once: their numbers fit into an address.
AT_MOST = 100
#: Between numbers in an address, and between states in what a page has shown.
BETWEEN = "-"


def chosen_by(officer: User, numbers: str) -> list[Application]:
    """All of them or none: raises Http404 when one of them is not for `officer`."""
    wanted = set(keys_in(numbers.split(BETWEEN))[:AT_MOST])
    found = list(Application.objects.for_office(officer).filter(pk__in=wanted).for_lists().order_by("pk"))
    if not wanted or len(found) != len(wanted):
        raise Http404
    return found
