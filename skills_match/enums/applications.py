"""States of an application, what the applicant reads, and the table of allowed moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .actors import Actor


class ApplicationState(TextChoices):
    """Labels for staff; what the applicant reads is in APPLICANT_LABELS."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    SCREENING = "screening", _("Screening")
    MORE_INFO = "more_info", _("More information needed")
    SHORTLISTED = "shortlisted", _("Shortlisted")
    INTERVIEW = "interview", _("Interview")
    RESERVE = "reserve", _("Reserve list")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    CONFIRMED = "confirmed", _("Confirmed")
    NOT_ELIGIBLE = "not_eligible", _("Not eligible")
    NOT_SELECTED = "not_selected", _("Not selected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DECLINED = "declined", _("Declined by the applicant")
    OFFER_EXPIRED = "offer_expired", _("Offer expired")
    CANCELLED_BY_HOST = "cancelled_by_host", _("Assignment cancelled")


_S = ApplicationState


APPLICANT_LABELS = {
    _S.DRAFT: _("Draft"),
    _S.SUBMITTED: _("Received"),
    _S.SCREENING: _("Being checked"),
    _S.MORE_INFO: _("We need something from you"),
    _S.SHORTLISTED: _("Shortlisted"),
    _S.INTERVIEW: _("Interview"),
    _S.RESERVE: _("Reserve list"),
    _S.OFFERED: _("Offer – please answer"),
    _S.ACCEPTED: _("Accepted, conditions open"),
    _S.CONFIRMED: _("Confirmed"),
    _S.NOT_ELIGIBLE: _("Not eligible"),
    _S.NOT_SELECTED: _("Not selected this time"),
    _S.WITHDRAWN: _("Withdrawn by you"),
    _S.DECLINED: _("Declined by you"),
    _S.OFFER_EXPIRED: _("Offer expired"),
    _S.CANCELLED_BY_HOST: _("The assignment was cancelled"),
}


#: Among these somebody is chosen for an offer.
_CHOSEN_FROM = (_S.SHORTLISTED, _S.INTERVIEW, _S.RESERVE)


#: The person has said yes: a post is taken, and the host may see how to reach the person.
APPLICATION_TAKES_POST = (_S.ACCEPTED, _S.CONFIRMED)


#: Nobody else may be offered this post.
APPLICATION_HOLDS_POST = (_S.OFFERED, *APPLICATION_TAKES_POST)


#: Allowed moves of an application: (from, to) → who may.
APPLICATION_MOVES: dict[tuple[ApplicationState, ApplicationState], set[Actor]] = {
    (_S.DRAFT, _S.SUBMITTED): {Actor.APPLICANT},
    # Changed their mind again, while applications are still open.
    (_S.WITHDRAWN, _S.SUBMITTED): {Actor.APPLICANT},
    (_S.SUBMITTED, _S.SCREENING): {Actor.OFFICE},
    (_S.SCREENING, _S.MORE_INFO): {Actor.OFFICE},
    (_S.MORE_INFO, _S.SCREENING): {Actor.APPLICANT, Actor.OFFICE},
    (_S.SCREENING, _S.SHORTLISTED): {Actor.OFFICE},
    (_S.SHORTLISTED, _S.INTERVIEW): {Actor.OFFICE},
    # The interview fell through, or whoever was asked could not come: nothing is decided by that.
    (_S.INTERVIEW, _S.SHORTLISTED): {Actor.OFFICE},
    **{(s, _S.RESERVE): {Actor.OFFICE} for s in (_S.SHORTLISTED, _S.INTERVIEW)},
    **{(s, _S.OFFERED): {Actor.OFFICE} for s in (_S.SHORTLISTED, _S.INTERVIEW, _S.RESERVE)},
    (_S.OFFERED, _S.ACCEPTED): {Actor.APPLICANT},
    (_S.OFFERED, _S.DECLINED): {Actor.APPLICANT},
    (_S.OFFERED, _S.OFFER_EXPIRED): {Actor.CLOCK},
    # By itself, with the last condition that is met or the last signature.
    (_S.ACCEPTED, _S.CONFIRMED): {Actor.CLOCK},
    # After the acceptance: a condition turned out not to be met.
    **{(s, _S.NOT_ELIGIBLE): {Actor.OFFICE} for s in (_S.SUBMITTED, _S.SCREENING, _S.MORE_INFO, _S.ACCEPTED)},
    **{(s, _S.NOT_SELECTED): {Actor.OFFICE} for s in (_S.SCREENING, _S.MORE_INFO, *_CHOSEN_FROM)},
    **{
        (s, _S.WITHDRAWN): {Actor.APPLICANT}
        for s in (_S.SUBMITTED, _S.SCREENING, _S.MORE_INFO, *_CHOSEN_FROM, *APPLICATION_HOLDS_POST)
    },
    **{
        (s, _S.CANCELLED_BY_HOST): {Actor.OFFICE}
        for s in (_S.DRAFT, _S.SUBMITTED, _S.SCREENING, _S.MORE_INFO, *_CHOSEN_FROM, *APPLICATION_HOLDS_POST)
    },
}


#: Exits that carry a reason which the applicant reads.
REASON_REQUIRED = {_S.NOT_ELIGIBLE, _S.NOT_SELECTED, _S.MORE_INFO, _S.CANCELLED_BY_HOST}


#: What a host sees: everything that was really sent.
APPLICATION_SENT = set(_S) - {_S.DRAFT}


#: Sent and not decided: the office or the applicant still has something to do.
APPLICATION_OPEN = {_S.SUBMITTED, _S.SCREENING, _S.MORE_INFO, *_CHOSEN_FROM, _S.OFFERED}


APPLICATION_TONES = {
    _S.SUBMITTED: "info",
    _S.SCREENING: "info",
    _S.MORE_INFO: "wait",
    _S.SHORTLISTED: "good",
    _S.INTERVIEW: "wait",
    _S.RESERVE: "info",
    _S.OFFERED: "wait",
    _S.ACCEPTED: "good",
    _S.CONFIRMED: "good",
    _S.NOT_ELIGIBLE: "stop",
    _S.NOT_SELECTED: "stop",
    _S.CANCELLED_BY_HOST: "stop",
}


#: How many days an application may rest in a state before it counts as overdue.
APPLICATION_WAITS = {_S.SUBMITTED: 7, _S.SCREENING: 14, _S.MORE_INFO: 14, _S.SHORTLISTED: 30, _S.INTERVIEW: 30}
