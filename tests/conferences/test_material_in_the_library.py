"""What was shown in a session is offered with a licence, and an editor takes it into the library or leaves it out."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences.library.taking import offered
from conferences.programme.releasing import release_programme
from diaspora.models import Language
from home.desk.lists import desk_list
from home.models import LibraryPage
from tests.conftest import sign_in
from tests.factories.events import SessionFactory, SpeakerFactory
from tests.factories.pages import LibraryIndexPageFactory

pytestmark = pytest.mark.django_db
TYPED = {
    "title_en": "Repairing pumps & pipes <1>",
    "title_sw": "Kukarabati pampu & mabomba <1>",
    "summary_en": "How a village keeps its pump.",
    "summary_sw": "Jinsi kijiji kinavyotunza pampu yake.",
    "publisher_en": "Diaspora office",
    "publisher_sw": "Ofisi ya diaspora",
}


@pytest.fixture
def library(site):
    library = LibraryIndexPageFactory(parent=site.home, slug="library")
    library.copy_for_translation(site.swahili)
    return library


@pytest.fixture
def session(event):
    """Held yesterday, with slides, a recording and a licence; one of two speakers agreed to be named."""
    Language.objects.get_or_create(code="en", defaults={"name_en": "English", "name_sw": "Kiingereza"})
    named, hidden = SpeakerFactory(event=event, name="Neema Mushi"), SpeakerFactory(event=event, consented_on=None)
    return SessionFactory(
        event=event,
        title_en="Repairing",
        speakers=[named, hidden],
        starts_at=timezone.now() - datetime.timedelta(days=1),
        material="https://talks.example/slides",
        recording="https://talks.example/film",
        licence="cc-by",
    )


def address(session) -> str:
    return reverse("session_material", args=[session.pk])


def test_an_editor_makes_drafts_in_both_languages_of_what_is_offered(event, library, session, editor, client):
    release_programme(event=event, by=None)
    newsroom = sign_in(editor)
    [row] = desk_list("session-material").find(editor)[:5]
    shown = newsroom.get(row.url).text

    answer = newsroom.post(row.url, TYPED)

    english, swahili = LibraryPage.objects.order_by("pk")
    assert row.url == address(session)
    assert all(text in shown for text in ("Neema Mushi", "CC BY 4.0", "https://talks.example/film"))
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[english.pk])
    assert [(page.title, page.summary, page.publisher, page.live) for page in (english, swahili)] == [
        ("Repairing pumps & pipes <1>", "How a village keeps its pump.", "Diaspora office", False),
        ("Kukarabati pampu & mabomba <1>", "Jinsi kijiji kinavyotunza pampu yake.", "Ofisi ya diaspora", False),
    ]
    assert {(page.author, page.licence, page.kind) for page in (english, swahili)} == {("Neema Mushi", "cc-by", "talk")}
    assert [page.versions.get().url for page in (english, swahili)] == ["https://talks.example/slides"] * 2
    assert [text in str(page.body) for page, text in ((english, "Recording"), (swahili, "Rekodi"))] == [True, True]
    assert [str(page.body).count("https://talks.example/film") for page in (english, swahili)] == [1, 1]
    session.refresh_from_db()
    assert (session.library_key, offered().count()) == (english.translation_key, 0)
    assert "already" in newsroom.post(row.url, TYPED).text

    page = reverse("events:session", args=[event.slug, session.key])
    before = client.get(page).text
    english.get_latest_revision().publish()
    assert "Repairing pumps" not in before
    assert f'href="{english.url}"' in client.get(page).text


def test_what_is_left_out_is_not_offered_again_and_only_editors_of_the_library_decide(
    event, library, session, editor, professional, member
):
    texts = sign_in(editor).post(address(session), {**TYPED, "title_sw": ""}).text
    strangers = [client.post(address(session), TYPED).status_code for client in (sign_in(professional), member())]

    sign_in(editor).post(address(session), {"leave_out": "1"})

    assert "Kukarabati" not in texts
    assert "Repairing pumps" in texts
    assert all(status in (302, 403) for status in strangers)
    assert (offered().count(), LibraryPage.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "change", [{"licence": ""}, {"material": "", "recording": ""}, {"is_confirmed": False}, {"starts_at": None}]
)
def test_only_what_was_held_and_has_a_licence_is_offered(library, session, editor, change):
    type(session).objects.update(**change)

    page = sign_in(editor).post(address(session), TYPED).text

    assert not offered().exists()
    assert not LibraryPage.objects.exists()
    assert "Nothing is offered here any more." in page
