"""Eight at the same moment: an offer is accepted once, an agreement signed once, a decision released once, and money
that is left offered once. Each has its control: without the lock it ends otherwise."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from diaspora.models import Notice
from selection.agreements.making import make_agreement
from selection.agreements.signing import sign
from selection.decisions.releasing import print_of, release_decisions
from selection.enums import SigningSide
from selection.models import PreparedDecision, Signature
from selection.offers import answering, offering
from skills_match.enums import ApplicationState
from skills_match.models import AllowanceBudget, Application
from skills_match.models.querysets import today_in_closing_zone
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import UserFactory
from tests.factories.programmes import ProgrammeBudgetLineFactory

from .at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.postgresql,
]
EIGHT = 8
S = ApplicationState
many = pytest.mark.parametrize("number", [1, pytest.param(100, marks=pytest.mark.whole)])


def moved(to: S) -> int:
    return ModelLogEntry.objects.filter(action=f"application.{to}").count()


def eight(verb: Callable, **values: Any) -> list[Callable]:
    return [partial(verb, **values)] * EIGHT


def an_offer_accepted() -> list[str]:
    offered = ApplicationFactory(state=S.OFFERED)
    return at_once(Application, *eight(answering.accept_offer, application=offered, by=offered.profile.user))


def acceptances() -> tuple[int, int]:
    return moved(S.ACCEPTED), 0


def an_agreement_signed() -> list[str]:
    accepted = ApplicationFactory(state=S.ACCEPTED)
    agreement = make_agreement(application=accepted, by=UserFactory())
    told = {"agreement": agreement, "by": accepted.profile.user, "side": SigningSide.EXPERT, "shown": agreement.sha256}
    return at_once(Signature, *eight(sign, **told))


def signatures() -> tuple[int, int]:
    return ModelLogEntry.objects.filter(action="application.signed").count(), 0


def a_decision_released() -> list[str]:
    sent = ApplicationFactory(state=S.SCREENING)
    decision = PreparedDecision.objects.create(application=sent, to=S.NOT_SELECTED, seen=sent.state, reason="Others.")
    officers = UserFactory.create_batch(EIGHT, is_superuser=True)
    told = {"numbers": [decision.pk], "shown": print_of([decision])}
    return at_once(Application, *[partial(release_decisions, by=by, **told) for by in officers])


def releases() -> tuple[int, int]:
    """Moves, and letters more than people."""
    letters = Notice.objects.filter(kind="application_not_selected")
    return moved(S.NOT_SELECTED), letters.count() - letters.values("user").distinct().count()


def money_offered() -> list[str]:
    """450 dollars for one of eight, each of another assignment."""
    line = ProgrammeBudgetLineFactory(amount_minor=45_000)
    AllowanceBudget.objects.create(programme=line.programme, kind="lump_sum", currency="USD", budget_line=line)
    officer, offers = UserFactory(is_superuser=True), []
    for _each in range(EIGHT):
        assignment = AssignmentFactory(programme=line.programme)
        assignment.allowances.create(kind="lump_sum", unit="once", amount_minor=45_000, currency="USD")
        offers.append(ApplicationFactory(assignment=assignment, state=S.SHORTLISTED))
    told = {"by": officer, "answer_by": today_in_closing_zone().replace(day=1) + datetime.timedelta(days=70)}
    return at_once(Application, *[partial(offering.offer_place, application=each, **told) for each in offers])


def offers() -> tuple[int, int]:
    return moved(S.OFFERED), 0


@many
@pytest.mark.parametrize(
    ("happens", "counted", "refused"),
    [
        (an_offer_accepted, acceptances, "AlreadyDone"),
        (an_agreement_signed, signatures, "AlreadySigned"),
        (a_decision_released, releases, "LettersChanged"),
        (money_offered, offers, "OverBudget"),
    ],
)
def test_what_eight_do_at_once_is_done_once(happens, counted, refused, number, is_locked, capsys):
    raised = [name for _each in range(number) for name in happens()]

    done, twice = counted()
    with capsys.disabled():
        names = {name: raised.count(name) for name in sorted(set(raised))}
        print(f"\n{happens.__name__}, {EIGHT} × {number}, locked {is_locked}: {done} done, {twice} twice, {names}")
    if is_locked:
        assert (done, twice, raised) == (number, 0, [refused] * (EIGHT - 1) * number)
    else:
        assert done > number or twice or set(raised) != {refused}
