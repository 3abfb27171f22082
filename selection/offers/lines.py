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
from .standing import open_counter_offers


@tells_line(ApplicationState.OFFERED)
def of_offers(applications: list[Application]) -> dict[int, StatusLine]:
    rows = {row.pk: row for row in applications}
    offers = Offer.objects.filter(application__in=rows)
    return {
        offer.application_id: _line(offer.answer_by, rows[offer.application_id], is_asked=offer.is_asked)
        for offer in offers.annotate(is_asked=open_counter_offers())
        if offer.answer_by
    }


def _line(day: datetime.date, application: Application, *, is_asked: bool) -> StatusLine:
    if is_asked:
        return StatusLine(
            label=_("Offer – the programme office answers your request"),
            tone=application.tone,
            next_step=_(
                "You asked for something else. Until the programme office has answered, the offer does not end."
            ),
            url=reverse("my:offer", args=[application.pk]),
            action=_("Read the offer"),
        )
    return StatusLine(
        label=_("Offer – please answer by %(day)s") % {"day": date_format(day)},
        tone=application.tone,
        next_step=_("Accept or decline by the end of %(day)s.") % {"day": last_day(day)},
        url=reverse("my:offer", args=[application.pk]),
        action=_("Read and answer the offer"),
    )
