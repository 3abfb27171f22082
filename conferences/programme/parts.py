"""Sessions and speakers as parts of an event."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole
from ..events.parts import EventPart, add_part
from ..models import Session, SessionPlaces
from .forms.plan import SessionForm, SpeakerForm


def _kept(session: Session) -> str | Promise:
    """Asked under the lock of its places: nobody signs up meanwhile."""
    places = SessionPlaces.objects.select_for_update(no_key=True).filter(session=session).first()
    if places and places.sign_ups.exists():
        return _(
            "People have signed up for it. Save it as not confirmed and release a version: they are written to, "
            "and then it can be removed."
        )
    return _("Delegates have said how useful it was: keep it.") if session.feedback.exists() else ""


add_part(
    EventPart(
        "speakers",
        SpeakerForm,
        _("Speakers"),
        _("Add a speaker"),
        (TeamRole.PROGRAMME,),
        told=lambda row: row.role or "",
    )
)
add_part(
    EventPart(
        "sessions",
        SessionForm,
        _("Sessions"),
        _("Add a session"),
        (TeamRole.PROGRAMME,),
        told=lambda row: str(row.get_kind_display()),
        kept=_kept,
    )
)
