"""Those who work at an institution now, on its first page."""

from collections.abc import Iterator

from diaspora.models import User
from diaspora.open_pages import PageSection, institution_page

from ..models import Placement

#: How many are named; the list has the rest.
FEW = 3


@institution_page.adds(order=20)
def experts_at_the_host(user: User) -> Iterator[PageSection]:
    """A fixed number of queries; nothing where nobody was ever confirmed."""
    hosted = Placement.objects.for_host(user)
    if number := hosted.count():
        running = hosted.running().for_lists()[:FEW]
        yield PageSection("institution/_placements.html", {"running": running, "number": number})
