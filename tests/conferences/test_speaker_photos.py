"""The photo of a speaker: shown with their consent, in sizes, and gone with every trace when it is taken back."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file_jpeg

from conferences.models import SpeakerPhoto
from conferences.privacy import erase_person
from conferences.programme.photos import show_photo
from conferences.programme.releasing import release_programme
from home.pictures.making import make_missing
from tests.conftest import sign_in
from tests.factories.events import SessionFactory, SpeakerFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
TODAY = {"language": "sw", "role_en": "Nurse", "role_sw": "Muuguzi"}


@pytest.fixture
def neema(event):
    return SpeakerFactory(event=event, user=UserFactory(), name="Neema Chuwa", role_en="Nurse")


@pytest.fixture
def session(event, neema):
    session = SessionFactory(event=event, speakers=[neema, SpeakerFactory(event=event, name="Ali Haji")])
    release_programme(event=event, by=None)
    return reverse("events:session", args=[event.slug, session.key])


def a_photo():
    return SimpleUploadedFile("neema-chuwa.jpg", get_test_image_file_jpeg().file.getvalue(), "image/jpeg")


def files() -> list:
    rows = [*get_image_model().objects.all(), *get_image_model().get_rendition_model().objects.all()]
    return [row.file.storage.path(row.file.name) for row in rows]


def test_a_speaker_shows_a_photo_and_takes_it_away_with_every_size_of_it(event, neema, session, client):
    own, browser = reverse("events:own_speaker", args=[event.slug]), sign_in(neema.user)

    unnamed = browser.post(own, TODAY | {"photo": a_photo()})
    browser.post(own, TODAY | {"photo": a_photo(), "is_named": "on"})
    make_missing()
    page, kept = client.get(session).text, files()
    browser.post(own, TODAY | {"is_named": "on", "without_photo": "on"})

    assert "A photo is shown with a name only" in unnamed.text
    assert (page.count("speaker__photo"), page.count("speaker__initials")) == (1, 1)
    assert "image/avif" in page
    assert "neema" not in page.split("speaker__photo")[1].partition("</picture>")[0].lower()
    assert len(kept) > 3
    assert (files(), SpeakerPhoto.objects.count()) == ([], 0)
    assert "speaker__photo" not in client.get(session).text


@pytest.mark.parametrize("leave", ["not_named", "erased", "removed"])
def test_a_photo_goes_with_whoever_does_not_agree_any_more(event, neema, leave, member):
    show_photo(speaker=neema, upload=a_photo(), agreed_on=datetime.date(2027, 1, 5))

    if leave == "not_named":
        sign_in(neema.user).post(reverse("events:own_speaker", args=[event.slug]), TODAY)
    elif leave == "erased":
        erase_person(user=neema.user)
    else:
        member("programme").post(reverse("event_desk:remove_row", args=[event.slug, "speakers", neema.pk]))

    assert (SpeakerPhoto.objects.count(), files()) == (0, [])


def test_the_team_keeps_no_photo_without_the_day_of_the_consent(event, member):
    speaker = SpeakerFactory(event=event, name="Ali Haji")
    team, page = member("programme"), reverse("event_desk:edit_row", args=[event.slug, "speakers", speaker.pk])
    typed = {"name": "Ali Haji", "language": "en", "consented_on": "2027-01-05"}

    refused = team.post(page, typed | {"photo": a_photo()})
    half = SimpleUploadedFile("half.jpg", a_photo().read()[:300], "image/jpeg")
    broken = team.post(page, typed | {"photo": half, "photo_agreed_on": "2027-01-05"})
    dot = SimpleUploadedFile("dot.jpg", get_test_image_file_jpeg(size=(150, 900)).file.getvalue(), "image/jpeg")
    thin = team.post(page, typed | {"photo": dot, "photo_agreed_on": "2027-01-05"})
    team.post(page, typed | {"photo": a_photo(), "photo_agreed_on": "2027-01-05"})
    later = team.get(page).context["form"]

    assert refused.context["form"].errors.keys() == {"photo_agreed_on"}
    assert broken.context["form"].errors.keys() == {"photo"}
    assert "at least 200 pixels" in str(thin.context["form"].errors["photo"])
    assert SpeakerPhoto.objects.get().agreed_on == datetime.date(2027, 1, 5)
    assert (later.initial["photo_agreed_on"], "without_photo" in later.fields) == (datetime.date(2027, 1, 5), True)
    team.post(page, typed)
    assert SpeakerPhoto.objects.count() == 0
