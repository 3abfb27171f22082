"""Calls for contributions: proposed by a link, chosen by the team, released together, confirmed into the programme."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conferences.models import Call, CoSpeaker, Proposal, Session, Speaker
from conferences.proposals.co_speakers import EnoughSpeakers, InvitedAlready, ask_co_speaker
from conferences.proposals.confirming import confirm
from conferences.proposals.deciding import ReleaseChanged, prepare_decision, prepared, print_of, release_decisions
from conferences.proposals.writing import CallClosed, hand_in, save, withdraw
from diaspora.models import WrittenEmail
from tests.factories.events import (
    CallFactory,
    CallQuestionFactory,
    CoSpeakerFactory,
    ProposalFactory,
    TrackFactory,
)

pytestmark = pytest.mark.django_db
WHO = {"name": "Asha Mrema", "email": "asha@example.org", "letters": "sw"}
TALK = {
    "title": "A register for three clinics",
    "abstract": "What worked, and what nobody used.",
    "kind": "talk",
    "language": "en",
    "level": "all",
    "name": "Asha Mrema",
    "role": "Nurse",
    "biography": "Works in Tanga and Toronto.",
    "is_named": "on",
}


@pytest.fixture
def call(event):
    return CallFactory(event=event)


@pytest.fixture
def proposal(event, call):
    return ProposalFactory(event=event, call=call)


def path(name, row, *more) -> str:
    return reverse(f"events:{name}", args=[row.event.slug, row.key, *more])


def close(call):
    Call.objects.filter(pk=call.pk).update(closes_at=timezone.now() - datetime.timedelta(minutes=1))


def letters_to(address) -> list[str]:
    return list(WrittenEmail.objects.filter(to=address).order_by("pk").values_list("subject", flat=True))


def test_somebody_without_an_account_proposes_comes_back_by_the_letter_and_hands_in(event, call, client):
    question = CallQuestionFactory(event=event, is_required=True)
    TrackFactory(event=event)
    client.post(reverse("events:call", args=[event.slug, call.pk]), WHO)
    letter = WrittenEmail.objects.get(to="asha@example.org")
    address = re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]

    draft = client.post(address, {**TALK, "title": ""}, follow=True)
    refused = client.post(address, {**TALK, "title": "", "hand_in": "1"}).content.decode()
    done = client.post(address, {**TALK, f"q{question.pk}": "A projector", "hand_in": "1"}, follow=True)

    row = Proposal.objects.get()
    assert "/sw/" in address
    assert draft.status_code == 200
    assert refused.count('aria-invalid="true"') == 2
    assert (row.state, row.title, row.answers.get().text) == ("submitted", TALK["title"], "A projector")
    assert done.redirect_chain
    assert len(letters_to("asha@example.org")) == 2


def test_after_the_call_nothing_is_begun_changed_or_handed_in(event, call, proposal, client):
    draft = ProposalFactory(event=event, call=call, state="draft")
    close(call)

    page = client.post(reverse("events:call", args=[event.slug, call.pk]), WHO).content.decode()
    kept = client.post(path("proposal", proposal), {**TALK, "title": "Changed"})

    assert "This call is closed" in page
    assert kept.status_code == 200
    assert not Proposal.objects.filter(title="Changed").exists()
    for late in (lambda: save(proposal=proposal, said={"title": "X"}, answers={}), lambda: hand_in(proposal=draft)):
        with pytest.raises(CallClosed):
            late()


class TestCoSpeakers:
    def test_they_are_asked_and_answer_for_themselves(self, proposal, client):
        client.post(path("ask_co_speaker", proposal), {"name": "Juma Said", "email": "Juma@example.org"})
        row = CoSpeaker.objects.get()
        address = reverse("events:co_speaker", args=[proposal.event.slug, row.key])

        client.post(address, {"name": "Juma Saidi", "role": "Teacher", "biography": ""})

        row.refresh_from_db()
        assert (row.name, row.agreed_at is not None) == ("Juma Saidi", True)
        assert letters_to("juma@example.org") == [f"{proposal.name} would like to speak with you at Diaspora 2027"]

    def test_nobody_asks_more_than_the_call_allows_or_anybody_twice(self, proposal):
        Call.objects.update(most_speakers=2)
        proposal.refresh_from_db()

        with pytest.raises(InvitedAlready):
            ask_co_speaker(proposal=proposal, name="Me", email=proposal.email.upper())
        ask_co_speaker(proposal=proposal, name="One", email="one@example.org")
        with pytest.raises(EnoughSpeakers):
            ask_co_speaker(proposal=proposal, name="Two", email="two@example.org")

    def test_whoever_declines_is_gone(self, event, proposal, client):
        row = CoSpeakerFactory(proposal=proposal)

        client.post(reverse("events:decline_co_speaker", args=[event.slug, row.key]))

        assert not CoSpeaker.objects.exists()

    def test_after_the_call_nobody_is_taken_out_but_by_themselves(self, event, call, proposal, client):
        stays, goes = CoSpeakerFactory.create_batch(2, proposal=proposal)
        close(call)

        removed = client.post(path("remove_co_speaker", proposal, stays.pk), follow=True).content.decode()
        client.post(reverse("events:decline_co_speaker", args=[event.slug, goes.key]))

        assert "This call is closed" in removed
        assert CoSpeaker.objects.get() == stays


class TestDecisions:
    def test_nothing_differs_outside_before_they_are_released_together(self, event, call, member, client):
        chosen, other, open_ = ProposalFactory.create_batch(3, event=event, call=call)
        team = member("programme")
        before = [shown(client, each) for each in (chosen, other)]

        for row, decision, reason in ((chosen, "accepted", ""), (other, "rejected", "Too near to another one.")):
            team.post(desk("proposal", event, row.pk), {"decision": decision, "reason": reason})

        assert [shown(client, each) for each in (chosen, other)] == before
        assert not WrittenEmail.objects.exists()
        page = team.get(desk("release_decisions", event)).content.decode()
        assert "Too near to another one." in page
        seen = re.search(r'name="print" value="([^"]*)"', page)[1]
        team.post(desk("release_decisions", event), {"print": seen})
        states = Proposal.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["accepted", "rejected", "submitted"]
        assert len(letters_to(chosen.email)) == len(letters_to(other.email)) == 1
        assert letters_to(open_.email) == []

    def test_a_rejection_needs_a_reason(self, event, proposal, member):
        page = member("programme").post(desk("proposal", event, proposal.pk), {"decision": "rejected", "reason": " "})

        assert "Give a reason" in page.content.decode()
        assert Proposal.objects.get().decision == ""

    def test_whoever_read_older_letters_releases_nothing(self, event, proposal, member):
        organiser = member("organiser").user
        prepare_decision(proposal=proposal, decision="accepted", reason="", by=organiser)
        seen = print_of(list(prepared(event, organiser)))
        prepare_decision(proposal=proposal, decision="rejected", reason="No room.", by=organiser)

        with pytest.raises(ReleaseChanged):
            release_decisions(event=event, by=organiser, seen=seen)

        assert Proposal.objects.get().state == "submitted"

    def test_ten_are_released_for_the_price_of_one(self, event, call, member):
        organiser, spent = member("organiser").user, []

        for count in (1, 1, 10):  # the first time is dearer: content types are looked up once
            for each in ProposalFactory.create_batch(count, event=event, call=call):
                prepare_decision(proposal=each, decision="accepted", reason="", by=organiser)
            seen = print_of(list(prepared(event, organiser)))
            with CaptureQueriesContext(connection) as queries:
                assert release_decisions(event=event, by=organiser, seen=seen) == count
            spent.append(len(queries))

        assert spent[2] == spent[1]
        assert WrittenEmail.objects.count() == 12

    def test_other_teams_and_events_see_no_proposal(self, event, proposal, member, elsewhere):
        others = (member("registration"), member("check_in"), elsewhere)

        statuses = {each.get(desk("proposal", event, proposal.pk)).status_code for each in others}

        assert statuses == {404}

    def test_a_list_has_as_many_queries_with_three_as_with_one(
        self, event, call, proposal, member, django_assert_num_queries
    ):
        team = member("programme")
        team.get(desk("proposals", event))
        with django_assert_num_queries(12):
            team.get(desk("proposals", event))
        ProposalFactory.create_batch(2, event=event, call=call, track=TrackFactory(event=event))
        with django_assert_num_queries(12):
            team.get(desk("proposals", event))


def shown(client, row) -> str:
    """The page of its writer, without what differs at each look."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", client.get(path("proposal", row)).content.decode())


def desk(name, event, *more) -> str:
    return reverse(f"event_desk:{name}", args=[event.slug, *more])


class TestConfirming:
    @pytest.fixture
    def accepted(self, proposal):
        Proposal.objects.update(state="accepted", language="sw", title="Rejista ya zahanati tatu")
        proposal.refresh_from_db()
        return proposal

    def test_it_is_a_session_with_those_who_agreed(self, accepted, client):
        CoSpeakerFactory(proposal=accepted, name="Juma Said", agreed_at=timezone.now())
        CoSpeakerFactory(proposal=accepted, name="Silent One")

        client.post(path("confirm_proposal", accepted))

        session = Session.objects.get()
        speakers = [(each.name, each.consented_on is not None) for each in session.speakers.order_by("pk")]
        assert (session.title_sw, session.title_en, session.starts_at) == ("Rejista ya zahanati tatu", None, None)
        assert session.is_confirmed
        assert speakers == [(accepted.name, True), ("Juma Said", True)]

    def test_pressed_twice_it_is_one_session(self, accepted, client):
        for _ in range(2):
            client.post(path("confirm_proposal", accepted))

        assert Session.objects.count() == Speaker.objects.count() == 1

    def test_whoever_withdraws_later_leaves_the_programme(self, accepted):
        confirm(proposal=accepted)

        withdraw(proposal=accepted)

        assert not Session.objects.get().is_confirmed

    def test_what_was_not_accepted_is_not_confirmed(self, event, call, client):
        waiting = ProposalFactory(event=event, call=call)

        client.post(path("confirm_proposal", waiting))

        assert not Session.objects.exists()
