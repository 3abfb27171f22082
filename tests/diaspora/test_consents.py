"""Consents: one each, with the version of the text, withdrawn at once, never two open ones."""

from importlib import import_module

import pytest
from django.apps import apps
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
        (ConsentPurpose.ALERTS, Visibility.HOSTS, True),
        (ConsentPurpose.MATCHING, Visibility.OFFICE, False),
    ],
)
def test_what_rested_on_a_consent_ends_with_it(purpose, left, is_published):
    profile = ProfileFactory(visibility=Visibility.HOSTS, consents=EVERY_PURPOSE)
    other = ProfileFactory(visibility=Visibility.HOSTS, consents=EVERY_PURPOSE)
    before = IndexChange.objects.count()

    sign_in(profile.user).post(reverse("diaspora:withdraw_consent", args=[purpose.value]))

    profile.refresh_from_db()
    other.refresh_from_db()
    assert (profile.visibility, profile.is_published) == (left, is_published)
    assert (other.visibility, other.is_published) == (Visibility.HOSTS, True)
    assert IndexChange.objects.count() == before + 1


def test_nobody_is_asked_for_a_directory_that_does_not_exist(professional):
    client = sign_in(professional)

    form, privacy = client.get(reverse("diaspora:visibility")), client.get(reverse("diaspora:privacy"))

    assert [value for value, _label in form.context["form"].fields["visibility"].choices] == [
        "hidden",
        "office",
        "hosts",
    ]
    assert "directory" not in form.text
    assert "directory" not in privacy.text


def test_whoever_agreed_to_the_directory_reads_it_and_takes_it_back_when_they_like(professional):
    consents.give_consent(user=professional, purpose=ConsentPurpose.DIRECTORY)
    client = sign_in(professional)

    client.post(reverse("diaspora:visibility"), {"visibility": "hosts", "agree_matching": "on", "agree_hosts": "on"})
    kept = consents.open_purposes(professional)
    text = client.get(reverse("diaspora:privacy")).text
    client.post(reverse("diaspora:withdraw_consent", args=["directory"]))

    assert ConsentPurpose.DIRECTORY in kept
    assert str(consents.CONSENT_TEXTS[ConsentPurpose.DIRECTORY].text) in text
    assert ConsentPurpose.DIRECTORY not in consents.open_purposes(professional)


def test_whoever_chose_the_directory_is_shown_to_hosts_instead(professional):
    hidden = ProfileFactory(visibility=Visibility.HIDDEN)
    Profile.objects.filter(user=professional).update(visibility="public", published_at=None)

    import_module("diaspora.migrations.0010_no_directory_until_there_is_one").show_to_hosts(apps, None)

    hidden.refresh_from_db()
    shown = Profile.objects.get(user=professional)
    assert (shown.visibility, hidden.visibility) == ("hosts", "hidden")


def test_withdrawing_twice_or_something_unknown_does_no_harm(professional):
    client = sign_in(professional)
    address = reverse("diaspora:withdraw_consent", args=["matching"])

    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 302
    assert client.post(reverse("diaspora:withdraw_consent", args=["everything"])).status_code == 404
    assert list(Profile.objects.matchable()) == []
