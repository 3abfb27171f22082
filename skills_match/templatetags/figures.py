"""Figures of a year from the portal's own rows. Only what anybody may read is counted, so counts are exact."""

import datetime
from dataclasses import dataclass

from django import template
from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import ngettext

from ..models import Assignment
from ..models.querysets import CLOSING_ZONE, today_in_closing_zone

register = template.Library()


@dataclass(frozen=True)
class Figure:
    value: int
    label: str
    url: str = ""


def figures_of(year: int) -> list[Figure]:
    """Assignments that were published in `year` of Dar es Salaam and may still be read; without zeros. One query."""
    first = datetime.datetime(year, 1, 1, tzinfo=CLOSING_ZONE)
    published = Assignment.objects.public().filter(
        published_at__gte=first, published_at__lt=first.replace(year=year + 1)
    )
    count = published.aggregate(
        assignments=Count("pk", distinct=True),
        posts=Sum("posts", default=0),
        institutions=Count("institution", distinct=True),
        regions=Count("region", distinct=True),
    )
    figures = [
        Figure(
            count["assignments"],
            ngettext("assignment published", "assignments published", count["assignments"]),
            reverse("assignments:list"),
        ),
        Figure(count["posts"], ngettext("post for an expert", "posts for experts", count["posts"])),
        Figure(
            count["institutions"],
            ngettext("institution asked for skills", "institutions asked for skills", count["institutions"]),
        ),
        Figure(count["regions"], ngettext("region of Tanzania", "regions of Tanzania", count["regions"])),
    ]
    return [figure for figure in figures if figure.value]


@register.simple_tag
def figures_of_this_year() -> dict:
    """`{% figures_of_this_year as this_year %}`: the year, and what there is to say about it. One query."""
    year = today_in_closing_zone().year
    return {"year": str(year), "figures": figures_of(year)}
