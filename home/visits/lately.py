"""How often readers opened pages lately."""

import datetime
from collections.abc import Iterable

from django.db.models import Sum
from django.utils import timezone
from wagtail.models import Page

from ..models import PageViews

#: What "lately" means here.
DAYS = 28


def since() -> datetime.date:
    """The last day that does not count any more."""
    return timezone.localdate() - datetime.timedelta(days=DAYS)


def views_of(pages: Iterable[Page]) -> dict[int, int]:
    """By page; one that nobody opened is not there. One query."""
    seen = PageViews.objects.filter(page__in=[page.pk for page in pages], day__gt=since())
    return dict(seen.values_list("page").annotate(number=Sum("number")).order_by())
