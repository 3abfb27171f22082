"""Applicants on whom a reviewer at the host has said nothing yet."""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import ngettext

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User
from skills_match.models import Assignment

from .giving import to_recommend


@waits_for(Recipient.INSTITUTION, order=20)
def applicants_to_recommend(member: User) -> list[WaitingLine]:
    """Assignments with applicants on whom a reviewer has said nothing yet."""
    unread = to_recommend(member)
    counts = {row["assignment"]: row["number"] for row in unread.values("assignment").annotate(number=Count("pk"))}
    return [
        WaitingLine(
            title=with_language(assignment, "title"),
            url=f"{reverse('institution_assignments:applicants', args=[assignment.reference])}?show=to-recommend",
            waiting=counts[assignment.pk],
            text=ngettext(
                "%(number)s applicant waits for your recommendation.",
                "%(number)s applicants wait for your recommendation.",
                counts[assignment.pk],
            )
            % {"number": intcomma(counts[assignment.pk])},
        )
        for assignment in Assignment.objects.filter(pk__in=counts).order_by("closing_on", "pk")
    ]
