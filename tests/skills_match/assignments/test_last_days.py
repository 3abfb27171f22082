"""The last day of something ends in Dar es Salaam, and every text that names it says so."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import strip_tags

from diaspora.notices.notify import preview
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models import SavedAssignment
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory, AssignmentInvitationFactory

pytestmark = pytest.mark.django_db
ZONE = {"en": ", Dar es Salaam time", "sw": ", saa za Dar es Salaam"}
#: No other date of a page is this one.
DAY = today_in_closing_zone() + datetime.timedelta(days=23)


def told_without_zone(html: str, language: str) -> list[str]:
    """What surrounds DAY wherever the zone does not follow it."""
    with translation.override(language):
        day = date_format(DAY, "DATE_FORMAT")
    text = re.sub(r"\s+", " ", strip_tags(html))
    assert day in text
    return re.findall(rf".{{0,60}}{re.escape(day)}(?!{re.escape(ZONE[language])}).{{0,40}}", text)


@pytest.fixture
def assignment(manager):
    return AssignmentFactory(institution=manager.memberships.get().institution, closing_on=DAY)


@pytest.fixture
def draft(assignment, professional):
    SavedAssignment.objects.create(user=professional, assignment=assignment)
    return ApplicationFactory(assignment=assignment, profile=professional.profile, state="draft")


def pages(assignment, draft, professional, manager, officer) -> list[tuple]:
    """Who reads the closing day, and where."""
    reference = assignment.reference
    return [
        (professional, reverse("assignments:detail", args=[reference])),
        (professional, reverse("assignments:list")),
        (professional, reverse("assignments:apply", args=[reference])),
        (professional, reverse("my:saved")),
        (professional, reverse("my:application", args=[draft.pk])),
        (manager, reverse("institution_assignments:edit", args=[reference])),
        (officer, reverse("office:assignment", args=[reference])),
    ]


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_page_that_names_the_closing_day_says_whose_day_it_is(
    assignment, draft, professional, manager, officer, language
):
    with translation.override(language):
        addresses = pages(assignment, draft, professional, manager, officer)

    told = {url: told_without_zone(sign_in(user).get(url).content.decode(), language) for user, url in addresses}

    assert {url: places for url, places in told.items() if places} == {}


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_page_that_names_the_last_day_to_answer_says_so_too(assignment, professional, officer, language):
    offered = ApplicationFactory(
        assignment=assignment, profile=professional.profile, state=ApplicationState.OFFERED, offer_answer_by=DAY
    )
    invitation = AssignmentInvitationFactory(profile=professional.profile, answer_by=DAY)
    with translation.override(language):
        addresses = [
            (professional, reverse("my:home")),
            (professional, reverse("my:offer", args=[offered.pk])),
            (professional, reverse("my:invitations")),
            (professional, reverse("my:invitation", args=[invitation.pk])),
            (officer, reverse("office:application", args=[offered.pk])),
        ]

    told = {url: told_without_zone(sign_in(user).get(url).content.decode(), language) for user, url in addresses}

    assert {url: places for url, places in told.items() if places} == {}


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize(
    "kind",
    [
        *("assignment_published", "assignment_extended", "assignment_reopened", "saved_extended", "saved_reopened"),
        *("application_offered", "application_offer_expired", "invitation_received"),
        *(f"application_draft_{what}" for what in ("extended", "reopened", "closing")),
    ],
)
def test_every_letter_that_names_a_last_day_says_so_too(kind, language):
    values = {"title": "Train nurses", "reference": "A-1", "institution": "Muhimbili"}

    letter = preview(kind=kind, values={**values, "closing_day": DAY, "answer_by": DAY}, language=language)

    assert told_without_zone(letter.body, language) == []


@pytest.mark.parametrize("state", [AssignmentState.CLOSED, AssignmentState.FILLED, AssignmentState.COMPLETED])
def test_a_page_that_was_closed_early_asks_nobody_to_apply(assignment, draft, professional, client, state):
    type(assignment).objects.filter(pk=assignment.pk).update(state=state)
    signed_in = sign_in(professional)

    html = [
        client.get(reverse("assignments:detail", args=[assignment.reference])).content.decode(),
        signed_in.get(reverse("assignments:apply", args=[assignment.reference]), follow=True).content.decode(),
        signed_in.get(reverse("my:saved")).content.decode(),
    ]

    assert all("losed for applications" in page or "Applications have closed" in page for page in html)
    assert [page for page in html if re.search(r"[Uu]ntil the end of|close at the end of", page)] == []
