"""What waits for the programme office, and since when too long."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from modeltranslation.utils import get_translation_fields

from diaspora.enums import InstitutionState
from diaspora.models import Institution, User

from ..assignments.queue import waiting_too_long
from ..enums import ApplicationState, AssignmentState, SuggestionState
from ..models import Application, Assignment, ConceptLabel, ConceptSuggestion, Inquiry
from ..models.querysets import today_in_closing_zone

#: An offer that is unanswered runs out within this many days: time to call.
OFFER_DAYS = 3
#: Applications with which it is the turn of the office.
OFFICES_TURN = [ApplicationState.SUBMITTED, ApplicationState.SCREENING]
#: How many of the oldest stand on the first page.
OLDEST = 5


@dataclass(frozen=True)
class Pile:
    """How many wait: all, for this officer or for nobody in particular, and those that wait too long."""

    waiting: int = 0
    mine: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class Desk:
    requests: Pile
    to_publish: int
    applications: Pile
    offers_running_out: int
    institutions: int
    inquiries: int
    suggestions: int
    words: int


def desk_of(officer: User) -> Desk:
    """What waits for `officer`, in one query for each kind of thing."""
    mine = mine_or_nobodys(officer)
    requests = Assignment.objects.visible_to(officer).aggregate(
        waiting=Count("pk", filter=waiting_requests()),
        mine=Count("pk", filter=waiting_requests() & mine),
        overdue=Count("pk", filter=waiting_too_long()),
        to_publish=Count("pk", filter=Q(state=AssignmentState.APPROVED)),
    )
    sent = Application.objects.for_office(officer)
    applications = sent.aggregate(
        waiting=Count("pk", filter=waiting_applications()),
        mine=Count("pk", filter=waiting_applications() & mine),
        offers=Count("pk", filter=offers_running_out()),
    )
    to_publish, offers = requests.pop("to_publish"), applications.pop("offers")
    return Desk(
        requests=Pile(**requests),
        to_publish=to_publish,
        applications=Pile(overdue=sent.filter(waiting_applications()).overdue().count(), **applications),
        offers_running_out=offers,
        institutions=Institution.objects.filter(state=InstitutionState.PENDING).count(),
        inquiries=Inquiry.objects.filter(answered_at=None).count(),
        suggestions=ConceptSuggestion.objects.filter(state=SuggestionState.OPEN).count(),
        words=ConceptLabel.objects.to_review().count(),
    )


def oldest_requests(officer: User) -> QuerySet[Assignment]:
    """The requests that have waited longest for `officer` or for nobody in particular."""
    waiting = Assignment.objects.visible_to(officer).filter(waiting_requests() & mine_or_nobodys(officer))
    return waiting.for_lists().order_by("submitted_at", "pk")[:OLDEST]


def oldest_applications(officer: User) -> QuerySet[Application]:
    """The applications that have waited longest for `officer` or for nobody in particular."""
    waiting = Application.objects.for_office(officer).filter(waiting_applications() & mine_or_nobodys(officer))
    return waiting.for_lists().order_by("submitted_at", "pk")[:OLDEST]


def mine_or_nobodys(officer: User) -> Q:
    return Q(officer=officer) | Q(officer=None)


def waiting_requests() -> Q:
    return Q(state=AssignmentState.SUBMITTED)


def waiting_applications() -> Q:
    return Q(state__in=OFFICES_TURN)


def offers_running_out() -> Q:
    last_day = today_in_closing_zone() + datetime.timedelta(days=OFFER_DAYS)
    return Q(state=ApplicationState.OFFERED, offer_answer_by__lte=last_day)


def assignments_called(text: str, prefix: str = "") -> Q:
    """Every word of `text` stands in the reference or in the title in some language; `prefix` leads to it."""
    found = Q()
    for word in text.split():
        held = Q(**{f"{prefix}reference__icontains": word})
        for field in get_translation_fields("title"):
            held |= Q(**{f"{prefix}{field}__icontains": word})
        found &= held
    return found
