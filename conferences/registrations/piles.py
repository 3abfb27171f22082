"""What waits for the registration team and for finance."""

from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from payments.enums import RefundState
from payments.models import Refund

from ..enums import EventState, RegistrationState, TeamRole
from ..events.waiting import Pile, add_pile
from ..models import Registration
from .changing import changes_that_wait

#: States of an event in which its team has work with registrations.
_COMING = (EventState.OPEN, EventState.FULL, EventState.CLOSED, EventState.RUNNING)
_TEAM, _MONEY = (TeamRole.REGISTRATION,), (TeamRole.FINANCE,)


def _in(state: RegistrationState) -> QuerySet[Registration]:
    return Registration.objects.filter(event__state__in=_COMING, state=state)


def _refunds() -> QuerySet[Refund]:
    return Refund.objects.filter(state=RefundState.REQUESTED, payment__registration__isnull=False)


for _state, _title, _roles in (
    (RegistrationState.REQUESTED, _("Registrations to approve"), _TEAM),
    (RegistrationState.HELD, _("Places that are held and not paid yet"), _TEAM + _MONEY),
    (RegistrationState.OFFERED, _("Offers from the waiting list without an answer"), _TEAM),
):
    add_pile(
        Pile(
            _title,
            rows=partial(_in, _state),
            event="event",
            roles=_roles,
            address="event_desk:registrations",
            query=f"?state={_state}",
        )
    )
add_pile(
    Pile(
        _("Changes of names and categories to decide"),
        rows=lambda: changes_that_wait().filter(delegate__event__state__in=_COMING),
        event="delegate__event",
        roles=_TEAM,
        address="event_desk:changes",
    )
)
add_pile(
    Pile(
        _("Refunds of an event that wait for a second person"),
        rows=_refunds,
        event="payment__registration__event",
        roles=_MONEY,
        address="event_desk:refunds",
    )
)
