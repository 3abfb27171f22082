"""Posts to the editor that none of its pages sends: by hand, by a program, from a page that was loaded in part."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from home.models import NewsPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("copy", {}),
        ("copy", {"new_parent_page": "", "new_title": "Copy", "new_slug": "copy"}),
        ("copy", {"new_parent_page": "999999"}),
        ("add", {}),
        ("add", {"title": "Half", "slug": "half"}),
    ],
)
def test_half_a_form_of_the_editor_gets_a_page_that_says_what_to_do(site, moderator, name, sent):
    page = [site.news.pk] if name == "copy" else ["home", "newspage", site.news.pk]
    count = Page.objects.count()

    answer = moderator.client.post(reverse(f"wagtailadmin_pages:{name}", args=page), sent)

    assert answer.status_code == 400
    assert "load the page again" in answer.content.decode()
    assert Page.objects.count() == count


def test_half_a_form_of_a_page_that_exists_is_refused_too(site, moderator):
    page = site.news.add_child(instance=NewsPage(title="Clinic", slug="clinic", summary="x", live=False))

    answer = moderator.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"title": "Changed"})

    assert answer.status_code == 400
    page.refresh_from_db()
    assert page.title == "Clinic"


def test_a_failure_of_our_own_stays_a_failure(site, moderator, monkeypatch):
    def fails(self, user):
        raise KeyError("ours")

    page = site.news.add_child(instance=NewsPage(title="Clinic", slug="clinic", summary="x", live=False))
    monkeypatch.setattr(NewsPage, "permissions_for_user", fails)

    with pytest.raises(KeyError, match="ours"):
        moderator.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"title": "Changed"})
