"""News, and announcements, calls and tenders, from the texts next to this file."""

import datetime

from django.utils import timezone
from wagtail.models import Page

from home.enums import CallOutcome
from home.models import CallPage, NewsPage, Series, Topic
from home.site.planting import plant, planted

from .drawings import border_post

#: name → slugs of its topics
NEWS = {
    "first-assignments": ("diaspora-engagement", "skills-and-knowledge", "health", "goal-8"),
    "digital-hub": ("diaspora-engagement",),
    "trafficking-regulations": ("counter-trafficking", "law-and-policy", "goal-16"),
    "returns-workshop": ("returns", "border-management"),
    "border-project": ("border-management", "goal-17"),
    "directory-of-services": ("counter-trafficking",),
}
FEATURED = "first-assignments"
PICTURED = "border-project"
SERIES = {"border-project", "returns-workshop"}
#: name → days until it closes, days until questions end, outcome, slugs of its topics
CALLS = {
    "third-round": (40, 25, "", ("diaspora-engagement", "skills-and-knowledge")),
    "guide-printing": (5, 2, "", ("labour-migration",)),
    "directory-update": (-60, -75, CallOutcome.AWARDED, ("counter-trafficking",)),
    "office-hours": (None, None, "", ()),
}


def build_news(**common) -> list[Page]:
    today = timezone.localdate()
    border = Series.objects.get_or_create(name_en="Borders that work", name_sw="Mipaka inayofanya kazi")[0]
    return [
        plant(
            kind=NewsPage,
            name=f"news/{name}",
            parent=planted("news"),
            date=today - datetime.timedelta(days=3),
            topics=_topics(slugs),
            is_featured=name == FEATURED,
            lead_image=border_post() if name == PICTURED else None,
            series=border if name in SERIES else None,
            **common,
        )
        for name, slugs in NEWS.items()
    ]


def build_calls(**common) -> list[Page]:
    return [
        plant(
            kind=CallPage,
            name=f"calls/{name}",
            parent=planted("data-and-resources/calls"),
            closes_at=_at_four(closes),
            questions_until=_at_four(questions),
            outcome=outcome,
            topics=_topics(slugs),
            **common,
        )
        for name, (closes, questions, outcome, slugs) in CALLS.items()
    ]


def _topics(slugs: tuple[str, ...]) -> list[Topic]:
    return list(Topic.objects.filter(slug__in=slugs))


def _at_four(days: int | None) -> datetime.datetime | None:
    """Four in the afternoon in Dar es Salaam, so many days away."""
    if days is None:
        return None
    day = timezone.localdate() + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(16)))
