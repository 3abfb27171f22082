"""Proposals are judged by the programme team in rounds that know nothing of events."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.urls import reverse

from conferences.proposals.deciding import ReleaseChanged, prepare_decision, print_of, release_decisions
from conferences.proposals.judging import JudgedProposals
from reviews.allocation.allocating import allocate
from reviews.allocation.conflicts import find_conflicts
from reviews.enums import RoundPlan
from reviews.kinds import Sees
from reviews.models import Conflict, Round, Subject
from reviews.rounds.phases import open_round
from reviews.rounds.starting import start_round
from tests.conftest import sign_in
from tests.factories.events import CoSpeakerFactory, ProposalFactory, TeamMemberFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(event):
    """An officer who runs the round, and two who judge."""
    users = UserFactory.create_batch(3)
    users[0].user_permissions.add(Permission.objects.get(codename="work_in_office"))
    for user in users:
        TeamMemberFactory(event=event, user=user, role="programme")
    return users


def start(event, team, plan=RoundPlan.LIGHT) -> Round:
    round = start_round(kind=JudgedProposals(), group_id=event.pk, by=team[0], reviewers={"team": team[1:]}, plan=plan)
    find_conflicts(round=round)
    allocate(round=round)
    return round


def test_the_office_starts_a_round_from_the_list_and_reviewers_read_the_files(event, team):
    proposal = ProposalFactory(event=event, title="Repairing instead of buying")
    ProposalFactory(event=event, state="draft")
    organiser, reviewer = sign_in(team[0]), sign_in(team[1])
    listed = organiser.get(reverse("event_desk:proposals", args=[event.slug])).content.decode()

    round = open_round(round=start(event, team), by=team[0])
    number = round.subjects.get().number
    page = reviewer.get(reverse("reviews:sheet", args=[round.pk, number])).content.decode()

    assert reverse("office_reviews:start", args=["proposal", event.pk]) in listed
    assert Subject.objects.get().record_id == proposal.pk
    assert "Repairing instead of buying" in page
    assert reverse("office_reviews:start", args=["proposal", event.pk]) not in (
        reviewer.get(reverse("event_desk:proposals", args=[event.slug])).content.decode()
    )


def test_where_names_are_hidden_a_file_and_the_desk_tell_nobody(event, team):
    proposal = ProposalFactory(event=event, name="Neema Chuwa", abstract="Neema Chuwa and three clinics")
    kind = JudgedProposals()
    round = open_round(round=start(event, team, plan=RoundPlan.BLIND), by=team[0])

    [shown] = kind.files([proposal.pk], reader=team[1], sees=Sees(names=False, cv=False), copies={}).values()
    desk = sign_in(team[1]).get(reverse("event_desk:proposals", args=[event.slug])).content.decode()

    assert "Neema" not in str(shown)
    assert "Neema Chuwa" in kind.traces([proposal.pk])[proposal.pk]
    assert "Neema" not in desk
    assert round.subjects.count() == 1


def test_whoever_judges_without_names_neither_reads_nor_releases_the_letters(event, team):
    judged = ProposalFactory(event=event, name="Neema Chuwa")
    open_round(round=start(event, team, plan=RoundPlan.BLIND), by=team[0])
    late = ProposalFactory(event=event, name="Late Speaker")
    for each in (judged, late):
        prepare_decision(proposal=each, decision="accepted", reason="", by=team[0])
        each.refresh_from_db()
    address = reverse("event_desk:release_decisions", args=[event.slug])

    page = sign_in(team[1]).get(address).content.decode()
    with pytest.raises(ReleaseChanged):
        release_decisions(event=event, by=team[1], seen=print_of([judged, late]))
    released = release_decisions(event=event, by=team[1], seen=print_of([late]))

    assert "Neema" not in page
    assert "Late Speaker" in page
    assert "1 prepared decision is not shown to you" in page
    assert released == 1
    assert "Neema Chuwa" in sign_in(team[0]).get(address).content.decode()
    judged.refresh_from_db()
    assert judged.state == "submitted"


def test_whoever_speaks_along_or_is_named_does_not_judge_that_file(event, team):
    along = ProposalFactory(event=event, title="Along")
    EmailAddress.objects.create(user=team[1], email="along@example.org", verified=True)
    named = ProposalFactory(event=event, abstract=f"As {team[2].email} showed.")
    CoSpeakerFactory(proposal=along, email="along@example.org")

    found = JudgedProposals().conflicts(event.pk, [along.pk, named.pk], team)

    assert found == {(along.pk, team[1].pk): "own", (named.pk, team[2].pk): "named"}
    assert JudgedProposals().sides_of(team[1], event.pk) == set()


def test_a_proposal_that_is_withdrawn_leaves_its_round(event, team, client):
    proposal = ProposalFactory(event=event)
    open_round(round=start(event, team), by=team[0])

    client.post(reverse("events:withdraw_proposal", args=[event.slug, proposal.key]), {"seen": "submitted"})

    assert Subject.objects.get().left_at
    assert not Conflict.objects.exists()
