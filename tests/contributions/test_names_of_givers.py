"""A name leaves the public page when it insults somebody or its giver asks for it: for all gifts under it, at once."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from contributions.appeals.names import names_of_givers
from contributions.gifts.naming import show_name
from contributions.models import Appeal, Gift
from contributions.privacy import erase_person
from payments.refunds.asking import ask_for_refund
from tests.factories.contributions import AppealFactory
from tests.factories.people import UserFactory

from .conftest import at_desk, deliver_all, give, paid

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    user = UserFactory()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_appeal"]))
    return user


def of_name(gift):
    return reverse("finance_gifts:name", args=[gift.appeal.slug, gift.pk])


def test_an_editor_hides_a_name_with_a_reason_and_shows_it_again(stripe, appeal, editor):
    asha, _again, baraka = (paid(appeal, stripe, name=name) for name in ("Asha Mrema", "Asha Mrema", "Baraka Ole"))
    page, desk, listed = Client(), at_desk(editor), reverse("finance_gifts:names", args=[appeal.slug])
    changed = Appeal.objects.get(pk=appeal.pk).changed_at

    before = page.get(appeal.get_absolute_url()).text
    refused = desk.post(of_name(asha), {"seen": "shown", "reason": " "})
    desk.post(of_name(asha), {"seen": "shown", "reason": "She asked by telephone"})
    late = desk.post(of_name(asha), {"seen": "shown", "reason": "Me too"})
    paid(appeal, stripe, name="Asha Mrema")  # gives again
    hidden = page.get(appeal.get_absolute_url()).text
    found = desk.get(listed, {"show": "hidden"})
    desk.post(of_name(asha), {"seen": "hidden", "reason": "She changed her mind"})

    assert "Asha Mrema" in before
    assert refused.context["form"].errors == {"reason": ["Give a reason."]}
    assert "A colleague has done this already" in late.text
    assert "Me too" in late.text
    assert "Asha Mrema" not in hidden
    assert "Baraka Ole" in hidden
    assert [(row["name"], row["number"]) for row in found.context["rows"]] == [("Asha Mrema", 3)]
    assert names_of_givers(appeal) == ["Asha Mrema", "Baraka Ole"]
    assert Appeal.objects.get(pk=appeal.pk).changed_at > changed  # kept pages are made again
    told = ModelLogEntry.objects.for_instance(asha).filter(action__startswith="gift.name_").order_by("pk")
    assert [(entry.action, entry.user, entry.data["reason"]) for entry in told] == [
        ("gift.name_hidden", editor, "She asked by telephone"),
        ("gift.name_back", editor, "She changed her mind"),
    ]
    assert desk.get(reverse("finance_gifts:gift", args=[baraka.pk])).status_code == 403
    assert "USD" not in found.text


def test_what_was_hidden_with_a_gift_that_is_anonymous_or_given_back_by_now_can_be_put_back(stripe, appeal, editor):
    desk, listed = at_desk(editor), reverse("finance_gifts:names", args=[appeal.slug])
    anonymous, given_back, here = (paid(appeal, stripe, name=name) for name in ("Asha M", "Baraka Ole", "Asha M"))
    for gift in (anonymous, given_back):
        desk.post(of_name(gift), {"seen": "shown", "reason": "An insult"})
    show_name(gift=anonymous, is_anonymous=True)
    stripe.refund(given_back.payment.intent_id)
    deliver_all(stripe)
    Gift.objects.exclude(pk__in=[anonymous.pk, given_back.pk]).update(name_hidden_at=None)  # came later
    later = paid(appeal, stripe, name="Baraka Ole")

    told = [(row["name"], row["number"], bool(row["hidden"])) for row in desk.get(listed).context["rows"]]
    shown_before = names_of_givers(appeal)
    pages = [desk.get(of_name(gift)).context for gift in (here, later)]
    desk.post(of_name(here), {"seen": "hidden", "reason": "It was none"})

    assert told == [("Baraka Ole", 1, True), ("Asha M", 1, True)]
    assert shown_before == []
    assert [(page["seen"], page["number"]) for page in pages] == [("hidden", 1), ("hidden", 2)]
    assert names_of_givers(appeal) == ["Asha M"]


def test_names_stand_there_for_gifts_that_are_here_and_once_however_often_somebody_gives(stripe, appeal):
    gone, *_monthly = (paid(appeal, stripe, name=name) for name in ("Gone Away", "Asha Mrema", "Rehema Said"))
    stripe.refund(gone.payment.intent_id)
    deliver_all(stripe)
    Gift.objects.filter(name="Rehema Said").update(name="Shinda evil.tz leo")

    assert names_of_givers(appeal) == ["Asha Mrema"]


def test_nobody_else_and_nothing_of_another_appeal(stripe, appeal, editor, preparer, officer, professional):
    here, coming, anonymous = paid(appeal, stripe), give(appeal, email="b@c.example"), paid(appeal, stripe, shown="no")
    other = AppealFactory(slug="other", state="draft")
    foreign = reverse("finance_gifts:name", args=[other.slug, here.pk])
    listed = reverse("finance_gifts:names", args=[appeal.slug])

    seen = {
        user: [at_desk(user).get(address).status_code for address in (listed, of_name(here), of_name(coming), foreign)]
        for user in (editor, preparer, officer, professional)
    }

    assert seen == {
        editor: [200, 200, 404, 404],
        preparer: [200, 200, 200, 404],
        officer: [403] * 4,
        professional: [403] * 4,
    }
    assert at_desk(editor).post(of_name(anonymous), {"seen": "shown", "reason": "x"}).status_code == 404
    assert Client().get(listed).status_code == 302
    of_a_draft = at_desk(editor).get(reverse("finance_gifts:names", args=[other.slug]))
    assert "No name here" in of_a_draft.text
    assert "office-nav" not in of_a_draft.text


def test_reasons_go_with_a_giver_who_leaves_and_their_name_stays_hidden_for_namesakes(stripe, appeal, editor):
    giver = UserFactory(email="neema@givers.example")
    gift, namesake = paid(appeal, stripe), paid(appeal, stripe, email="other@givers.example")
    at_desk(editor).post(of_name(namesake), {"seen": "shown", "reason": "Neema of Tanga asked by telephone"})
    later = paid(appeal, stripe, email="third@givers.example")
    refund = ask_for_refund(payment=gift.payment, amount_minor=100, reason="Neema wishes it", by=UserFactory())

    erase_person(user=giver)

    told = ModelLogEntry.objects.all()
    assert [word for word in ("telephone", "wishes") if word in str(list(told.values_list("data", flat=True)))] == []
    assert told.filter(action="gift.name_hidden", user=editor).count() == 2
    refund.refresh_from_db()
    later.refresh_from_db()
    assert (refund.reason, refund.amount_minor) == ("", 100)
    assert later.name_hidden_at
    assert names_of_givers(appeal) == []
