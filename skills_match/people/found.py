"""People in the search box of the office."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.found import SHOWN, ResultGroup, SearchResult, finds
from diaspora.models import User

from .finding import files_open_to


@finds(order=10)
def people_called(text: str, officer: User) -> ResultGroup:
    people = files_open_to(officer).called(text).select_related("user").order_by("-updated_at")
    return ResultGroup(
        "people",
        _("People"),
        [
            SearchResult(str(person), reverse("office:person", args=[person.pk]), person.user.email)
            for person in people[:SHOWN]
        ],
        all_title=_("All people with this name"),
        all_url=f"{reverse('office:people')}?{urlencode({'q': text})}",
    )
