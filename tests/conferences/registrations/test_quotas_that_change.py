"""A quota that is set up or changed while people have places counts them too; limits never fall below what is taken."""

import datetime

import pytest
from django.urls import reverse

from conferences.models import Category, Event, Quota, Registration
from conferences.registrations import cancelling
from conferences.registrations.registering import PricesChanged
from conferences.tasks import count_quotas
from tests.conferences.miscounted import miscounted
from tests.factories.events import CategoryFactory, CodeFactory, TeamMemberFactory
from tests.factories.people import UserFactory

from .come import come, somebody, taken

pytestmark = pytest.mark.django_db


def save(client, event, part, row=None, **values):
    """What the page says about the fields, and whether it was saved."""
    name, args = ("edit_row", [row.pk]) if row else ("add_row", [])
    address = reverse(f"event_desk:{name}", args=[event.slug, part, *args])
    form = client.get(address).context["form"]
    shown = {field.name: field.value() for field in form if field.value() not in (None, False, "")}
    answer = client.post(address, shown | values)
    return answer.context["form"].errors.get_json_data() if answer.status_code == 200 else {}


def test_a_quota_that_comes_later_counts_who_has_a_place_and_lets_them_give_it_back(event, free, paid, member):
    first, team = come(event, free, free), member("registration")
    come(event, paid, payer=somebody(1))
    typed = {"name_en": "Dinner", "name_sw": "Chakula", "covers_all": "on"}

    refused = save(team, event, "quotas", size="2", **typed)
    save(team, event, "quotas", size="3", **typed)
    quota = Quota.objects.get()
    counted = (taken(quota), miscounted([event]))
    cancelling.cancel(registration=first)

    assert [error["message"] for error in refused["size"]] == ["3 places are taken already."]
    assert counted == (3, {})
    assert (taken(quota), miscounted([event])) == (1, {})


def test_what_counts_for_a_quota_is_counted_again_when_the_team_changes_it(event, free, paid, member):
    first, team = come(event, free, free), member("registration")
    come(event, paid, payer=somebody(1))
    quota = Quota.objects.create(event=event, name_en="Hall", name_sw="Ukumbi", size=5, covers_all=False, taken=1)
    quota.categories.add(paid)

    save(team, event, "quotas", quota, categories=[paid.pk, free.pk])
    changed = (taken(quota), miscounted([event]))
    # Somebody took a place while the team saved.
    Quota.objects.update(taken=0)
    cancelling.cancel(registration=first)
    mended = [count_quotas(), count_quotas()]

    assert changed == (3, {})
    assert (mended, taken(quota), miscounted([event])) == ([1, 0], 1, {})


def test_nothing_is_limited_below_what_is_used(event, paid, member):
    code, team = CodeFactory(event=event, most=3, used=2, category=CategoryFactory(event=event)), member()

    refused = save(team, event, "codes", code, most="1")

    assert [error["message"] for error in refused["most"]] == ["It was used 2 times already."]


def retyped(team, event, **typed):
    """The form of the event, sent with what it shows and `typed`."""
    address = reverse("event_desk:edit", args=[event.slug])
    shown = {field.name: field.value() for field in team.get(address).context["form"]}
    return team.post(address, {name: value for name, value in (shown | typed).items() if value not in (None, "")})


def test_whoever_registered_by_a_rule_gets_no_less_back(event, paid, free, member):
    team, day = member(), event.today + datetime.timedelta(days=10)
    retyped(team, event, refund_percent="50", refund_until=day)
    come(event, free)
    unpaid = retyped(team, event, refund_percent="40")
    come(event, paid)

    less = retyped(team, event, refund_percent="30")
    shorter = retyped(team, event, refund_until=day - datetime.timedelta(days=1))
    more = retyped(team, event, refund_percent="60", refund_until=day + datetime.timedelta(days=1))

    assert [answer.status_code for answer in (unpaid, less, shorter, more)] == [302, 200, 200, 302]
    assert "can only give them more" in less.text
    event.refresh_from_db()
    assert (event.refund_percent, event.refund_until) == (60, day + datetime.timedelta(days=1))


def test_nobody_registers_at_prices_of_another_currency_than_they_read(event, paid):
    read = Event.objects.get(pk=event.pk)
    Event.objects.update(currency="USD")

    with pytest.raises(PricesChanged):
        come(read, Category.objects.get(pk=paid.pk))

    assert not Registration.objects.exists()


def test_the_last_organiser_does_not_become_something_else_and_a_currency_stays_once_somebody_registered(
    event, paid, member
):
    team = member()
    row = event.team.get()
    alone = save(team, event, "team", row, role="finance")
    TeamMemberFactory(event=event, user=UserFactory())
    together = save(team, event, "team", row, role="finance")
    come(event, paid)
    page = retyped(member(), event, currency="USD").context["form"]

    assert "An event keeps at least one organiser." in str(alone["role"])
    assert together == {}
    assert page.errors["currency"] == ["People have registered at prices in the other currency: it stays."]
