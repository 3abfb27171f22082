"""Campaigns reach whom an assignment fits and who agreed, within a weekly budget, and nobody who stopped them."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from casework.letters.stops import stop_kind
from casework.models import LetterKind
from diaspora.enums import ConsentPurpose
from diaspora.models import WrittenEmail
from diaspora.privacy.consents import withdraw_consent
from skills_match import tasks
from skills_match.models import Campaign, CampaignLetter, LinkArrival
from skills_match.outreach import campaigns, errors
from skills_match.outreach.links import make_link, with_what_came
from skills_match.outreach.readers import BUDGET, readers_of
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory, AssignmentSkillFactory
from tests.skills_match.alerts.conftest import ALL_THREE, nurse_of, nursing  # noqa: F401

pytestmark = pytest.mark.django_db
TEXTS = {
    "subject_en": "Nurses for Mwanza",
    "subject_sw": "Wauguzi kwa Mwanza",
    "text_en": "Six weeks by the lake.",
    "text_sw": "Wiki sita kando ya ziwa.",
}


@pytest.fixture
def assignment(nursing):  # noqa: F811
    made = AssignmentFactory()
    AssignmentSkillFactory(assignment=made, skill=nursing, level=2)
    return made


def released(assignment, officer):
    campaign = campaigns.write_campaign(assignment=assignment, by=officer, **TEXTS)
    campaigns.prepare_campaign(campaign=campaign, by=officer)
    return campaigns.release_campaign(campaign=campaign, by=officer, shown=campaigns.print_of(campaign))


def test_it_counts_whom_it_reaches_and_why_not_the_others(assignment, nurse_of):  # noqa: F811
    reached = nurse_of()
    nurse_of(consents=[ConsentPurpose.MATCHING])  # agreed to no messages
    ApplicationFactory(assignment=assignment, profile=nurse_of())
    stop_kind(address=nurse_of().user.email.upper(), kind=LetterKind.OUTREACH)
    readers = readers_of(assignment)
    assert set(readers.chosen) == {reached.pk}
    assert (readers.applied, readers.stopped, readers.enough, readers.fitting) == (1, 1, 0, 3)


def test_readers_are_fixed_and_whoever_left_until_the_release_is_held_back(assignment, nurse_of, officer):  # noqa: F811
    stays, leaves, applies = nurse_of(), nurse_of(), nurse_of()
    campaign = campaigns.write_campaign(assignment=assignment, by=officer, **TEXTS)
    campaigns.prepare_campaign(campaign=campaign, by=officer)
    shown = campaigns.print_of(campaign)
    nurse_of()  # came later
    withdraw_consent(user=leaves.user, purpose=ConsentPurpose.ALERTS)
    ApplicationFactory(assignment=assignment, profile=applies)
    with pytest.raises(errors.PreparedAlready):
        campaigns.change_campaign(campaign=campaign, **TEXTS)
    with pytest.raises(errors.CampaignChanged):
        campaigns.release_campaign(campaign=campaign, by=officer, shown="stale")
    assert campaigns.release_campaign(campaign=campaign, by=officer, shown=shown) == 1
    with pytest.raises(errors.ReleasedAlready):
        campaigns.release_campaign(campaign=campaign, by=officer, shown=shown)
    tasks.send_campaign_letters()
    tasks.send_campaign_letters()
    assert [letter.to for letter in mail.outbox] == [[stays.user.email]]
    assert CampaignLetter.objects.count() == 3


def test_a_person_gets_two_a_week_and_one_press_stops_them(nursing, nurse_of, officer, client):  # noqa: F811
    nurse = nurse_of()
    for _number in range(BUDGET):
        made = AssignmentFactory()
        AssignmentSkillFactory(assignment=made, skill=nursing, level=2)
        assert released(made, officer) == 1
    another = AssignmentFactory()
    AssignmentSkillFactory(assignment=another, skill=nursing, level=2)
    assert readers_of(another).enough == 1
    with pytest.raises(errors.NobodyToWriteTo):
        released(another, officer)
    tasks.send_campaign_letters()
    address = re.search(r"https?://[^/]+(/\S+/letters/stop/\S+)", mail.outbox[0].body)[1]
    assert mail.outbox[0].extra_headers["List-Unsubscribe"].endswith(f"{address}>")
    client.get(address)
    assert readers_of(another).stopped == 0
    client.post(address)
    assert (readers_of(another).stopped, readers_of(another).enough) == (1, 0)
    client.post(address, {"again": "1"})
    assert readers_of(another).stopped == 0
    assert nurse.campaign_letters.count() == BUDGET


def test_the_office_writes_looks_tries_and_releases(assignment, nurse_of, officer):  # noqa: F811
    nurse_of()
    desk = sign_in(officer)
    desk.post(reverse("office:new_campaign", args=[assignment.reference]), TEXTS)
    campaign = Campaign.objects.get()
    page = reverse("office:campaign", args=[campaign.pk])
    looked = desk.get(page).text
    assert "Six weeks by the lake." in looked
    assert "Wiki sita kando ya ziwa." in looked
    deed = lambda name, **values: desk.post(reverse("office:campaign_act", args=[campaign.pk, name]), values)  # noqa: E731
    assert desk.post(reverse("office:campaign_act", args=[campaign.pk, "relase"])).status_code == 404
    assert desk.post(page, {**TEXTS, "text_en": "", "then": "prepare"}).status_code == 200
    desk.post(page, {**TEXTS, "text_en": "Seven weeks.", "then": "test"})
    assert Campaign.objects.get().text_en == "Seven weeks."  # what is typed goes with the letter
    assert Campaign.objects.get().prepared_at is None
    assert "Seven weeks." in WrittenEmail.objects.first().body + WrittenEmail.objects.last().body
    WrittenEmail.objects.all().delete()
    deed("test")
    assert set(WrittenEmail.objects.values_list("to", flat=True)) == {officer.email}
    deed("prepare")
    deed("release")  # without the print of what was read
    assert Campaign.objects.get().released_at is None
    deed("release", shown=campaigns.print_of(Campaign.objects.get()))
    assert Campaign.objects.get().released_by == officer
    assert desk.get(page).status_code == desk.get(reverse("office:campaigns")).status_code == 200


def test_a_link_counts_openings_accounts_and_what_came_of_them(officer, client, assignment):
    desk = sign_in(officer)
    desk.post(reverse("office:outreach_links"), {"name": "Nurses in Oslo", "kind": "association"})
    link = with_what_came().get()
    address = reverse("outreach:come", args=[link.code])
    assert client.get(address).status_code == 302
    client.post(
        reverse("account_signup"),
        {
            "first_name": "Neema",
            "last_name": "Mushi",
            "email": "new@example.org",
            "preferred_language": "sw",
            "password1": "four words that nobody knows",
        },
    )
    arrival = LinkArrival.objects.get()
    assert (arrival.link, arrival.user.email) == (link, "new@example.org")
    sent = ApplicationFactory(assignment=assignment)
    LinkArrival.objects.create(link=link, user=sent.profile.user)
    found = with_what_came().get()
    assert (found.visits, found.accounts, found.applications, found.taken) == (1, 2, 1, 0)
    assert "Nurses in Oslo" in desk.get(reverse("office:outreach_links")).text
    desk.post(reverse("office:end_link", args=[link.pk]))
    client.get(address)
    assert with_what_came().get().visits == 1
    assert make_link(by=officer, name="B", kind="other").code != link.code
