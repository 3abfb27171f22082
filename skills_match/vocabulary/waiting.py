"""Words that wait for the programme office: skills that people miss, and Kiswahili that nobody has reviewed."""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.waiting import Recipient, Share, WaitingLine, waits_for
from diaspora.models import User

from ..enums import SuggestionState
from ..models import ConceptLabel, ConceptSuggestion
from .suggestions import waiting_too_long


@waits_for(Recipient.OFFICE, order=50)
def suggested_skills(officer: User) -> list[WaitingLine]:
    count = ConceptSuggestion.objects.aggregate(
        waiting=Count("pk", filter=Q(state=SuggestionState.OPEN)), overdue=Count("pk", filter=waiting_too_long())
    )
    address = reverse("office:suggestions")
    return [
        WaitingLine(
            title=_("Suggested skills and occupations"),
            url=address,
            waiting=count["waiting"],
            overdue=Share(count["overdue"], f"{address}?wait=overdue"),
            rule=_("Suggested skills and occupations are overdue after 14 days."),
        )
    ]


@waits_for(Recipient.OFFICE, order=60)
def words_to_review(officer: User) -> list[WaitingLine]:
    """Thousands after a new vocabulary: work for years, which presses nobody."""
    waiting = ConceptLabel.objects.to_review().count()
    title = ngettext(
        "%(number)s Kiswahili word waits for a speaker’s review",
        "%(number)s Kiswahili words wait for a speaker’s review",
        waiting,
    )
    return [
        WaitingLine(
            title=title % {"number": intcomma(waiting)},
            url=reverse("office:labels"),
            waiting=waiting,
            is_pressing=False,
        )
    ]
