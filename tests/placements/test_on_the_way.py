"""Before the work and in its first days: the journey, the briefing, and what the host has ready."""

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from casework.moves import MoveNotAllowed
from casework.waiting import Recipient, lines_for
from placements.arrivals.ticking import items_of, tick_arrival
from placements.briefing.parts import parts_for
from placements.models import ArrivalTick, BriefingPart, Placement, TravelLeg
from placements.travel.planning import MOST_LEGS, NobodyTravels, TooManyLegs, keep_leg
from placements.visits.calendars import token_of
from skills_match.models import Assignment
from tests.conftest import sign_in
from tests.factories.matching import OccupationFactory
from tests.factories.people import RegionFactory
from tests.factories.placements import BriefingPartFactory, TravelLegFactory

pytestmark = pytest.mark.django_db


def test_a_journey_is_read_by_all_sides_and_its_booking_by_two(placement, professional, manager, officer):
    own = sign_in(professional)
    first = placement.starts_on
    told = {"travels_on": f"{first}", "from_place": "London", "to_place": "Dodoma", "arrives_at": "14:30"}
    told |= {"means": "flight", "carrier": "PW 433", "booked_by": "expert", "reference": "QX7PLM"}

    own.post(reverse("my:add_travel_leg", args=[placement.pk]), told)
    next_leg = own.get(reverse("my:add_travel_leg", args=[placement.pk])).context["form"]
    pages = {
        "own": own.get(reverse("my:placement", args=[placement.pk])).text,
        "office": sign_in(officer).get(reverse("office:placement", args=[placement.pk])).text,
        "host": sign_in(manager).get(reverse("institution_assignments:placement", args=[placement.pk])).text,
        "card": sign_in(manager).get(reverse("institution_assignments:emergency_card", args=[placement.pk])).text,
    }
    events = Calendar.from_ical(Client().get(reverse("my:placement_calendar", args=[token_of(placement)])).content)

    assert next_leg["from_place"].value() == "Dodoma"
    assert [("London – Dodoma" in text, "14:30" in text, "QX7PLM" in text) for text in pages.values()] == [
        (True, True, True),
        (True, True, True),
        (True, True, False),
        (True, True, False),
    ]
    assert [str(event["summary"]) for event in events.walk("VEVENT")][1:] == ["Flight: London – Dodoma"]
    assert b"QX7PLM" not in events.to_ical()

    leg = TravelLeg.objects.get()
    own.post(reverse("my:remove_travel_leg", args=[placement.pk, leg.pk]))
    assert not TravelLeg.objects.exists()


def test_online_nobody_travels_and_no_plan_grows_for_ever(placement, professional, manager):
    told = {"travels_on": placement.starts_on, "from_place": "A", "to_place": "B", "means": "bus"}
    with pytest.raises(MoveNotAllowed):
        keep_leg(placement=placement, by=manager, **told)
    TravelLegFactory.create_batch(MOST_LEGS, placement=placement)
    with pytest.raises(TooManyLegs):
        keep_leg(placement=placement, by=professional, **told)

    Placement.objects.filter(pk=placement.pk).update(mode="online")

    with pytest.raises(NobodyTravels):
        keep_leg(placement=placement, by=professional, **told)
    own = sign_in(professional)
    assert own.get(reverse("my:add_travel_leg", args=[placement.pk])).status_code == 404
    assert 'id="travel"' not in own.get(reverse("my:placement", args=[placement.pk])).text


def test_a_briefing_is_put_together_for_region_profession_and_mode(placement, officer, professional, manager):
    Assignment.objects.filter(pk=placement.assignment.pk).update(occupation=OccupationFactory(isco="2221"))
    region = placement.assignment.region
    for order, values in enumerate(
        [
            {},
            {"region": region},
            {"region": RegionFactory(code="TZ-14", name_en="Mbeya", name_sw="Mbeya")},
            {"group": "health"},
            {"group": "law"},
            {"is_for_stays": 1},
        ]
    ):
        BriefingPartFactory(title_en=f"Part {order}", order=order, **values)
    office = sign_in(officer)
    form = {f"title_{code}": f"Mosquitoes {code}" for code in ("en", "sw")} | {"text_en": "Use a net.", "order": "9"}
    refused = office.post(reverse("office:add_briefing_part"), form)
    office.post(reverse("office:add_briefing_part"), form | {"text_sw": "Tumia chandarua.", "group": "health"})

    page = sign_in(professional).get(reverse("my:briefing", args=[placement.pk]))
    placement = Placement.objects.get(pk=placement.pk)
    placement.mode = "online"

    assert "text_sw" in refused.context["form"].errors
    assert [part.title for part in page.context["parts"]] == ["Part 0", "Part 1", "Part 3", "Part 5", "Mosquitoes en"]
    assert "Use a net." in page.text
    assert [part.title for part in parts_for(placement)] == ["Part 0", "Part 3", "Mosquitoes en"]
    assert "Part 1" not in sign_in(manager).get(reverse("institution_assignments:placement", args=[placement.pk])).text
    part = BriefingPart.objects.get(title_en="Mosquitoes en")
    office.post(reverse("office:remove_briefing_part", args=[part.pk]))
    assert not BriefingPart.objects.filter(pk=part.pk).exists()


@pytest.mark.parametrize("mode", ["on_site", "online"])
def test_a_host_is_asked_until_everything_is_ready(placement, manager, professional, mode):
    Placement.objects.filter(pk=placement.pk).update(mode=mode)
    placement.refresh_from_db()
    page, client = reverse("institution_assignments:arrival", args=[placement.pk]), sign_in(manager)

    def asked() -> int:
        return sum(line.url == page for line in lines_for(Recipient.INSTITUTION, user=manager))

    def ticks(*done: str) -> int:
        client.post(page, {"done": done, "version": client.get(page).context["form"]["version"].value()})
        return asked()

    first, *rest = [str(item) for item in items_of(placement)]
    with pytest.raises(MoveNotAllowed):
        tick_arrival(placement=placement, by=professional, done=[first])
    assert (asked(), ticks(first)) == (1, 1)
    since = ArrivalTick.objects.get().at
    assert ticks(first, *rest) == 0
    assert ArrivalTick.objects.get(item=first).at == since
    text = sign_in(professional).get(reverse("my:placement", args=[placement.pk])).text
    assert (manager.get_full_name() in text, "accommodation is ready" in text) == (True, mode == "on_site")
    assert ticks(first) == 1
