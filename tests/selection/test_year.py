"""A year of applications through every state and exit by the pages themselves, in both languages, against a ledger that
the test keeps on its own: nothing is in limbo."""

import datetime
import itertools
from collections import Counter
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from selection.models import Agreement, Condition, Offer
from selection.offers.ending import expire_due_offers
from skills_match.enums import APPLICATION_MOVES, ApplicationState
from skills_match.models import Application, Assignment
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory
from tests.factories.people import MembershipFactory, ProfileFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = pytest.mark.django_db
S = ApplicationState
TODAY = datetime.date(2026, 3, 2)
#: What becomes of one application: the moves after it was sent, in the words of `Year`.
LIVES = {
    "left waiting": [],
    "withdrawn": ["withdraw"],
    "withdrawn and back": ["withdraw", "reopen", "screening", "not_selected"],
    "not eligible": ["screening", "not_eligible"],
    "asked something": ["screening", "more_info", "answer", "shortlisted", "not_selected"],
    "interviewed": ["screening", "shortlisted", "interview", "offered", "decline"],
    "let run out": ["screening", "shortlisted", "offered", "let_expire"],
    "confirmed": ["screening", "shortlisted", "offered", "accept", "meet", "agree"],
    "from the reserve": ["screening", "shortlisted", "reserve", "offered", "accept", "agree", "meet"],
    "accepted and gone": ["screening", "shortlisted", "offered", "accept", "withdraw"],
    "cancelled by the host": ["screening", "cancel"],
}
#: The state that each of these words leads to.
LEADS_TO = {
    "withdraw": S.WITHDRAWN,
    "reopen": S.SUBMITTED,
    "answer": S.SCREENING,
    "decline": S.DECLINED,
    "let_expire": S.OFFER_EXPIRED,
    "accept": S.ACCEPTED,
    "cancel": S.CANCELLED_BY_HOST,
}


class Year:
    """Sends forms as people do, and notes what should have become of each application."""

    def __init__(self, officer, languages: Iterator[str]) -> None:
        self.office, self.languages = sign_in(officer), languages
        self.ledger: dict[int, list[str]] = {}
        self.due: dict[int, set[str]] = {}

    def apply(self, assignment: Assignment) -> tuple[int, Client]:
        language = next(self.languages)
        profile = ProfileFactory(user__preferred_language=language)
        applicant = sign_in(profile.user)
        with translation.override(language):
            page = reverse("assignments:apply", args=[assignment.reference])
            words = {"motivation": "Nimefundisha.", "available_from": "2026-05-01", "available_until": "2026-07-01"}
            applicant.post(page, words)
            check = reverse("assignments:apply_check", args=[assignment.reference])
            shown = applicant.get(check).context["shown"]
            applicant.post(check, {"shown": shown})
        sent = Application.objects.get(assignment=assignment, profile=profile)
        self.ledger[sent.pk], self.due[sent.pk] = [S.SUBMITTED], set()
        return sent.pk, applicant

    def live(self, pk: int, applicant: Client, words: list[str], host: Client) -> None:
        for word in words:
            getattr(self, f"_{word}", self._decide)(pk, word, applicant=applicant, host=host)
            if to := LEADS_TO.get(word, S(word) if word in S else None):
                self.ledger[pk].append(to)
            if {"meet", "agree"} == self.due[pk] and self.ledger[pk][-1] == S.ACCEPTED:
                self.ledger[pk].append(S.CONFIRMED)
            assert Application.objects.get(pk=pk).state == self.ledger[pk][-1], (word, self.ledger[pk])

    def _decide(self, pk: int, word: str, **people) -> None:
        said = {"decision": word, "seen": self.ledger[pk][-1], "confirmed": "1"}
        if word in (S.MORE_INFO, S.NOT_ELIGIBLE, S.NOT_SELECTED):
            said["reason"] = "Which ward was it?"
        if word == S.OFFERED:
            said |= {"answer_by": "2026-03-20", "starts_on": "2026-05-04", "ends_on": "2026-06-15", "terms": "Kazini."}
        self.office.post(reverse("office:decision", args=[pk]), said)

    def _withdraw(self, pk: int, word: str, *, applicant: Client, host: Client) -> None:
        applicant.post(reverse("my:withdraw_application", args=[pk]), {"seen": self.ledger[pk][-1]})

    def _reopen(self, pk: int, word: str, *, applicant: Client, host: Client) -> None:
        applicant.post(reverse("my:reopen_application", args=[pk]), {"seen": "withdrawn"})

    def _answer(self, pk: int, word: str, *, applicant: Client, host: Client) -> None:
        applicant.post(reverse("my:supply_info", args=[pk]), {"text": "The children's ward.", "seen": "more_info"})

    def _accept(self, pk: int, word: str, *, applicant: Client, host: Client) -> None:
        applicant.post(reverse("my:offer", args=[pk]), {"answer": "accept", "seen": "offered"})

    def _decline(self, pk: int, word: str, *, applicant: Client, host: Client) -> None:
        applicant.post(reverse("my:offer", args=[pk]), {"answer": "decline", "seen": "offered"})

    def _let_expire(self, pk: int, word: str, *, applicant: Client, host: Client) -> None:
        with time_machine.travel("2026-03-20T21:00:00Z", tick=False):
            expire_due_offers()

    def _cancel(self, pk: int, word: str, *, applicant: Client, host: Client) -> None:
        assignment = Application.objects.get(pk=pk).assignment
        said = {"reason": "The ward is closed.", "seen": "published", "confirmed": "1"}
        self.office.post(reverse("office:decide", args=[assignment.reference, "cancel"]), said)
        for other in Application.objects.filter(assignment=assignment).exclude(pk=pk):
            self.ledger[other.pk].append(S.CANCELLED_BY_HOST)

    def _meet(self, pk: int, word: str, *, applicant: Client, host: Client) -> None:
        for row in Condition.objects.filter(application=pk).open():
            self.office.post(reverse("office:condition", args=[row.pk]), {"to": "met", "seen": row.state})
        self.due[pk].add("meet")

    def _agree(self, pk: int, word: str, *, applicant: Client, host: Client) -> None:
        self.office.post(reverse("office:make_agreement", args=[pk]))
        agreement = Agreement.objects.get(application=pk)
        yes = {"is_read": "on", "shown": agreement.sha256}
        reference = Application.objects.get(pk=pk).assignment.reference
        applicant.post(reverse("my:agreement", args=[pk]), yes)
        host.post(reverse("institution_assignments:agreement", args=[reference, pk]), yes)
        self.office.post(reverse("office:agreement", args=[pk]), yes)
        self.due[pk].add("agree")


@pytest.mark.parametrize("size", [1, pytest.param(82, marks=pytest.mark.whole)])
def test_a_year_of_applications_ends_as_the_ledger_of_the_test_says(officer, size):
    with time_machine.travel("2026-03-02T09:00:00Z", tick=True):
        year = Year(officer, itertools.cycle(["en", "sw"]))
        managers = MembershipFactory.create_batch(3)
        hosts = [sign_in(each.user) for each in managers]
        programmes = ProgrammeFactory.create_batch(3)
        for place in range(size):
            host, programme = managers[place % 3].institution, programmes[place % 3]
            made = {"institution": host, "programme": programme, "posts": 9, "closing_on": datetime.date(2026, 12, 1)}
            if place % 2 == 0:
                kept, cancelled = AssignmentFactory(**made), AssignmentFactory(**made)
            for words in LIVES.values():
                pk, applicant = year.apply(cancelled if "cancel" in words else kept)
                year.live(pk, applicant, words, hosts[managers.index(_manager_of(managers, pk))])
                if "cancel" in words:
                    cancelled = AssignmentFactory(**made)
        listed = {
            state: year.office.get(reverse("office:applications"), {"state": state}) for state in set(S) - {S.DRAFT}
        }

    stored = dict(Application.objects.filter(pk__in=year.ledger).values_list("pk", "state"))
    assert stored == {pk: states[-1] for pk, states in year.ledger.items()}
    assert len(stored) == size * len(LIVES)
    assert {pk: _told_in_history(pk) for pk in year.ledger} == year.ledger
    walked = {step for states in year.ledger.values() for step in itertools.pairwise(states)}
    assert walked <= set(APPLICATION_MOVES)
    assert {state for states in year.ledger.values() for state in states} == set(S) - {S.DRAFT}
    counted = {str(state): page.context["page"].paginator.count for state, page in listed.items()}
    assert {state: number for state, number in counted.items() if number} == Counter(stored.values())
    in_limbo = Offer.objects.filter(released_at__isnull=False, application__state=S.OFFERED)
    assert not in_limbo.filter(answer_by__lt=timezone.localdate()).exists()


def _manager_of(managers: list, pk: int):
    institution = Application.objects.get(pk=pk).assignment.institution_id
    return next(each for each in managers if each.institution_id == institution)


def _told_in_history(pk: int) -> list[str]:
    moves = ModelLogEntry.objects.filter(object_id=str(pk), action__startswith="application.", data__has_key="to")
    return list(moves.order_by("timestamp", "pk").values_list("data__to", flat=True))
