"""The story of an application so far, as its applicant reads it."""

from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from ...enums import Actor, ApplicationState
from ...models import Application

_S = ApplicationState


def story_for_applicant(application: Application) -> list[dict]:
    """The events of a timeline, newest first, in one query; without names of officers and without recommendations."""
    entries = ModelLogEntry.objects.for_instance(application).filter(action__startswith="application.")
    return [
        _event(entry)
        for entry in entries.order_by("-timestamp", "-id")
        if entry.data.get("to") in ApplicationState.values
    ]


def _event(entry: ModelLogEntry) -> dict:
    actor = entry.data.get("actor")
    by = {Actor.APPLICANT: _("You"), Actor.OFFICE: _("Programme office")}.get(actor, "")
    return {"at": entry.timestamp, "title": _title(entry.data), "by": by, "text": entry.data.get("reason", "")}


def _title(data: dict) -> str:
    if (data["from"], data["to"]) == (_S.MORE_INFO, _S.SCREENING):
        return _("You answered") if data["actor"] == Actor.APPLICANT else _("Checking continued")
    if data["from"] == _S.WITHDRAWN:
        return _("You sent it again")
    return {
        _S.SUBMITTED: _("You sent your application"),
        _S.SCREENING: _("Checking began"),
        _S.MORE_INFO: _("You were asked for something"),
        _S.SHORTLISTED: _("You were shortlisted"),
        _S.INTERVIEW: _("You were asked to an interview"),
        _S.RESERVE: _("You were put on the reserve list"),
        _S.OFFERED: _("You were offered a place"),
        _S.ACCEPTED: _("You accepted"),
        _S.CONFIRMED: _("Your assignment was confirmed"),
        _S.DECLINED: _("You declined"),
        _S.OFFER_EXPIRED: _("The offer ended without an answer"),
        _S.NOT_ELIGIBLE: _("Not eligible"),
        _S.NOT_SELECTED: _("Not selected this time"),
        _S.WITHDRAWN: _("You withdrew it"),
        _S.CANCELLED_BY_HOST: _("The assignment was cancelled"),
    }[ApplicationState(data["to"])]
