"""The desk of an editor: what waits, what is out of date, what leads nowhere; the beginning of it, and all of it."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from home.desk.lists import desk_list, desk_lists
from home.enums import TranslationState
from home.links.noting import note_links
from home.models import NewsPage, OutOfDate, PageViews
from home.page_translation.lacking import lacking
from home.page_translation.publishing import publish_translation
from home.page_translation.standing import originals, standings
from tests.conftest import sign_in
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.pages import (
    ConferenceIndexPageFactory,
    ConferencePageFactory,
    LibraryIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
)

from .test_editors import translated, write

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.now() - datetime.timedelta(days=1)


def rows(key: str, user) -> list[tuple[str, str]]:
    return [(row.title, row.text) for row in desk_list(key).find(user)[0:50]]


def draft(site, title: str, by) -> NewsPage:
    page = NewsPageFactory(parent=site.news, title=title, live=False)
    page.save_revision(user=by)
    return page


def test_drafts_of_ones_own_are_listed_until_they_wait_for_somebody_else(site, editor, moderator):
    mine, _others = draft(site, "Mine", editor), draft(site, "Of a colleague", moderator)
    live = NewsPageFactory(parent=site.news, title="Live")
    live.title = "Live again"
    live.save_revision(user=editor)
    before = rows("drafts", editor)

    mine.get_workflow().start(mine, editor)

    assert before == [
        ("Live again", "Published, with changes that readers do not see."),
        ("Mine", "Not published."),
    ]
    assert [title for title, _text in rows("drafts", editor)] == ["Live again"]


def test_whoever_reviews_reads_what_waits_and_whose_it_is(site, editor, moderator, translator):
    write(editor, site, **{"action-submit": "1"})

    (row,) = desk_list("reviews").find(moderator)[0:5]

    assert (row.title, row.who) == ("Border posts", str(editor))
    assert rows("reviews", editor) == rows("reviews", translator) == []


def test_what_the_other_language_lacks_says_how_often_readers_opened_the_original_lately(site, translator):
    read, unread = NewsPageFactory(parent=site.news, title="Read"), NewsPageFactory(parent=site.news, title="Unread")
    today = timezone.localdate()
    for page, days, number in [(read, 0, 3), (read, 27, 4), (read, 28, 100), (unread, 40, 5)]:
        PageViews.objects.create(page=page, day=today - datetime.timedelta(days=days), number=number)

    found = {row.title: row.views for row in desk_list("translations").find(translator)[0:5]}

    assert found == {"Read": 7, "Unread": None}
    assert "Opened 7 times in 28 days" in translator.client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_the_other_language_lacks_says_why_since_when_and_who_translates(site, translator):
    page = NewsPageFactory(parent=site.news, title="Posts", slug="posts", summary="")
    page.save_revision().publish()
    missing = rows("translations", translator)
    publish_translation(page=page, locale=site.swahili, texts={"Posts": "Vituo", "posts": "vituo"})
    current = rows("translations", translator)
    StringTranslation.objects.update(last_translated_by=translator)
    page = NewsPage.objects.get(pk=page.pk)
    page.summary = "Changed."
    page.save_revision().publish()

    (row,) = desk_list("translations").find(translator)[0:5]

    assert missing == [("Posts", "Kiswahili: Missing")]
    assert current == []
    assert (row.text, row.since, row.who) == ("Kiswahili: Out of date", OutOfDate.objects.get().since, str(translator))
    assert row.url == reverse("wagtailadmin_pages:edit", args=[translated(page, site).pk])


def test_the_database_finds_the_pages_that_the_states_call_lacking(site):
    for title in ("Missing", "Whole", "Half", "Draft", "Stale", "By hand", "By hand, stale", "Alias"):
        page = NewsPageFactory(parent=site.news, title=title, slug=title.lower().replace(", ", "-").replace(" ", "-"))
        page.summary = ""
        page.save_revision().publish()
    pages = {page.title: page for page in NewsPage.objects.filter(locale__language_code="en")}
    for title in ("Whole", "Half", "Draft", "Stale"):
        words = {title: f"{title} sw", pages[title].slug: f"{pages[title].slug}-sw"}
        publish_translation(page=pages[title], locale=site.swahili, texts=words)
    StringTranslation.objects.filter(data="Half sw").delete()
    translated(pages["Draft"], site).unpublish()
    for title in ("By hand", "By hand, stale"):
        pages[title].copy_for_translation(site.swahili).save_revision().publish()
    pages["Alias"].copy_for_translation(site.swahili, alias=True)
    for title in ("Stale", "By hand, stale"):
        changed = NewsPage.objects.get(pk=pages[title].pk)
        changed.summary = "Changed."
        changed.save_revision().publish()
    told = {
        standing.original.title
        for standing in standings(list(originals()))
        if standing.state != TranslationState.CURRENT
    }

    assert {page.title for page in lacking()} == told
    assert told == {"Missing", "Half", "Draft", "Stale", "By hand, stale", "Alias"}


def test_dates_that_passed_are_told_apart(site, editor):
    came_down = NewsPageFactory(parent=site.news, title="Old call")
    came_down.expire_at = YESTERDAY
    came_down.save()
    came_down.unpublish(set_expired=True)
    NewsPageFactory(parent=site.news, title="Never approved", live=False, go_live_at=YESTERDAY)
    NewsPageFactory(parent=site.news, title="Later", live=False, go_live_at=timezone.now() + datetime.timedelta(days=1))

    assert sorted(rows("dates", editor)) == [
        ("Never approved", "Its hour came, but nobody had approved it."),
        ("Old call", "Came down by itself. Give it a new date, or delete it."),
    ]


def test_an_event_that_is_over_is_listed_until_somebody_writes_what_came_of_it(site, editor):
    index = ConferenceIndexPageFactory(parent=site.home)
    today = timezone.localdate()
    over = ConferencePageFactory(parent=index, title="Over", starts_on=today - datetime.timedelta(days=3),
                                 ends_on=today - datetime.timedelta(days=2))  # fmt: skip
    ConferencePageFactory(parent=index, title="To come", starts_on=today, ends_on=today)
    moved = ConferencePageFactory(
        parent=index, title="Moved by its team", starts_on=over.starts_on, ends_on=over.ends_on
    )
    EventFactory(page_key=moved.translation_key, starts_on=today, ends_on=today)
    off = ConferencePageFactory(parent=index, title="Called off", starts_on=over.starts_on, ends_on=over.ends_on)
    EventFactory(page_key=off.translation_key, starts_on=over.starts_on, ends_on=over.ends_on, state="cancelled")
    long_ago = timezone.now() - datetime.timedelta(days=30)
    Page.objects.filter(pk__in=[page.pk for page in index.get_children()]).update(last_published_at=long_ago)
    before = rows("past-events", editor)

    over.save_revision().publish()

    assert before == [("Over", "It is over. Say what came of it.")]
    assert rows("past-events", editor) == []


def test_a_section_is_empty_without_a_text_and_without_a_published_page_below(site, editor):
    empty = StandardPageFactory(parent=site.home, title="Empty")
    StandardPageFactory(parent=site.home, title="With a text", body=[("text", "<p>Text</p>")])
    StandardPageFactory(
        parent=StandardPageFactory(parent=site.home, title="Above"), title="Below", body=[("heading", "A")]
    )
    StandardPageFactory(parent=empty, title="Draft below", live=False)

    assert rows("empty", editor) == [("Empty", "No text, and no published page below it.")]


def broken(site, title: str) -> None:
    page = NewsPageFactory(
        parent=site.news, title=title, body=[("text", '<p><a linktype="page" id="4711">Gone</a></p>')]
    )
    note_links(page)


def test_a_broken_link_is_named_with_its_words_and_the_reason(site, editor):
    broken(site, "Posts")

    assert rows("links", editor) == [("Posts", "“Gone” – The page that it leads to is not published.")]


def test_the_desk_shows_five_of_each_and_the_report_shows_all(site, editor):
    for number in range(6):
        broken(site, f"Posts {number}")

    home = editor.client.get(reverse("wagtailadmin_home")).content.decode()
    report = editor.client.get(reverse("desk_report", args=["links"])).content.decode()

    section = home[home.index("Broken links") :]
    assert len(re.findall("“Gone”", section)) == 5
    assert "See all 6" in section
    assert reverse("desk_report", args=["links"]) in section
    assert report.count("“Gone”") == 6


def test_a_clear_desk_says_so(site, editor):
    desk = editor.client.get(reverse("wagtailadmin_home")).text

    assert "nothing waits for you" in desk
    assert "guide.wagtail" not in desk
    assert "img/mark.svg" in desk.split("sidebar-branding-logo")[1][:300]


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_asks_the_same_at_any_length(site, editor, moderator, count, django_assert_num_queries):
    index = ConferenceIndexPageFactory(parent=site.home)
    for number in range(count):
        broken(site, f"Broken {number}")
        draft(site, f"Draft {number}", moderator)
        NewsPageFactory(parent=site.news, title=f"Hour {number}", live=False, go_live_at=YESTERDAY)
        StandardPageFactory(parent=site.home, title=f"Empty {number}")
        ConferencePageFactory(parent=index, title=f"Over {number}", last_published_at="2014-01-01T00:00Z")
        page = NewsPageFactory(parent=site.news, title=f"Review {number}")
        page.save_revision(user=editor)
        page.get_workflow().start(page, editor)

    with django_assert_num_queries(35):
        found = {each.key: len(each.find(moderator)[0:5]) for each in desk_lists() if each.find(moderator).count()}

    assert {key: number >= count for key, number in found.items()} == dict.fromkeys(found, True)
    assert set(found) == {"drafts", "reviews", "translations", "dates", "past-events", "links", "empty"}


def test_reports_are_for_the_newsroom(site, editor, officer, client):
    address = reverse("desk_report", args=["links"])

    assert editor.client.get(address).status_code == 200
    assert editor.client.get(reverse("desk_report", args=["never"]), follow=True).status_code == 404
    assert {sign_in(officer).get(address).status_code, client.get(address).status_code} <= {302, 403}


def test_nobody_is_shown_what_they_cannot_put_right(site, stranger):
    broken(site, "Posts")
    StandardPageFactory(parent=site.home, title="Empty")
    a_talk_for_the_library(site)

    assert {each.key: each.find(stranger).count() for each in desk_lists()} == {each.key: 0 for each in desk_lists()}


def a_talk_for_the_library(site) -> None:
    LibraryIndexPageFactory(parent=site.home, slug="library")
    SessionFactory(starts_at=YESTERDAY, material="https://talks.example/slides", licence="cc-by")


def test_no_list_offers_what_its_page_refuses(site, editor, moderator, translator):
    a_talk_for_the_library(site)
    broken(site, "Posts")
    draft(site, "Draft", translator)
    StandardPageFactory(parent=site.home, title="Empty")
    waiting = NewsPageFactory(parent=site.news, title="Review")
    waiting.save_revision(user=editor)
    waiting.get_workflow().start(waiting, editor)

    offered = {
        (reader.groups.get().name, key.key, row.url): reader.client.get(row.url).status_code
        for reader in (editor, moderator, translator)
        for key in desk_lists()
        for row in key.find(reader)[0:5]
    }

    assert {where: status for where, status in offered.items() if status != 200} == {}
    assert {key for _group, key, _url in offered} >= {"session-material", "reviews", "translations", "links", "empty"}
