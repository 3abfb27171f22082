"""Calls and their questions as parts of an event."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole
from ..events.parts import EventPart, add_part
from .forms.desk import CallForm, CallQuestionForm


def _until(call) -> str:
    return date_format(call.closes_at.astimezone(call.event.zone), "SHORT_DATETIME_FORMAT")


add_part(
    EventPart(
        "calls",
        CallForm,
        _("Calls for contributions"),
        _("Add a call for contributions"),
        (TeamRole.PROGRAMME,),
        told=_until,
        related=("event",),
    )
)
add_part(
    EventPart(
        "call-questions",
        CallQuestionForm,
        _("Questions of calls"),
        _("Add a question of the calls"),
        (TeamRole.PROGRAMME,),
    )
)
