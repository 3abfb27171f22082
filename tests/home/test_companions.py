"""Taking a page away or moving it: the editor asks about the page in the other language, and does as chosen."""

import datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.models import GroupPagePermission, Page

from home import scheduled
from home.models import NewsPage
from home.page_translation.publishing import publish_translation
from home.site.groups import EDITORS, ensure_groups
from tests.conftest import sign_in
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
#: What was chosen, and which of the two then are public.
CHOICES = [("", [True, True]), ("apart", [False, True]), ("together", [False, False])]
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def pages(site):
    english = NewsPageFactory(parent=site.news, title="Border posts", slug="posts", summary="")
    texts = {"Border posts": "Vituo", "posts": "vituo"}
    return SimpleNamespace(english=english, swahili=publish_translation(page=english, locale=site.swahili, texts=texts))


@pytest.fixture
def places(site):
    """Another list in both languages, and one in English only."""
    both = NewsIndexPageFactory(parent=site.home, title="Old news", slug="old", summary="")
    texts = {"Old news": "Habari za zamani", "old": "zamani"}
    swahili = publish_translation(page=both, locale=site.swahili, texts=texts)
    english = NewsIndexPageFactory(parent=site.home, title="Only here", slug="only", summary="")
    return SimpleNamespace(both=both, swahili=swahili, english=english)


@pytest.fixture
def of_english(site):
    """Publishes English pages; in Kiswahili only an editor."""
    group = Group.objects.create(name="English desk")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=site.home, permission=permission)
    user = UserFactory()
    user.groups.add(group, ensure_groups()[EDITORS])
    user.client = sign_in(user)
    return user


def way(action: str, page, place=None) -> str:
    names = {"unpublish": "unpublish", "delete": "delete", "move": "move_confirm"}
    return reverse(f"wagtailadmin_pages:{names[action]}", args=[page.pk, *([place.pk] if place else [])])


def in_bulk(action: str, *pages) -> str:
    query = urlencode({"id": [page.pk for page in pages]}, doseq=True)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{query}"


def left(pages) -> list[bool]:
    """Which of the two is still public."""
    return [NewsPage.objects.filter(pk=page.pk, live=True).exists() for page in (pages.english, pages.swahili)]


def parents(pages) -> list[str]:
    return [Page.objects.get(pk=page.pk).get_parent().slug for page in (pages.english, pages.swahili)]


@pytest.mark.parametrize("action", ["unpublish", "delete"])
@pytest.mark.parametrize(
    ("choice", "expected"), [("", [True, True]), ("apart", [False, True]), ("together", [False] * 2)]
)
def test_a_page_goes_as_chosen_with_its_other_language_and_never_unasked(pages, moderator, action, choice, expected):
    address = way(action, pages.english)

    shown = moderator.client.get(address).content.decode()
    moderator.client.post(address, {"other_language": choice})

    assert "<strong>Vituo</strong>" in shown
    assert left(pages) == expected


@pytest.mark.parametrize("action", ["unpublish", "delete"])
@pytest.mark.parametrize(
    ("choice", "expected"), [("", [True, True]), ("apart", [False, True]), ("together", [False] * 2)]
)
def test_many_pages_are_asked_about_as_one(pages, site, moderator, action, choice, expected):
    single = NewsPageFactory(parent=site.news, title="Single", slug="single")
    address = in_bulk(action, pages.english, single)

    shown = moderator.client.get(address).content.decode()
    moderator.client.post(address, {"other_language": choice})

    assert "<strong>Vituo</strong>" in shown
    assert left(pages) == expected
    assert NewsPage.objects.filter(pk=single.pk, live=True).exists() is (choice == "")


def test_a_page_in_one_language_asks_nothing(site, moderator):
    single = NewsPageFactory(parent=site.news, title="Single", slug="single")

    shown = moderator.client.get(way("unpublish", single)).content.decode()
    moderator.client.post(way("unpublish", single), {})

    assert "other_language" not in shown
    assert not NewsPage.objects.get(pk=single.pk).live


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_what_the_person_may_not_touch_stays_and_they_are_told(pages, of_english, action):
    shown = of_english.client.get(way(action, pages.english)).content.decode()
    of_english.client.post(way(action, pages.english), {"other_language": "together"})

    assert "Ask a moderator." in shown
    assert 'name="other_language"' not in shown
    assert left(pages) == [False, True]


def test_what_the_person_may_not_touch_stays_also_in_bulk(pages, of_english):
    of_english.client.post(in_bulk("delete", pages.english), {"other_language": "together"})

    assert left(pages) == [False, True]


def test_a_translation_that_waits_for_its_hour_waits_no_more(pages, moderator):
    revision = pages.swahili.save_revision(approved_go_live_at=timezone.now() + HOUR)
    NewsPage.objects.filter(pk=pages.swahili.pk).update(live=False)

    moderator.client.post(way("unpublish", pages.english), {"other_language": "together"})

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_a_page_that_is_kept_when_its_original_is_deleted_is_a_page_of_its_own(pages, moderator):
    moderator.client.post(way("delete", pages.english), {"other_language": "apart"})

    answer = moderator.client.get(reverse("wagtailadmin_pages:edit", args=[pages.swahili.pk]))

    assert answer.status_code == 200
    assert 'name="title"' in answer.content.decode()


@pytest.mark.parametrize(
    ("choice", "expected"), [("", ["news", "habari"]), ("apart", ["old", "habari"]), ("together", ["old", "zamani"])]
)
def test_a_page_moves_with_its_other_language_or_without_it(pages, places, moderator, choice, expected):
    address = way("move", pages.english, places.both)

    shown = moderator.client.get(address).content.decode()
    moderator.client.post(address, {"other_language": choice})

    assert "Habari za zamani" in shown
    assert parents(pages) == expected


@pytest.mark.parametrize(
    ("choice", "expected"), [("", ["news", "habari"]), ("apart", ["old", "habari"]), ("together", ["old", "zamani"])]
)
def test_many_pages_move_as_one(pages, places, moderator, choice, expected):
    address = in_bulk("move", pages.english)

    moderator.client.post(address, {"other_language": choice, "chooser": places.both.pk})

    assert parents(pages) == expected


def test_a_page_whose_place_is_not_in_its_language_stays(pages, places, moderator):
    shown = moderator.client.get(way("move", pages.english, places.english)).content.decode()
    moderator.client.post(way("move", pages.english, places.english), {"other_language": "together"})

    assert "does not exist in its language" in shown
    assert parents(pages) == ["only", "habari"]


def test_what_is_withdrawn_in_both_languages_is_in_no_list_feed_or_map(pages, moderator, client):
    paths = (
        "en/news/",
        "en/feeds/news/",
        "sw/feeds/news/",
        "sitemap-pages-en.xml",
        "sitemap-pages-sw.xml",
        "sw/habari/",
    )
    addresses = [f"/{path}" for path in paths]
    before = [client.get(address).content.decode() for address in addresses]

    moderator.client.post(way("unpublish", pages.english), {"other_language": "together"})

    after = [client.get(address).content.decode() for address in addresses]
    assert [("posts" in text) or ("vituo" in text) for text in before] == [True] * len(addresses)
    assert [("posts" in text) or ("vituo" in text) for text in after] == [False] * len(addresses)


def with_an_hour(page):
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() + HOUR)


def after_it(run) -> None:
    Page.objects.exclude(expire_at=None).update(expire_at=timezone.now() - HOUR)
    run()


def test_the_editor_says_that_the_other_language_stays_when_a_page_expires_and_changes_it_by_a_button(pages, moderator):
    with_an_hour(pages.english)
    shown = moderator.client.get(reverse("wagtailadmin_pages:edit", args=[pages.english.pk])).content.decode()

    moderator.client.post(reverse("expire_with_it", args=[pages.english.pk]))
    pages.swahili.refresh_from_db()
    drafted = pages.swahili.get_latest_revision_as_object().expire_at
    after_it(scheduled.unpublish_due)

    assert "Vituo</strong> (Kiswahili): it stays public." in shown
    assert drafted == pages.swahili.expire_at is not None
    assert left(pages) == [False, False]


def test_a_page_that_expires_alone_leaves_the_other_one(pages, moderator):
    with_an_hour(pages.english)

    after_it(scheduled.unpublish_due)

    assert left(pages) == [False, True]


def test_whoever_may_not_take_the_other_one_down_does_not_set_its_hour(pages, of_english, editor):
    with_an_hour(pages.english)

    for user in (of_english, editor):
        user.client.post(reverse("expire_with_it", args=[pages.english.pk]))

    pages.swahili.refresh_from_db()
    assert pages.swahili.expire_at is None
