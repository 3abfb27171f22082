"""What offers add to the one line that a person reads about an application."""

import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from skills_match.applications.lines import StatusLine, tells_line
from skills_match.enums import ApplicationState
from skills_match.last_days import last_day
from skills_match.models import Application

from ..models import Offer


@tells_line(ApplicationState.OFFERED)
def of_offers(applications: list[Application]) -> dict[int, StatusLine]:
    rows = {row.pk: row for row in applications}
    offers = Offer.objects.filter(application__in=rows)
    return {
        offer.application_id: _line(offer.answer_by, rows[offer.application_id]) for offer in offers if offer.answer_by
    }


def _line(day: datetime.date, application: Application) -> StatusLine:
    return StatusLine(
        label=_("Offer – please answer by %(day)s") % {"day": date_format(day)},
        tone=application.tone,
        next_step=_("Accept or decline by the end of %(day)s.") % {"day": last_day(day)},
        url=reverse("my:offer", args=[application.pk]),
        action=_("Read and answer the offer"),
    )
