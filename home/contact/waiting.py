"""Messages to the contact form that wait for the programme office."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.waiting import Recipient, Share, WaitingLine, waits_for
from diaspora.models import User

from ..enums import URGENT_TOPICS
from ..models import ContactMessage


@waits_for(Recipient.OFFICE, order=5)
def urgent_messages(officer: User) -> list[WaitingLine]:
    """Before everything else on the desk."""
    return [_line(_("Reports of money asked for, or of abuse"), "urgent", Q(topic__in=URGENT_TOPICS))]


@waits_for(Recipient.OFFICE, order=70)
def messages_to_answer(officer: User) -> list[WaitingLine]:
    return [_line(_("Messages to answer"), "", Q())]


def _line(title: str, show: str, among: Q) -> WaitingLine:
    waiting = ContactMessage.objects.waiting().filter(among)
    count = waiting.aggregate(all=Count("pk"), overdue=Count("pk", filter=Q(answer_by__lt=timezone.localdate())))
    address = reverse("home:messages")
    return WaitingLine(
        title=title,
        url=f"{address}?show={show}" if show else address,
        waiting=count["all"],
        overdue=None if show else Share(count["overdue"], f"{address}?show=overdue"),
        rule="" if show else _("Messages are overdue after the day by which their answer was promised."),
    )
