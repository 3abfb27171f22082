"""One page that cannot be published by itself keeps no other from it, be it chosen or below a chosen one."""

import pytest
from django.urls import reverse

from tests.factories.pages import NewsPageFactory

from .test_publishing import titles

pytestmark = pytest.mark.django_db
TOLD = "“Followed” follows another page and is published together with it, not by itself."


def publish(person, *pages, **values):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    asked = "&".join([*(f"id={page.pk}" for page in pages), f"next={reverse('wagtailadmin_home')}"])
    return person.client.post(f"{address}?{asked}", values, follow=True)


def draft(site, title: str, parent=None):
    page = NewsPageFactory(parent=parent or site.news, title=title, slug=title.lower(), live=False)
    page.save_revision()
    return page


def alias_of(page, parent):
    return page.create_alias(parent=parent, update_slug="alias")


def test_an_alias_among_the_chosen_is_named_and_the_others_are_published(site, moderator):
    other, followed = draft(site, "Other"), draft(site, "Followed")
    alias = alias_of(followed, site.news)

    answer = publish(moderator, alias, other)

    assert answer.status_code == 200
    assert TOLD in answer.content.decode()
    assert "1 page has been published" in answer.content.decode()
    assert [titles(page)[1] for page in (other, alias, followed)] == [True, False, False]


def test_the_page_between_says_so_before_anything_is_published(site, moderator):
    alias = alias_of(draft(site, "Followed"), site.news)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    text = moderator.client.get(f"{address}?id={alias.pk}").content.decode()

    assert "Published together with the page that they follow, not by themselves:" in text
    assert "have permission to publish" not in text
    assert "Yes, publish" not in text


def test_an_alias_below_a_chosen_page_stays_and_the_drafts_around_it_are_published(site, moderator):
    above = draft(site, "Above")
    below, followed = draft(site, "Below", parent=above), draft(site, "Followed")
    alias = alias_of(followed, above)

    answer = publish(moderator, above, include_descendants="on")

    assert answer.status_code == 200
    assert [titles(page)[1] for page in (above, below, alias)] == [True, True, False]


def test_an_alias_goes_live_with_the_page_that_it_follows(site, moderator):
    followed = draft(site, "Followed")
    alias = alias_of(followed, site.news)

    publish(moderator, alias, followed)

    assert [titles(page)[1] for page in (followed, alias)] == [True, True]
