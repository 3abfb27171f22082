"""Blind where it is set: reviewers learn no name, no employer and no contact, wherever they look."""

import pytest
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from casework.moves import MoveNotAllowed
from diaspora.threads.writing import write_message
from reviews.blind.copies import StillTells, accept_copy, propose_copies
from reviews.blind.marking import MARK, marked, tells
from reviews.enums import RoundPlan
from reviews.models import BlindCopy
from reviews.packs.asking import ask_for_pack
from reviews.packs.making import make_packs
from reviews.rounds.errors import CopiesMissing, OrganiserReviews
from reviews.rounds.phases import next_phase, open_round
from skills_match.applications.news import tell_about_move
from skills_match.enums import ApplicationState
from skills_match.models import Application
from tests.conftest import sign_in

from .conftest import CANARIES


def test_names_employers_and_contacts_are_marked_in_any_case():
    traces = ["Asha", "Mrema", "O’Brien Clinic", "asha.mrema@example.org"]
    text = "ASHA mrema of the O'Brien  Clinic, a@b.example, +44 113 496 0000, www.asha.example, born in Moshi in 1990."

    blind = marked(text, traces)

    assert blind == f"{MARK} {MARK} of the {MARK}, {MARK}, {MARK}, {MARK} born in Moshi in 1990."
    assert not tells(blind, traces)
    assert marked("Ashanti and 2027-01-01", traces) == "Ashanti and 2027-01-01"


@pytest.mark.django_db
def test_a_reviewer_of_a_blind_round_finds_no_canary_anywhere(start, canary, assignment, officer, host, runs_it):
    with pytest.raises(OrganiserReviews):
        start(plan=RoundPlan.BLIND)
    round = start(plan=RoundPlan.BLIND, by=runs_it)
    propose_copies(round=round)
    with pytest.raises(CopiesMissing):
        open_round(round=round, by=runs_it)
    with pytest.raises(StillTells):
        accept_copy(
            copy=BlindCopy.objects.get(subject__record_id=canary.pk, key="motivation"), text="I am Zawadi.", by=runs_it
        )
    for copy in BlindCopy.objects.filter(subject__round=round):
        accept_copy(copy=copy, text=copy.text, by=runs_it)
    round = open_round(round=round, by=runs_it)
    number = round.subjects.get(record_id=canary.pk).number
    tell_about_move(application=canary, before=ApplicationState.DRAFT, told={})
    log(instance=canary, action="application.team", user=canary.profile.user)
    write_message(about=canary, by=canary.profile.user, text="Zawadi Qwerton asks whether June suits you.")
    for reviewer in (host, officer):
        ask_for_pack(round=round, by=reviewer, language="en")
    make_packs()

    own = [reverse("reviews:rounds"), reverse("reviews:round", args=[round.pk])]
    own += [reverse(f"reviews:{name}", args=[round.pk, number]) for name in ("sheet", "conflict")]
    own += [
        reverse("diaspora:inbox"),
        *(reverse(f"reviews:{name}", args=[round.pk]) for name in ("pack", "pack_document")),
    ]
    of_the_host = [
        reverse("institution:home"),
        reverse("institution_assignments:applicants", args=[assignment.reference]),
        reverse("institution_assignments:application", args=[assignment.reference, canary.pk]),
        reverse("institution_assignments:messages", args=[assignment.reference, canary.pk]),
        reverse("institution_assignments:interviews", args=[assignment.reference]),
    ]
    of_the_office = [
        reverse("office:home"),
        reverse("office:applications"),
        f"{reverse('office:search')}?q={assignment.reference}",
        reverse("office:export", args=["applications", "csv"]),
        reverse("office:board", args=[assignment.reference]),
        reverse("office:application", args=[canary.pk]),
        reverse("office:answers", args=[assignment.reference]),
        reverse("office:application_messages"),
        reverse("office:messages", args=[canary.pk]),
        reverse("office:interviews", args=[assignment.reference]),
        reverse("office:follow_ups"),
        *(reverse(f"office_reviews:{name}", args=[round.pk]) for name in ("round", "drop")),
        reverse("office_reviews:copies", args=[round.pk, number]),
    ]
    found = {}
    for user, urls in ((host, own + of_the_host), (officer, own + of_the_office)):
        client = sign_in(user)
        for url in [*urls, reverse("diaspora:notices"), reverse("diaspora:file", args=[canary.cv_id])]:
            text = b"".join(client.get(url)).decode("utf-8", "replace")
            found |= {(url, canary): text for canary in CANARIES if canary in text}
    assert found == {}
    told = sign_in(officer).get(reverse("office:person", args=[canary.profile_id])).text
    assert ("Zawadi" in told, assignment.title in told) == (True, False)  # known to the office, not as an applicant
    with pytest.raises(MoveNotAllowed):
        next_phase(round=round, by=officer)
    assert not [entry.label for entry in ModelLogEntry.objects.all() if "Qwerton" in entry.label]
    assert "I teach well." in sign_in(host).get(own[1]).text
    assert not Application.objects.for_host(host).exists()

    round = next_phase(round=round, by=runs_it)
    assert "Zawadi Qwerton" in sign_in(host).get(own[1]).text
