"""Assignments by a name: in the search box of the office, and in the filters of its lists."""

from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from modeltranslation.utils import get_translation_fields

from casework.found import SHOWN, ResultGroup, SearchResult, finds
from casework.translated.spoken import with_language
from diaspora.models import User

from ..models import Assignment


def assignments_called(text: str, prefix: str = "") -> Q:
    """Every word of `text` is in the reference or in the title in some language; `prefix` leads to it."""
    found = Q()
    for word in text.split():
        held = Q(**{f"{prefix}reference__icontains": word})
        for field in get_translation_fields("title"):
            held |= Q(**{f"{prefix}{field}__icontains": word})
        found &= held
    return found


@finds(order=30)
def assignments_named(text: str, officer: User) -> ResultGroup:
    found = Assignment.objects.visible_to(officer).filter(assignments_called(text)).for_lists().order_by("-created_at")
    return ResultGroup(
        "assignments",
        _("Assignments"),
        [
            SearchResult(
                title=with_language(assignment, "title"),
                url=reverse("office:assignment", args=[assignment.reference]),
                text=format_html("{}, {}", assignment.reference, with_language(assignment.institution, "name")),
                tag=assignment.get_state_display(),
            )
            for assignment in found[:SHOWN]
        ],
        all_title=_("All these assignments"),
        all_url=f"{reverse('office:assignments')}?{urlencode({'q': text})}",
    )
