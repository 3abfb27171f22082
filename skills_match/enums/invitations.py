"""States of an invitation to an assignment, with the table of allowed moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .actors import Actor


class InvitationState(TextChoices):
    """Labels for the office; the host reads HOST_LABELS by way of `AssignmentInvitation.host_label`."""

    WAITING = "waiting", pgettext_lazy("invitation", "Waiting for an answer")
    ACCEPTED = "accepted", _("Said yes")
    DECLINED = "declined", _("Said no")
    APPLIED = "applied", _("Applied")
    EXPIRED = "expired", _("Not answered")
    WITHDRAWN = "withdrawn", _("Withdrawn by the institution")
    TAKEN_BACK = "taken_back", _("Said yes, then took it back")
    LAPSED = "lapsed", _("Ended by the portal")


_I = InvitationState


#: The same states in the words of the person who was invited.
INVITED_LABELS = {
    _I.WAITING: _("Please answer"),
    _I.ACCEPTED: _("You said yes"),
    _I.DECLINED: _("You said no"),
    _I.APPLIED: _("You applied"),
    _I.EXPIRED: _("Not answered in time"),
    _I.WITHDRAWN: _("Withdrawn by the institution"),
    _I.TAKEN_BACK: _("You took your yes back"),
    _I.LAPSED: _("No longer valid"),
}


INVITATION_TONES = {_I.WAITING: "wait", _I.ACCEPTED: "good", _I.APPLIED: "good"}


#: Allowed moves of an invitation: (from, to) → who may. A host does not learn of a no before the last day to answer,
#: so it can take back what to it still seems to wait: hence the moves from "declined" and "lapsed" to "withdrawn".
INVITATION_MOVES: dict[tuple[InvitationState, InvitationState], set[Actor]] = {
    (_I.WAITING, _I.ACCEPTED): {Actor.APPLICANT},
    (_I.WAITING, _I.DECLINED): {Actor.APPLICANT},
    (_I.WAITING, _I.APPLIED): {Actor.APPLICANT},
    (_I.WAITING, _I.EXPIRED): {Actor.CLOCK},
    (_I.WAITING, _I.LAPSED): {Actor.CLOCK},
    **{(s, _I.WITHDRAWN): {Actor.HOST} for s in (_I.WAITING, _I.DECLINED, _I.LAPSED)},
    (_I.ACCEPTED, _I.TAKEN_BACK): {Actor.APPLICANT},
    (_I.ACCEPTED, _I.LAPSED): {Actor.CLOCK},
}
