"""A telephone at a gate that nobody signs in at: by its link, with network and without."""

import datetime
import json
import re
import uuid
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from conferences.check_in.device_list import hashed
from conferences.check_in.gate_links import end_link, token_of
from conferences.models import CheckIn, Delegate, Event, GateLink, Registration, Scan
from conferences.registrations.cancelling import cancel_delegate
from conferences.registrations.registering import NewDelegate, Payer, register
from tests.factories.documents import photo_of_code
from tests.factories.events import CategoryFactory, CheckInListFactory, GateLinkFactory

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def event(event):
    Event.objects.filter(pk=event.pk).update(state="open")
    event.refresh_from_db()
    return event


@pytest.fixture
def student(event):
    return CategoryFactory(event=event, name_en="Student", price_minor=0)


@pytest.fixture
def gate(event):
    return CheckInListFactory(event=event)


@pytest.fixture
def link(gate):
    return made_before(GateLinkFactory(list=gate, gate="2"))


def made_before(link):
    GateLink.objects.filter(pk=link.pk).update(made_at=timezone.now() - 60 * MINUTE)
    link.refresh_from_db()
    return link


@pytest.fixture
def asha(event, student):
    payer = Payer("Asha Mrema", "asha@example.org", "en")
    return register(event=event, payer=payer, delegates=[NewDelegate(student, "Asha Mrema")]).delegates.get()


def at(name, link) -> str:
    return reverse(f"events:{name}", args=[link.list.event.slug, token_of(link)])


def scan(delegate, ago=MINUTE, now=None) -> dict:
    moment = (now or timezone.now()) - ago
    return {"nonce": str(uuid.uuid4()), "code": delegate.code, "at": moment.isoformat()}


def tell(client, link, *scans, now=None, **told):
    message = {"now": (now or timezone.now()).isoformat(), **({"happened": scans} if scans else {}), **told}
    return client.post(at("gate_scans", link), json.dumps(message), content_type="application/json")


def test_the_organisers_make_a_link_and_whoever_has_it_lets_people_in(event, gate, asha, member, client):
    team = member("check_in")
    made = team.post(reverse("event_desk:add_gate_link", args=[event.slug, gate.pk]), {"gate": "2"}, follow=True)
    address = re.search(r'href="http://[^/]+(/[^"]+/gate/[^"]+)"', made.content.decode())[1]

    html = client.post(address, {"code": asha.code}, follow=True).content.decode()
    again = client.post(address, {"code": asha.code}).content.decode()

    row = CheckIn.objects.get()
    assert (row.delegate, row.gate, row.by) == (asha, "2", None)
    assert "Let in: Asha Mrema, Student" in html
    assert "Came in already" in again


def test_a_photo_of_the_ticket_is_read_by_the_portal(link, asha, client):
    address = f"https://portal.example{reverse('events:ticket', args=[asha.event.slug, asha.code])}"
    photo = partial(SimpleUploadedFile, "photo.png", content_type="image/png")

    blurred = client.post(at("gate", link), {"photo": photo(content=b"no picture")}).content.decode()
    client.post(at("gate", link), {"photo": photo(content=photo_of_code(address))})

    assert "This is no photo that can be read" in blurred
    assert CheckIn.objects.get().delegate == asha


def test_the_list_of_a_telephone_knows_tickets_again_and_nobody_by_name(
    event, gate, link, asha, client, django_assert_num_queries
):
    other = GateLinkFactory(list=gate)
    unpaid = register(
        event=event,
        payer=Payer("Juma", "juma@example.org", "en"),
        delegates=[NewDelegate(CategoryFactory(event=event), "Juma Said")],
    )
    Registration.objects.filter(pk=unpaid.pk).update(state="held")
    told = client.post(at("gate", other), {"code": asha.code})

    address = at("gate_list", link)

    with django_assert_num_queries(8):
        answer = client.get(address)

    held = answer.json()
    hour = CheckIn.objects.get().at.astimezone(event.zone).strftime("%H:%M")
    assert told.status_code == 302
    assert [
        held["tickets"][hashed(held["salt"], code)] for code in Delegate.objects.values_list("code", flat=True)
    ] == [
        ["AM", asha.category_id, "", f"Came in already at {hour}, gate Gate 2."],
        ["JS", unpaid.delegates.get().category_id, "Not paid yet.", ""],
    ]
    for secret in ("Asha", "Juma", "example.org", asha.code):
        assert secret not in answer.content.decode()
    assert held["salt"] != client.get(at("gate_list", other)).json()["salt"]


def test_a_ticket_that_is_asked_about_comes_in_once_though_its_answer_was_lost(link, asha, client):
    asked = scan(asha)
    first = tell(client, link, ask=asked).json()

    later = tell(client, link, asked).json()  # the answer never came: the telephone decided alone, and tells it now
    again = tell(client, link, ask=scan(asha)).json()

    assert first == {"is_in": True, "text": "Let in: Asha Mrema, Student"}
    assert later["taken"] == [{"nonce": asked["nonce"], "conflict": ""}]
    assert (again["is_in"], "Came in already" in again["text"]) == (False, True)
    assert (CheckIn.objects.count(), Scan.objects.count()) == (1, 1)


def test_two_telephones_without_network_leave_one_entry_and_a_conflict_with_names(
    event, gate, link, asha, member, client
):
    other = made_before(GateLinkFactory(list=gate, gate="3"))

    tell(client, link, scan(asha, ago=20 * MINUTE))
    second = tell(client, other, scan(asha, ago=10 * MINUTE)).json()

    page = member("check_in").get(reverse("event_desk:scan_conflicts", args=[event.slug])).content.decode()
    assert CheckIn.objects.get().gate == "2"
    assert second["taken"][0]["conflict"] == "Came in already"
    for words in ("Asha Mrema", "Came in already at", "gate 2", "3"):
        assert words in page


def test_what_happened_has_its_own_hour_whatever_the_clock_of_the_telephone_says(link, asha, client):
    wrong = timezone.now() + datetime.timedelta(days=400)
    before = timezone.now()

    tell(client, link, scan(asha, ago=30 * MINUTE, now=wrong), now=wrong)

    assert abs(before - 30 * MINUTE - CheckIn.objects.get().at) < MINUTE


def test_an_hour_before_its_link_or_after_now_does_not_count(event, gate, student, link, client):
    made = register(
        event=event,
        payer=Payer("B", "b@example.org", "en"),
        delegates=[NewDelegate(student, "One"), NewDelegate(student, "Two"), NewDelegate(student, "Three")],
    )
    one, two, three = made.delegates.all()
    first = {**scan(three), "at": "1970-01-01T00:00:00Z"}

    tell(client, link, scan(one, ago=900 * MINUTE), scan(two, ago=-90 * MINUTE), first)

    hours = [row.at for row in CheckIn.objects.order_by("delegate")]
    assert len(hours) == 3
    assert all(link.made_at <= hour <= timezone.now() for hour in hours)


def test_somebody_whom_the_portal_would_refuse_is_in_question_by_the_same_rules(event, gate, link, asha, client):
    cancel_delegate(delegate=asha)

    asked = tell(client, link, ask=scan(asha)).json()
    told = tell(client, link, scan(asha)).json()

    assert asked == {"is_in": False, "text": "This place was given back."}
    assert told["taken"][0]["conflict"] == "Has no place"
    assert (CheckIn.objects.count(), Scan.objects.get().conflict) == (0, "no_place")


_NO_NONCE = b'{"now": "2026-11-29T10:00:00Z", "ask": {"nonce": "1", "code": "A", "at": "2026-11-29T10:00:00Z"}}'
_NO_SCANS = [
    b"",
    b"[]",
    b"7",
    b'{"now": 1}',
    b'{"now": "x", "happened": [{}]}',
    b'{"ask": 3}',
    b'{"happened": 9}',
    b"\xff",
]


_NUMBERS = [
    b'{"now": 1764490000000, "happened": []}',
    b'{"now": "2026-11-29T10:00:00Z", "ask": {"nonce": 7, "code": 8, "at": 9}}',
    b'{"now": ["2026-11-29T10:00:00Z"], "ask": {"nonce": {}, "code": null, "at": true}}',
]


@pytest.mark.parametrize("body", [*_NO_SCANS, _NO_NONCE, *_NUMBERS])
def test_a_message_that_cannot_be_read_changes_nothing(link, client, body):
    answer = client.post(at("gate_scans", link), body, content_type="application/json")

    assert answer.status_code == 400
    assert not Scan.objects.exists()


def test_an_ended_link_lets_nobody_in_but_still_hears_what_happened_before(link, asha, client):
    end_link(link=link)

    statuses = [client.get(at(name, link)).status_code for name in ("gate", "gate_list")]
    asked = tell(client, link, ask=scan(asha)).status_code
    told = tell(client, link, scan(asha)).json()

    assert (statuses, asked) == ([410, 410], 410)
    assert told["taken"][0]["conflict"] == ""
    assert CheckIn.objects.get().at <= GateLink.objects.get().ended_at


def test_after_the_event_a_telephone_is_told_to_forget(event, link, asha, client):
    yesterday = event.today - datetime.timedelta(days=3)
    address = at("gate", link)
    Event.objects.filter(pk=event.pk).update(starts_on=yesterday, ends_on=yesterday)

    page = client.get(address)

    assert page.status_code == 410
    assert "This event is over" in page.content.decode()
    assert tell(client, link, scan(asha)).status_code == 410
    assert not CheckIn.objects.exists()


def test_a_link_opens_no_other_event_and_no_other_page(link, event, member, elsewhere, client):
    foreign = reverse("events:gate", args=["another", token_of(link)])
    changed = reverse("events:gate", args=[event.slug, token_of(link)[:-3] + "abc"])
    desk = reverse("event_desk:gate_link", args=[event.slug, link.list_id, link.pk])

    statuses = [client.get(address).status_code for address in (foreign, changed)]
    team = [each.get(desk).status_code for each in (member("finance"), elsewhere, member("check_in"))]

    assert statuses == [410, 404]
    assert team == [404, 404, 200]


def test_only_this_screen_may_use_the_camera_and_has_a_worker(link, client):
    page, worker = client.get(at("gate", link)), client.get(at("gate_worker", link))

    assert "camera=(self)" in page["Permissions-Policy"]
    assert "camera=()" in client.get(reverse("events:programme", args=[link.list.event.slug]))["Permissions-Policy"]
    assert worker["Content-Type"].startswith("text/javascript")
    assert page["Cache-Control"] == "no-store, private"


def test_wrong_codes_are_limited_for_each_link(link, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"gate_code": "2/m/key"}

    pages = [client.post(at("gate", link), {"code": f"AAAAAAA{n}"}).content.decode() for n in "234"]
    other = client.post(at("gate", GateLinkFactory(list=link.list)), {"code": "AAAAAAA2"}).content.decode()

    assert ["Too many wrong codes" in html for html in [*pages, other]] == [False, False, True, False]
