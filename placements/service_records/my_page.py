"""Whoever has done an assignment finds the way to their service record on their own page."""

from collections.abc import Iterator

from diaspora.models import Profile, User
from diaspora.open_pages import PageSection, my_page

from .asking import served_by


@my_page.adds(order=80)
def own_service(user: User, _profile: Profile | None) -> Iterator[PageSection]:
    if number := served_by(user).count():
        yield PageSection("placements/_my_service.html", number)
