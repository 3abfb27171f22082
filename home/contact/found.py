"""Messages by their reference, in the search box of the office."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.found import SHOWN, ResultGroup, SearchResult, finds
from diaspora.models import User

from ..models import ContactMessage


@finds(order=50)
def messages_with_the_reference(text: str, officer: User) -> ResultGroup:
    """Also where somebody wrote it small, or only its beginning."""
    reference = "".join(text.split()).upper()
    rows = ContactMessage.objects.filter(reference__startswith=reference) if reference.startswith("M-") else ()
    results = [
        SearchResult(
            title=row.reference,
            url=reverse("home:message", args=[row.pk]),
            text=f"{row.get_topic_display()}, {row.name}",
            tag=_("Answered") if row.answered_at else _("Waiting"),
        )
        for row in rows[:SHOWN]
    ]
    return ResultGroup("messages", _("Messages"), results)
