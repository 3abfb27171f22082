"""What an application tells its applicant: the next step, and the story so far."""

from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from ...enums import Actor, ApplicationState
from ...last_days import last_day
from ...models import Application

_S = ApplicationState


def next_step(application: Application) -> str:
    """What happens next, or what the applicant should do."""
    match ApplicationState(application.state):
        case _S.DRAFT if application.assignment.is_open and application.assignment.closing_on:
            return _("Finish it and send it by the end of %(day)s.") % {
                "day": last_day(application.assignment.closing_on)
            }
        case _S.DRAFT if application.assignment.is_open:
            return _("Finish it and send it.")
        case _S.DRAFT:
            return _("Applications have closed, so this draft cannot be sent any more.")
        case _S.SUBMITTED:
            return _("The programme office checks it next. You need not do anything.")
        case _S.SCREENING:
            return _("The programme office is checking it. You need not do anything.")
        case _S.MORE_INFO:
            return _("Please answer the question of the programme office.")
        case _S.SHORTLISTED:
            return _("The institution and the programme office decide together. You need not do anything.")
        case _S.OFFERED:
            return _("Accept or decline by the end of %(day)s.") % {"day": last_day(application.offer_answer_by)}
        case _S.ACCEPTED:
            return _("The programme office contacts you about the open conditions. Please do not book anything yet.")
        case _:
            return _("Nothing more happens with this application.")


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
    return {
        _S.SUBMITTED: _("You sent your application"),
        _S.SCREENING: _("Checking began"),
        _S.MORE_INFO: _("You were asked for something"),
        _S.SHORTLISTED: _("You were shortlisted"),
        _S.OFFERED: _("You were offered a place"),
        _S.ACCEPTED: _("You accepted"),
        _S.DECLINED: _("You declined"),
        _S.OFFER_EXPIRED: _("The offer ended without an answer"),
        _S.NOT_ELIGIBLE: _("Not eligible"),
        _S.NOT_SELECTED: _("Not selected this time"),
        _S.WITHDRAWN: _("You withdrew it"),
        _S.CANCELLED_BY_HOST: _("The assignment was cancelled"),
    }[ApplicationState(data["to"])]
