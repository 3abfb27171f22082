"""In a crisis: the card with whom to call, and everyone in a region asked whether they are safe."""

import pytest
from django.urls import reverse

from casework.moves import MoveNotAllowed
from casework.waiting import Recipient, lines_for
from diaspora.models import FileAccess, Notice
from placements.models import Placement, SafetyAnswer
from placements.safety.asking import NobodyThere, RunsAlready, ask_region, path_of
from tests.conftest import sign_in
from tests.factories.people import RegionFactory
from tests.factories.placements import EmergencyDetailFactory, PlacementFactory
from tests.factories.safeguarding import HelpContactFactory

pytestmark = pytest.mark.django_db


def test_the_card_is_read_by_its_three_sides_and_each_look_is_recorded(
    placement, professional, manager, officer, stranger
):
    contact = HelpContactFactory(region=placement.assignment.region, phone="+255 26 000 0000")
    own = sign_in(professional)
    told = {"name": "Neema Mrema", "relation": "sister", "phone": "+44 7700 900123", "helpers": "No penicillin"}

    own.post(reverse("my:write_emergency", args=[placement.pk]), told)
    pages = {
        "professional": own.get(reverse("my:emergency_card", args=[placement.pk])),
        "manager": sign_in(manager).get(reverse("institution_assignments:emergency_card", args=[placement.pk])),
        "officer": sign_in(officer).get(reverse("office:emergency_card", args=[placement.pk])),
    }
    foreign = sign_in(stranger).get(reverse("my:emergency_card", args=[placement.pk]))

    for page in pages.values():
        for text in ("Neema Mrema", "No penicillin", "A. Komba", contact.phone):
            assert text in page.text
    assert foreign.status_code == 404
    looks = FileAccess.objects.filter(subject=professional, what="emergency")
    assert {look.viewer for look in looks} == {manager, officer}


def test_everyone_in_a_region_is_asked_once_and_says_so_with_one_button(placement, officer, client):
    region = placement.assignment.region
    PlacementFactory(application__assignment__region=RegionFactory(code="TZ-14", name_en="Mbeya", name_sw="Mbeya"))
    PlacementFactory(mode="online", application__assignment__region=region)
    planned = PlacementFactory(application__assignment__region=region)
    Placement.objects.filter(pk=planned.pk).update(state="planned")
    third = PlacementFactory(application__assignment__region=region)
    PlacementFactory(application__assignment__region=region, application__profile=third.application.profile)
    office = sign_in(officer)
    told = {"region": region.pk, "text": "The bridge is gone. Stay where you are."}

    office.post(reverse("office:ask_region"), told)
    again = office.post(reverse("office:ask_region"), told)

    asked = {answer.placement.expert: answer.placement for answer in SafetyAnswer.objects.all()}
    assert asked.keys() == {placement.expert, third.expert}
    assert "is running already" in again.text
    assert Notice.objects.filter(kind="region_message").count() == 2

    own = SafetyAnswer.objects.get(placement=placement)
    client.get(path_of(own))
    assert SafetyAnswer.objects.filter(answered_at=None).count() == 2
    for _press in range(2):
        client.post(path_of(own), {"answer": "safe"})
    silent = [line.waiting for line in lines_for(Recipient.OFFICE, user=officer) if "regions" in line.url]
    client.post(path_of(SafetyAnswer.objects.get(placement=asked[third.expert])), {"answer": "help"})
    page = office.get(reverse("office:region_message", args=[own.message_id]))

    assert silent == [1]
    assert [row.placement for row in page.context["rows"]] == [asked[third.expert], placement]
    assert page.context["numbers"] == {"helpless": 1, "silent": 0, "safe": 1}
    assert [notice.user for notice in Notice.objects.filter(kind="region_needs_help")] == [officer]
    office.post(reverse("office:close_region_message", args=[own.message_id]))
    assert not [line for line in lines_for(Recipient.OFFICE, user=officer) if "regions" in line.url]


def test_only_the_office_asks_and_only_where_somebody_is(placement, professional, officer):
    with pytest.raises(MoveNotAllowed):
        ask_region(region=placement.assignment.region, text="Hello", by=professional)
    with pytest.raises(NobodyThere):
        ask_region(region=RegionFactory(code="TZ-14", name_en="Mbeya", name_sw="Mbeya"), text="Hello", by=officer)
    ask_region(region=placement.assignment.region, text="Hello", by=officer)
    with pytest.raises(RunsAlready):
        ask_region(region=placement.assignment.region, text="Hello", by=officer)


def test_whoever_is_silent_costs_the_same_for_one_as_for_three(placement, officer, django_assert_num_queries):
    message = ask_region(region=placement.assignment.region, text="Hello", by=officer)
    client, address = sign_in(officer), reverse("office:region_message", args=[message.pk])
    client.get(address)
    for number in (0, 2):
        for _each in range(number):
            added = PlacementFactory(application__assignment__region=placement.assignment.region)
            EmergencyDetailFactory(placement=added)
            SafetyAnswer.objects.create(message=message, placement=added)
        with django_assert_num_queries(9):
            client.get(address)
