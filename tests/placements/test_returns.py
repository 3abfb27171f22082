"""After the assignment: the expert is asked three times, is helped on, and offers others what they like to."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from diaspora.models import Notice
from placements.life.moving import complete_placement
from placements.models import AlumniOffer, HostPost, Referral, ReturnAnswer
from placements.returns.asking import ask_about_return
from tests.conftest import sign_in
from tests.factories.placements import HostPostFactory, PlacementFactory, ReturnAnswerFactory

pytestmark = pytest.mark.django_db
SAID = {"next": "stays", "recognition": "asked", "has_work": "no", "needs": "A letter of the ministry"}


def finish(placement, officer, **more):
    for name, value in more.items():
        setattr(placement, name, value)
    placement.save()
    return complete_placement(placement=placement, by=officer, ended_on=timezone.localdate())


def test_an_expert_is_asked_at_the_end_and_three_and_twelve_months_later(placement, officer, professional):
    finish(placement, officer)

    for days, stage in [(0, "end"), (91, "three"), (365, "twelve")]:
        with time_machine.travel(timezone.now() + datetime.timedelta(days=days), tick=False):
            assert ask_about_return() == 1
            assert ask_about_return() == 0
            row = ReturnAnswer.objects.get(stage=stage)
            client = sign_in(professional)
            assert reverse("my:return_answer", args=[placement.pk, row.pk]) in client.get(reverse("my:home")).text
            client.post(reverse("my:return_answer", args=[placement.pk, row.pk]), SAID)

    assert Notice.objects.filter(kind="return_asked", user=professional).count() == 3
    assert not ReturnAnswer.objects.filter(answered_at=None).exists()


def test_an_expert_who_worked_online_is_not_asked_where_they_return_to(placement, officer):
    finish(placement, officer, mode="online")

    assert not ReturnAnswer.objects.exists()


def test_an_answer_is_given_once_by_its_expert_and_not_before_its_day(placement, professional, officer, manager):
    row = ReturnAnswerFactory(placement=placement, due_on=timezone.localdate() + datetime.timedelta(days=1))
    address = reverse("my:return_answer", args=[placement.pk, row.pk])

    assert "This is asked later." in sign_in(professional).post(address, SAID).text
    ReturnAnswer.objects.update(due_on=timezone.localdate())
    assert sign_in(manager).post(address, SAID).status_code == 404
    sign_in(professional).post(address, SAID)
    assert sign_in(professional).get(address).status_code == 404
    page = sign_in(officer).get(reverse("office:placement", args=[placement.pk])).text
    assert "A letter of the ministry" in page


def test_the_host_reads_nothing_of_what_comes_next_and_tells_of_its_posts(placement, manager, professional, officer):
    ReturnAnswerFactory(
        placement=placement, answered_at=timezone.now(), next="back", recognition="given", has_work=True, needs="A visa"
    )
    referral = {"to": "Medical Council", "reason": "Recognition", "made_on": timezone.localdate(), "outcome": "open"}
    sign_in(officer).post(reverse("office:add_referral", args=[placement.pk]), {**referral, "version": "new"})
    host = sign_in(manager)
    host.post(
        reverse("institution_assignments:add_host_post", args=[placement.pk]),
        {"title": "Senior nurse", "where": "At the hospital"},
    )

    page = host.get(reverse("institution_assignments:placement", args=[placement.pk])).text
    own = sign_in(professional).get(reverse("my:placement", args=[placement.pk])).text

    assert "Senior nurse" in page
    assert "A visa" not in page
    assert "Medical Council" not in page
    assert "Senior nurse" in own
    assert "Medical Council" in own
    host.post(reverse("institution_assignments:remove_host_post", args=[placement.pk, HostPost.objects.get().pk]))
    assert not HostPost.objects.exists()


def test_what_came_of_a_referral_is_kept(placement, officer):
    client = sign_in(officer)
    row = Referral.objects.create(placement=placement, to="A", reason="B", made_on=timezone.localdate())
    address = reverse("office:referral", args=[placement.pk, row.pk])
    version = client.get(address).context["form"]["version"].value()

    client.post(
        address, {"to": "A", "reason": "B", "made_on": row.made_on, "outcome": "helped", "version": version or ""}
    )

    assert Referral.objects.get().outcome == "helped"


def test_alumni_are_listed_for_what_they_agreed_to_and_no_longer(placement, professional, officer):
    own, office = sign_in(professional), sign_in(officer)
    listed = reverse("office:alumni")
    version = own.get(reverse("my:alumni")).context["form"]["version"].value()
    own.post(reverse("my:alumni"), {"kinds": ["mentor"], "version": version})
    later = placement.starts_on + datetime.timedelta(days=700)
    PlacementFactory(application__profile=placement.application.profile, state="cancelled", starts_on=later)

    [(person, last)] = office.get(listed, {"kind": "mentor"}).context["lines"]
    assert (person, last) == (professional, placement)
    assert str(professional) not in office.get(listed, {"kind": "speak"}).text

    version = own.get(reverse("my:alumni")).context["form"]["version"].value()
    own.post(reverse("my:alumni"), {"version": version})
    assert str(professional) not in office.get(listed).text


def test_whoever_has_never_worked_offers_nothing(planned, professional):
    client = sign_in(professional)
    version = client.get(reverse("my:alumni")).context["form"]["version"].value()

    answer = client.post(reverse("my:alumni"), {"kinds": ["mentor"], "version": version})

    assert "people who have worked at an institution" in answer.text
    assert not AlumniOffer.objects.exists()


def test_the_chapter_costs_the_same_for_many_rows(officer, django_assert_max_num_queries):
    placement = PlacementFactory()
    client = sign_in(officer)
    address = reverse("office:placement", args=[placement.pk])
    client.get(address)
    with django_assert_max_num_queries(100) as few:
        client.get(address)
    for _number in range(5):
        HostPostFactory(placement=placement)

    with django_assert_max_num_queries(len(few)):
        client.get(address)
