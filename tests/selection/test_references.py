"""The office asks referees by link; they answer once and without an account, and nobody else reads it."""

import datetime
import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from casework.letters.stops import note_hard_bounce
from diaspora.models import WrittenEmail
from diaspora.privacy.erasure import delete_account
from selection.enums import ReferenceStanding as R
from selection.models import Reference
from selection.references import errors
from selection.references.answering import give_reference
from selection.references.asking import ask_referee, remind_referees, replace_reference, token_of
from selection.references.standing import lines_of
from skills_match.applications.applying import withdraw_application
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import UserFactory
from tests.factories.selection import ReferenceFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
SAID = {"says": "with_limits", "relation": "Her matron in Muscat.", "text": "Calm, exact; new to night shifts."}


@pytest.fixture
def accepted(professional, manager, officer):
    institution = manager.memberships.get().institution
    mine = {"profile": professional.profile, "assignment__institution": institution, "officer": officer}
    return ApplicationFactory(state="accepted", **mine)


@pytest.fixture
def referee(accepted):
    return accepted.profile.referees.create(name="Salma Khamis", email="Salma@hospital.example.org")


def ask(accepted, referee, officer) -> Reference:
    return ask_referee(application=accepted, referee=referee, by=officer, language="sw")


def address_in(letter: WrittenEmail) -> str:
    return re.search(r"https?://[^/]+(/sw/references/\S+)", letter.body)[1]


def test_a_referee_answers_by_a_link_and_only_the_office_reads_it(accepted, referee, officer, manager, client):
    desk, page = sign_in(officer), reverse("office:references", args=[accepted.pk])
    desk.post(page, {"referee": referee.pk, "language": "sw"})
    address = address_in(WrittenEmail.objects.get(to="salma@hospital.example.org"))
    asked = client.get(address).text
    assert accepted.shown_name in asked
    assert "ataona tu kama umetoa maoni au huwezi" in asked  # and that is what the person sees

    half = client.post(address, {"says": "with_limits", "relation": SAID["relation"]})
    client.post(address, SAID)

    assert SAID["relation"] in half.text
    assert SAID["text"] in desk.get(page).text
    assert heard_by(officer)[-1] == "application_staff_reference"
    assert SAID["text"] not in client.get(address).text
    accepted.conditions.create(kind="references", owner="person")
    own = sign_in(accepted.profile.user)
    mine = own.get(reverse("my:conditions", args=[accepted.pk])).text
    assert ("Salma Khamis" in mine, "Ametoa maoni" in mine, "kwa tahadhari" in mine) == (True, True, False)
    hosts = reverse("institution_assignments:application", args=[accepted.assignment.reference, accepted.pk])
    assert SAID["text"] not in mine + sign_in(manager).get(hosts).text


def test_a_referee_answers_once_and_a_newer_link_or_another_referee_ends_the_one_before(
    accepted, referee, officer, client
):
    old = token_of(ask(accepted, referee, officer))
    row = ask(accepted, referee, officer)
    give_reference(reference=row, **SAID)

    with pytest.raises(errors.AnswerGiven):
        give_reference(reference=row, says="against")
    with pytest.raises(errors.Answered):
        ask(accepted, referee, officer)
    replace_reference(reference=row, by=officer)

    assert Reference.objects.get().says == "with_limits"
    for token in (old, token_of(row)):
        assert client.get(reverse("references:give", args=[token])).status_code == 410


def test_a_second_click_writes_no_second_letter_and_a_stale_page_sets_no_answer_aside(accepted, referee, officer):
    desk, page = sign_in(officer), reverse("office:references", args=[accepted.pk])
    click = {"referee": referee.pk, "language": "sw", "seen": desk.get(page).context["seen"]}

    desk.post(page, click)
    again = desk.post(page, click)
    row = Reference.objects.get()
    before = {"seen": desk.get(page).context["seen"]}
    give_reference(reference=row, **SAID)
    desk.post(reverse("office:replace_reference", args=[row.pk]), before)

    row.refresh_from_db()
    assert (again.status_code, WrittenEmail.objects.filter(to=row.email).count(), row.replaced_at) == (200, 1, None)
    desk.post(reverse("office:replace_reference", args=[row.pk]), {"seen": desk.get(page).context["seen"]})
    assert Reference.objects.exclude(replaced_at=None).count() == 1


@pytest.mark.parametrize(
    ("email", "error"),
    [
        ("", errors.NoAddressOfReferee),
        ("own", errors.RefereeIsThePerson),
        ("gone@a.example", errors.RefereeUnreachable),
    ],
)
def test_nobody_is_asked_who_cannot_be(accepted, referee, officer, email, error):
    note_hard_bounce(address="gone@a.example")
    referee.email = accepted.profile.user.email if email == "own" else email

    with pytest.raises(error):
        ask(accepted, referee, officer)

    assert not WrittenEmail.objects.exists()


def test_nobody_is_asked_before_the_acceptance_or_answers_after_a_withdrawal(accepted, referee, officer):
    early = ApplicationFactory(state="screening")
    with pytest.raises(errors.RefereesNotNow):
        ask_referee(application=early, referee=referee, by=officer, language="en")
    row = ask(accepted, referee, officer)
    withdraw_application(application=accepted, by=accepted.profile.user)

    with pytest.raises(errors.NotAskedNow):
        give_reference(reference=row, **SAID)


@pytest.mark.parametrize("state", ["not_selected", "declined", "cancelled_by_host"])
def test_an_early_referee_is_left_in_peace_once_the_application_has_ended(accepted, referee, officer, state):
    type(accepted.assignment.programme).objects.update(asks_referees_early=True)
    type(accepted).objects.update(state="interview")
    accepted.refresh_from_db()
    row = ask(accepted, referee, officer)
    assert f"{accepted.shown_name} ameomba" in WrittenEmail.objects.get().body
    type(accepted).objects.update(state=state)

    with time_machine.travel(timezone.now() + datetime.timedelta(days=11), tick=False):
        remind_referees()

    assert WrittenEmail.objects.count() == 1
    with pytest.raises(errors.NotAskedNow):
        give_reference(reference=row, **SAID)
    page = sign_in(officer).get(reverse("office:references", args=[accepted.pk])).text
    assert "Salma Khamis" in page
    assert "Ask a referee" not in page


def test_each_reference_says_how_far_it_is_in_a_fixed_number_of_queries(accepted, django_assert_num_queries):
    today = timezone.localdate()
    made = {
        R.ASKED: {},
        R.LATE: {"answer_by": today - datetime.timedelta(days=2)},
        R.BOUNCED: {"email": "gone@a.example"},
        R.GIVEN: {"says": "recommends", "answered_at": timezone.now()},
        R.REFUSED: {"says": "cannot", "answered_at": timezone.now()},
        R.REPLACED: {"replaced_at": timezone.now()},
    }
    rows = {standing: ReferenceFactory(application=accepted, **facts) for standing, facts in made.items()}
    note_hard_bounce(address="gone@a.example")

    with django_assert_num_queries(3):
        lines = lines_of(accepted)

    assert {line.standing: line.reference for line in lines} == rows


def test_whoever_has_not_answered_is_reminded_once_before_the_last_day(accepted, referee, officer):
    row = ask(accepted, referee, officer)
    other = ReferenceFactory(says="cannot", answered_at=timezone.now(), answer_by=timezone.localdate())
    assert remind_referees() == 0

    with time_machine.travel(timezone.now() + datetime.timedelta(days=11), tick=False):
        reminded = [remind_referees(), remind_referees()]

    assert reminded == [1, 0]
    assert WrittenEmail.objects.filter(to=row.email).count() == 2
    assert not WrittenEmail.objects.filter(to=other.email).exists()


def test_what_referees_said_goes_with_the_account_of_either(accepted, referee, officer):
    as_referee = UserFactory(email="salma@hospital.example.org")
    give_reference(reference=ask(accepted, referee, officer), **SAID)
    ReferenceFactory(application=accepted)

    delete_account(user=as_referee)
    assert Reference.objects.count() == 1
    delete_account(user=accepted.profile.user)

    assert not Reference.objects.exists()
