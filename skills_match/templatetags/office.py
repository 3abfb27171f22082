"""What the pages of the programme office share: the way around, and the forms beside a record."""

from django import template
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

register = template.Library()

#: Label, where it leads, and the other pages of the same part.
PARTS = [
    (_("Start"), "office:home", {"office:search"}),
    (
        _("Requests"),
        "office:requests",
        {
            "office:assignment",
            "office:match_people",
            "office:decide",
            "office:match_runs",
            "office:match_run",
            "office:compare_people",
            "office:skill_gap",
        },
    ),
    (_("Applications"), "office:applications", {"office:application", "office:board"}),
    (_("People"), "office:people", {"office:person"}),
    (_("Institutions"), "office_people:institutions", {"office_people:institution"}),
    (_("Questions"), "office:inquiries", {"office:inquiry"}),
    (
        _("Skills and words"),
        "office:suggestions",
        {"office:suggestion", "office:labels", "office:merges", "office:merge"},
    ),
    (_("Messages"), "home:messages", {"home:message"}),
    (_("Accounts"), "office_people:accounts", {"office_people:account"}),
]


@register.inclusion_tag("office/_navigation.html")
def office_navigation(here: str) -> dict:
    """The parts of the office; `here` is the name of the page that is shown."""
    links = [
        {"label": label, "url": reverse(name), "is_current": here == name or here in others}
        for label, name, others in PARTS
    ]
    return {"links": links}


@register.filter
def record_kind(record: models.Model) -> str:
    """The word for a record in the addresses of the office."""
    return str(record._meta.model_name)
