"""Consents: one each, with the version of the text, withdrawn at once, never two open ones."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from diaspora.enums import ConsentPurpose, Visibility
from diaspora.models import Consent, Profile
from diaspora.privacy import consents
from skills_match.models import IndexChange
from tests.conftest import sign_in
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
EVERY_PURPOSE = list(ConsentPurpose)


def test_every_purpose_has_a_text_with_a_version():
    assert set(consents.CONSENT_TEXTS) == set(ConsentPurpose)


def test_the_same_yes_twice_is_one_row():
    user = UserFactory()

    first = consents.give_consent(user=user, purpose=ConsentPurpose.ALERTS)
    second = consents.give_consent(user=user, purpose=ConsentPurpose.ALERTS)

    assert (first, Consent.objects.count()) == (second, 1)


def test_a_new_text_closes_the_old_yes(monkeypatch):
    user = UserFactory()
    consents.give_consent(user=user, purpose=ConsentPurpose.ALERTS)
    monkeypatch.setitem(consents.CONSENT_TEXTS, ConsentPurpose.ALERTS, consents.ConsentText("2027-01", "New"))

    consents.give_consent(user=user, purpose=ConsentPurpose.ALERTS)

    rows = [(row.text_version, row.withdrawn_at is None) for row in user.consents.order_by("id")]
    assert rows == [("2026-11", False), ("2027-01", True)]


def test_the_database_keeps_a_second_open_yes_out(professional):
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(user=professional, purpose=ConsentPurpose.MATCHING, text_version="2026-11")


@pytest.mark.parametrize(
    ("purpose", "left", "is_published"),
    [
        (ConsentPurpose.HOSTS, Visibility.OFFICE, True),
        (ConsentPurpose.DIRECTORY, Visibility.HOSTS, True),
        (ConsentPurpose.ALERTS, Visibility.PUBLIC, True),
        (ConsentPurpose.MATCHING, Visibility.PUBLIC, False),
    ],
)
def test_what_rested_on_a_consent_ends_with_it(purpose, left, is_published):
    profile = ProfileFactory(visibility=Visibility.PUBLIC, consents=EVERY_PURPOSE)
    other = ProfileFactory(visibility=Visibility.PUBLIC, consents=EVERY_PURPOSE)
    before = IndexChange.objects.count()

    sign_in(profile.user).post(reverse("diaspora:withdraw_consent", args=[purpose.value]))

    profile.refresh_from_db()
    other.refresh_from_db()
    assert (profile.visibility, profile.is_published) == (left, is_published)
    assert (other.visibility, other.is_published) == (Visibility.PUBLIC, True)
    assert IndexChange.objects.count() == before + 1


def test_withdrawing_twice_or_something_unknown_does_no_harm(professional):
    client = sign_in(professional)
    address = reverse("diaspora:withdraw_consent", args=["matching"])

    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 302
    assert client.post(reverse("diaspora:withdraw_consent", args=["everything"])).status_code == 404
    assert list(Profile.objects.matchable()) == []
