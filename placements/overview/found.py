"""Placements in the search box of the office."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from casework.found import SHOWN, ResultGroup, SearchResult, finds
from casework.translated.spoken import with_language
from diaspora.models import User

from ..models import Placement


@finds(order=25)
def placements_named(text: str, officer: User) -> ResultGroup:
    found = Placement.objects.for_office(officer).named(text).for_lists().order_by("-starts_on", "-pk")
    return ResultGroup(
        "placements",
        _("Placements"),
        [
            SearchResult(
                title=format_html("{} – {}", row.application.profile, with_language(row.assignment, "title")),
                url=reverse("office:placement", args=[row.pk]),
                tag=row.get_state_display(),
                tone=row.tone,
            )
            for row in found[:SHOWN]
        ],
        all_title=_("All these placements"),
        all_url=f"{reverse('office:placements')}?{urlencode({'q': text})}",
    )
