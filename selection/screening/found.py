"""Applications in the search box of the office."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from casework.found import SHOWN, ResultGroup, SearchResult, finds
from casework.translated.spoken import with_language
from diaspora.models import User
from skills_match.models import Application


@finds(order=20)
def applications_named(text: str, officer: User) -> ResultGroup:
    found = Application.objects.for_office(officer).named(text).for_lists().order_by("-submitted_at")
    return ResultGroup(
        "applications",
        _("Applications"),
        [
            SearchResult(
                title=format_html("{} – {}", application.profile, with_language(application.assignment, "title")),
                url=reverse("office:application", args=[application.pk]),
                tag=application.get_state_display(),
                tone=application.tone,
            )
            for application in found[:SHOWN]
        ],
        all_title=_("All these applications"),
        all_url=f"{reverse('office:applications')}?{urlencode({'q': text})}",
    )
