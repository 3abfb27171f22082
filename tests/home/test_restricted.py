"""Pages for a task force: its members read them, and nobody else finds a trace of them."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from home.page_translation.publishing import publish_translation
from home.site.groups import TASK_FORCE
from tests.conftest import sign_in
from tests.factories.pages import (
    LibraryIndexPageFactory,
    LibraryPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    ThemeIndexPageFactory,
    ThemePageFactory,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
CANARY = "qanary"


@pytest.fixture
def closed(site):
    """A section with a page below it in two languages, and one page of each kind that lists show: all of one word."""
    words = {"title": f"Draft {CANARY} plan", "summary": f"What {CANARY} is about."}
    room = StandardPageFactory(parent=site.home, slug=f"{CANARY}-room", **words)
    child = StandardPageFactory(parent=room, slug=f"{CANARY}-child", **words)
    document = get_document_model().objects.create(title=CANARY, file=ContentFile(b"a,b", name=f"{CANARY}.csv"))
    child.body = [("document", {"document": document, "text": f"The {CANARY} list"})]
    child.save_revision().publish()
    themes = ThemeIndexPageFactory(parent=site.home, slug="themes")
    library = LibraryIndexPageFactory(parent=site.home, slug="library")
    open_page = StandardPageFactory(parent=site.home, title="Open", slug="open")
    ThemePageFactory(parent=themes, title="Returns", slug="returns")
    others = [
        ThemePageFactory(parent=themes, slug=f"{CANARY}-theme", **words),
        NewsPageFactory(parent=site.news, slug=f"{CANARY}-news", **words),
        LibraryPageFactory(parent=library, slug=f"{CANARY}-study", **words),
        StandardPageFactory(parent=open_page, slug=f"{CANARY}-below", **words),
    ]
    texts = {
        words["title"]: f"Mpango wa {CANARY}",
        words["summary"]: f"Kuhusu {CANARY}.",
        f"{CANARY}-room": f"{CANARY}-sw",
    }
    swahili = publish_translation(page=room, locale=site.swahili, texts=texts)
    open_page.body = [("related", {"pages": [room, *others[:2]]})]
    open_page.save_revision().publish()
    group = Group.objects.get(name=TASK_FORCE)

    def close():
        for page in (room, swahili, *others):
            PageViewRestriction.objects.create(page=page, restriction_type="groups").groups.add(group)

    return SimpleNamespace(room=room, child=child, swahili=swahili, document=document, group=group, close=close)


@pytest.fixture
def member(closed):
    user = UserFactory()
    user.groups.add(closed.group)
    return user


PUBLIC = [
    "/en/", "/sw/", "/en/news/", "/sw/habari/", "/en/themes/", "/en/themes/returns/", "/en/library/", "/en/open/",
    "/en/feeds/news/", "/en/feeds/library/", "/sw/feeds/news/", "/sitemap.xml", "/sitemap-pages-en.xml",
    "/sitemap-pages-sw.xml", "/en/search/?q=plan", "/en/search/?q=draft", "/sw/search/?q=mpango", "/en/search/?q=planz",
]  # fmt: skip


def found_on(client, addresses) -> list[str]:
    return [address for address in addresses if CANARY in client.get(address, follow=True).text.lower()]


def test_nobody_else_finds_a_trace_of_them_anywhere(closed, client, stranger):
    short = [f"/n/{closed.room.pk}/", f"/en/untranslated/{closed.room.pk}/"]
    assert len(found_on(client, PUBLIC)) >= 10  # what could leak is on all these pages

    closed.close()

    assert found_on(client, PUBLIC) == []
    assert found_on(sign_in(stranger), PUBLIC) == []
    assert [client.get(address, follow=True).status_code for address in short] == [404, 404]


def test_whoever_has_not_signed_in_is_led_to_the_sign_in_and_back(closed, client, member):
    closed.close()

    for page in (closed.room, closed.child, closed.swahili):
        asked = client.get(page.get_url())
        assert asked.url == f"/{page.locale.language_code}/accounts/login/?next={page.get_url()}"
        assert "no-store" in asked["Cache-Control"]
    back = client.post(asked.url, {"login": member.email, "password": "kanga-kitenge", "next": page.get_url()})
    assert back.url == page.get_url()


def test_a_member_reads_page_child_and_document_and_nothing_of_it_is_kept(closed, member):
    closed.close()
    reader = sign_in(member)

    answers = [reader.get(address) for address in (closed.room.get_url(), closed.child.get_url(), closed.document.url)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert {"no-store" in answer["Cache-Control"] for answer in answers} == {True}
    assert {answer["X-Robots-Tag"] for answer in answers[:2]} == {"noindex"}
    assert closed.child.get_url() in answers[0].text
    assert "og:image" not in answers[0].text  # no picture of the title, nothing to share
    assert "application/ld+json" not in answers[0].text
    assert closed.swahili.get_url() in answers[0].text


def test_whoever_is_signed_in_without_being_a_member_is_told_so_without_the_title(closed, stranger):
    closed.close()
    reader = sign_in(stranger)

    for address in (closed.room.get_url(), closed.child.get_url(), closed.document.url):
        answer = reader.get(address)
        assert answer.status_code == 403
        assert "members of a working group" in answer.text
        assert closed.room.title not in answer.text
        assert "no-store" in answer["Cache-Control"]


def test_a_document_that_a_public_page_names_too_is_public(closed, site, client):
    closed.close()
    assert client.get(closed.document.url).status_code == 302

    page = StandardPageFactory(parent=site.home, title="Public", slug="public")
    page.body = [("document", {"document": closed.document, "text": "The list"})]
    page.save_revision().publish()

    assert client.get(closed.document.url).status_code == 200


def test_a_translation_that_is_restricted_is_not_offered_by_its_public_original(closed, client):
    PageViewRestriction.objects.create(page=closed.swahili, restriction_type="login")
    PageViewRestriction.objects.filter(page=closed.room).delete()

    page = client.get(closed.room.get_url()).text

    assert closed.swahili.get_url() not in page


def test_closing_a_page_closes_it_in_the_other_language_and_opening_does_not(closed, moderator, client):
    address = reverse("wagtailadmin_pages:set_privacy", args=[closed.room.pk])

    moderator.client.post(address, {"restriction_type": "groups", "groups": [closed.group.pk]})
    after_closing = [client.get(page.get_url()).status_code for page in (closed.room, closed.swahili)]
    [mirrored] = closed.swahili.view_restrictions.all()
    moderator.client.post(address, {"restriction_type": "none"})
    after_opening = [client.get(page.get_url()).status_code for page in (closed.room, closed.swahili)]

    assert after_closing == [302, 302]
    assert list(mirrored.groups.all()) == [closed.group]
    assert after_opening == [200, 302]


def test_a_group_of_readers_is_made_once():
    for _again in range(2):
        call_command("add_reading_group", "Task force on returns", verbosity=0)

    group = Group.objects.get(name="Task force on returns")
    assert not group.permissions.exists()
