"""The texts of events that were announced, for the list of translators. A session is read as it was last released: what
is translated is public with the next release."""

from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import (
    Call,
    CallQuestion,
    Category,
    CheckInList,
    Event,
    EventPartner,
    EventQuestion,
    EventReport,
    MeetingHost,
    ProgrammeVersion,
    Quota,
    Room,
    Session,
    Speaker,
    Track,
    Venue,
)


def _announced(model, **which):
    """Rows of `model` whose event is public."""
    return lambda: model._default_manager.filter(event__in=Event.objects.public(), **which).select_related("event")


register(
    TranslatedKind(
        name="event",
        model=Event,
        label=_("Events"),
        readable=Event.objects.public,
        address=Event.get_absolute_url,
    )
)
for _name, _label, _readable in (
    ("session", _("Sessions"), _announced(Session, is_confirmed=True)),
    ("speaker", _("Speakers"), _announced(Speaker, consented_on__isnull=False)),
    ("programme-version", _("News of programmes"), _announced(ProgrammeVersion)),
    ("fee", _("Categories of delegates"), _announced(Category)),
    ("event-question", _("Questions to delegates"), _announced(EventQuestion)),
    ("call", _("Calls for contributions"), _announced(Call)),
    ("call-question", _("Questions of calls"), _announced(CallQuestion)),
    ("event-partner", _("Partners of events"), _announced(EventPartner)),
    ("event-report", _("Reports of events"), _announced(EventReport, released_at__isnull=False)),
    ("meeting-host", _("Hosts of meetings"), _announced(MeetingHost)),
    ("track", _("Tracks"), _announced(Track)),
    ("venue", _("Venues"), _announced(Venue)),
    ("room", _("Rooms"), _announced(Room)),
    ("quota", _("Limits of places"), _announced(Quota)),
    ("check-in-list", _("Lists at the gate"), _announced(CheckInList)),
):
    register(
        TranslatedKind(
            name=_name,
            model=_readable().model,
            label=_label,
            readable=_readable,
            address=lambda record: record.event.get_absolute_url(),
        )
    )
