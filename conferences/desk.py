"""On the editors' desk: conferences that are over and still read as if they were to come, and what was shown in their
sessions and is offered to the library."""

import datetime

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.lists import DeskRow, DeskRows, on_desk, pages_of

from .library.taking import may_take, offered
from .models import ConferencePage, Session, with_days


@on_desk("past-events", title=gettext_lazy("Events that are over"), order=50)
def past_events(user) -> DeskRows:
    """Published, over, held, and not touched since their last day; who wrote what came of it is done."""
    over = (
        with_days(ConferencePage.objects.live())
        .filter(pk__in=pages_of(user).values("pk"), last_day__lt=timezone.localdate(), is_off=False)
        .filter(last_published_at__date__lte=F("last_day"))
        .order_by("-last_day", "pk")
    )
    return DeskRows(over, _rows)


def _rows(pages: list[ConferencePage]) -> list[DeskRow]:
    return [
        DeskRow(
            page.get_admin_display_title(),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            text=_("It is over. Say what came of it."),
            since=page.last_day + datetime.timedelta(days=1),
        )
        for page in pages
    ]


@on_desk("session-material", title=gettext_lazy("Material of sessions for the library"), order=55)
def session_material(user) -> DeskRows:
    return DeskRows(offered() if may_take(user) else offered().none(), _material_rows)


def _material_rows(sessions: list[Session]) -> list[DeskRow]:
    return [
        DeskRow(
            session.title,
            reverse("session_material", args=[session.pk]),
            text=_("%(event)s offers it with a licence.") % {"event": session.event.title},
            since=session.starts_at,
        )
        for session in sessions
    ]
