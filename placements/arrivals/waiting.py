"""Hosts are asked what is ready, from a week before the first day until everything is."""

import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User
from skills_match.enums import Mode
from skills_match.models.querysets import today_in_closing_zone

from ..enums import ARRIVAL_ON_SITE, ARRIVAL_ONLINE
from ..models import Placement

#: From so many days before the first day, and as long after it: then nobody is asked any more.
BEFORE, AFTER = datetime.timedelta(days=7), datetime.timedelta(days=30)
_OPEN = Q(mode=Mode.ONLINE, ticked__lt=len(ARRIVAL_ONLINE)) | (
    ~Q(mode=Mode.ONLINE) & Q(ticked__lt=len(ARRIVAL_ON_SITE))
)


@waits_for(Recipient.INSTITUTION, order=32)
def arrivals_to_prepare(member: User) -> list[WaitingLine]:
    today = today_in_closing_zone()
    soon = Placement.objects.for_host(member).running().filter(starts_on__range=(today - AFTER, today + BEFORE))
    rows = soon.annotate(ticked=Count("arrival")).filter(_OPEN)
    return [
        WaitingLine(
            title=with_language(row.assignment, "title"),
            url=reverse("institution_assignments:arrival", args=[row.pk]),
            text=_("Is everything ready for the first session?") if row.is_online else _("Is everything ready?"),
        )
        for row in rows.select_related("application__assignment").order_by("starts_on", "pk")
    ]
