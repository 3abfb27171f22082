"""Claims that wait: for the expert those to change, for finance each pile on which somebody works."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..enums import TO_SETTLE, ClaimState
from ..models import Claim
from .rights import claims_for, works_on_claims

_C = ClaimState


@waits_for(Recipient.PERSON, order=8)
def own_claims(person: User) -> list[WaitingLine]:
    rows = Claim.objects.of_expert(person).filter(state=_C.RETURNED)
    return [
        WaitingLine(
            title=with_language(row.placement.assignment, "title"),
            url=reverse("my:claim", args=[row.placement_id, row.pk]),
            text=_("Finance asks you to change something in your claim."),
            since=row.in_state_since,
        )
        for row in rows.select_related("placement__application__assignment")
    ]


@waits_for(Recipient.OFFICE, order=40)
@waits_for(Recipient.FINANCE, order=40)
def claims_to_decide(user: User) -> Iterator[WaitingLine]:
    """Piles of the programmes in which `user` has a right of finance; nothing for everybody else."""
    if not works_on_claims(user):
        return
    numbers = dict(claims_for(user).order_by().values_list("state").annotate(Count("pk")))
    address = reverse("office:claims")
    for state, title in (
        (_C.SUBMITTED, _("Claims to check")),
        (_C.CHECKED, _("Claims to approve")),
        (_C.APPROVED, _("Claims to hand to whoever pays")),
        (_C.WITH_FINANCE, _("Claims of which the payment is to be reported")),
        (_C.PARTLY_PAID, _("Claims of which a part is still to be paid")),
        (_C.FAILED, _("Claims of which the payment has failed")),
    ):
        if numbers.get(state):
            yield WaitingLine(title=title, url=f"{address}?state={state}", waiting=numbers[state])
    if number := claims_for(user).to_settle().count():
        title = _("Advances to settle: the assignment is over")
        yield WaitingLine(title=title, url=f"{address}?kind={TO_SETTLE}", waiting=number)
