"""Where a page was withdrawn on purpose, readers are told so in both languages, and how they get on."""

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from home import scheduled
from home.models import GoneAddress, NewsPage
from home.page_translation.publishing import publish_translation
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db
SAID = {"en": "This page was withdrawn", "sw": "Ukurasa huu umeondolewa"}


@pytest.fixture
def page(site):
    return NewsPageFactory(parent=site.news, title="Border posts", slug="posts", summary="")


@pytest.fixture
def swahili(page, site):
    return publish_translation(page=page, locale=site.swahili, texts={"Border posts": "Vituo", "posts": "vituo"})


def answered(client, address: str) -> tuple[int, bool]:
    """The status, and whether the page says in its own language that something was withdrawn."""
    answer = client.get(address, follow=True)
    return answer.status_code, SAID[address[1:3]] in answer.content.decode()


def test_what_was_unpublished_is_gone_in_both_languages(page, swahili, client):
    swahili.unpublish()
    page.unpublish()

    assert [answered(client, address) for address in ("/en/news/posts/", "/sw/habari/vituo/")] == [(410, True)] * 2


def test_what_was_deleted_is_gone_with_all_below_it(site, page, client):
    section = Page.objects.get(pk=site.news.pk)

    section.delete()

    assert [answered(client, address) for address in ("/en/news/", "/en/news/posts/")] == [(410, True)] * 2


def test_what_expired_is_gone(page, client):
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now())

    scheduled.unpublish_due()

    assert answered(client, "/en/news/posts/") == (410, True)


def test_the_way_on_leads_to_the_section_the_search_and_the_other_language(page, swahili, client):
    swahili.unpublish()

    html = client.get("/sw/habari/vituo/").content.decode()

    assert 'href="/sw/habari/"' in html
    assert 'action="/sw/search/"' in html
    assert 'href="/en/news/posts/"' in html
    assert "Border posts" in html


def test_the_switch_of_languages_says_withdrawn_where_it_was_and_not_translated_where_it_never_was(
    site, page, swahili, client
):
    other = NewsPageFactory(parent=site.news, title="Other", slug="other")
    swahili.unpublish()

    assert answered(client, f"/sw/untranslated/{page.pk}/") == (410, True)
    assert answered(client, f"/sw/untranslated/{other.pk}/") == (200, False)


def test_the_short_address_and_the_switch_of_languages_of_a_deleted_page_say_so_too(page, client):
    number = page.pk

    page.delete()

    assert client.get(f"/n/{number}/").status_code == 410
    assert answered(client, f"/sw/untranslated/{number}/") == (410, True)
    assert client.get(f"/n/{number + 1}/", follow=True).status_code == 404


def test_what_comes_back_is_no_longer_gone(page, client):
    page.unpublish()
    NewsPage.objects.get(pk=page.pk).save_revision().publish()

    assert client.get("/en/news/posts/").status_code == 200
    assert not GoneAddress.objects.filter(page_pk=page.pk).exists()


def test_a_draft_and_a_restricted_page_leave_no_trace(site, page, client):
    draft = NewsPageFactory(parent=site.news, slug="draft", live=False)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    draft.delete()
    NewsPage.objects.get(pk=page.pk).unpublish()

    assert [client.get(f"/en/news/{slug}/").status_code for slug in ("draft", "posts", "never")] == [404] * 3


def test_an_address_that_an_editor_leads_elsewhere_is_not_gone(site, page, client):
    page.unpublish()
    Redirect.objects.create(old_path="/en/news/posts", redirect_page=site.news)

    assert client.get("/en/news/posts/").headers["Location"] == "/en/news/"


def test_nothing_of_a_withdrawn_page_is_told(page, client):
    page.unpublish()

    assert "Border posts" not in client.get("/en/news/posts/").content.decode()
