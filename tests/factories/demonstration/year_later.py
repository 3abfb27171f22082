"""A year after an assignment: what people answer, and whether what was left is still used."""

import datetime

from django.utils import timezone

from diaspora.models import User
from placements.deliverables.using import say_use
from placements.enums import Wave
from placements.models import Placement
from skills_match.models.querysets import today_in_closing_zone

from .answers import answer_all
from .clock import days_ago

#: Days after the end on which the last wave is answered.
LATER = 370


def came_before(users, days: int) -> None:
    """Whoever took part was here by then."""
    then = timezone.now() - datetime.timedelta(days=days)
    User.objects.filter(pk__in=[user.pk for user in users], date_joined__gt=then).update(date_joined=then)


def build_year_later(told: dict, placement: Placement, host, officer) -> None:
    """Of an assignment that ended more than a year ago; `still_used` has a word for each deliverable that was done."""
    if "year" not in told:
        return
    with days_ago((today_in_closing_zone() - placement.ended_on).days - LATER):
        answer_all(placement, Wave.YEAR, told["year"], officer)
        done = placement.deliverables.filter(done_on__isnull=False)
        for row, is_used in zip(done, told["still_used"], strict=True):
            say_use(deliverable=row, by=host, is_used=is_used)
