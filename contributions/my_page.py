"""What a giver finds on their own page. Whoever never gave reads nothing of giving there."""

from collections.abc import Iterator

from diaspora.models import Profile, User
from diaspora.open_pages import PageSection, my_page

from .models import Gift


@my_page.adds(order=90)
def own_gifts(user: User, _profile: Profile | None) -> Iterator[PageSection]:
    given = Gift.objects.filter(giver=user).count()
    if given:
        yield PageSection("contributions/_my_gifts.html", given)
