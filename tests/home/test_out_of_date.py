"""After a page changed: which translations are out of date, who is told, and how they come up to date again."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from home.models import NewsPage, OutOfDate
from home.page_translation.bringing import bring_changes
from home.page_translation.marks import say_small_change
from home.page_translation.publishing import publish_translation
from tests.factories.pages import NewsPageFactory

from .test_editors import words
from .test_publishing import WORDS, translate

pytestmark = pytest.mark.django_db

TEXT = "<p>The desk opens at eight.</p><p>Bring your card.</p>"
SWAHILI = {**WORDS, "The desk opens at eight.": "Dawati hufunguliwa saa mbili.", "Bring your card.": "Leta kadi yako."}


@pytest.fixture
def page(site) -> NewsPage:
    page = NewsPageFactory(parent=site.news, title="Border posts", slug="border-posts", summary="One stop.")
    page.body = [("text", TEXT)]
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def swahili(page, site) -> NewsPage:
    return publish_translation(page=page, locale=site.swahili, texts=SWAHILI)


def change(page, *, small: bool = False, **values) -> None:
    page = NewsPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    revision = page.save_revision()
    say_small_change(revision, is_small=small)
    revision.publish()


def is_out_of_date(page) -> bool:
    return OutOfDate.objects.filter(page=page).exists()


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def body_of(page) -> str:
    return NewsPage.objects.get(pk=page.pk).body[0].value.source


def test_a_change_puts_the_translation_out_of_date_and_a_small_one_does_not(page, swahili):
    change(page, summary="One stop, and no more.", small=True)
    small = is_out_of_date(swahili)
    change(page, summary="Two stops.")

    assert (small, is_out_of_date(swahili)) == (False, True)
    assert not is_out_of_date(page)


def test_publishing_the_same_text_again_marks_nothing(page, swahili):
    change(page)

    assert not is_out_of_date(swahili)


def test_publishing_a_translation_marks_no_original(page, swahili, site):
    translate(page, site, "Border posts", "Vituo vipya")

    Translation.objects.get(source__object_id=page.translation_key).save_target(publish=True)

    assert OutOfDate.objects.count() == 0


def test_kiswahili_may_be_the_original(site):
    page = NewsPageFactory(parent=site.news_sw, title="Habari", slug="h", summary="", locale=site.swahili)
    page.save_revision().publish()
    english = publish_translation(page=page, locale=site.english, texts={"Habari": "News item", "h": "item"})

    change(page, title="Habari mpya")

    assert (is_out_of_date(english), is_out_of_date(page)) == (True, False)


def test_a_change_that_waits_for_its_hour_marks_when_the_hour_comes(page, swahili):
    later = timezone.now() + datetime.timedelta(days=1)
    change(page, summary="Two stops.", go_live_at=later)
    waiting = is_out_of_date(swahili)
    revision = NewsPage.objects.get(pk=page.pk).get_latest_revision()
    revision.content["go_live_at"] = None
    revision.save()

    revision.publish(log_action="wagtail.publish.scheduled")

    assert (waiting, is_out_of_date(swahili)) == (False, True)


@pytest.mark.parametrize("small", [True, False])
def test_edits_one_after_the_other_count_as_what_was_said(page, swahili, small):
    _edit(page, swahili, small=small, edits=6)


@pytest.mark.whole
@pytest.mark.parametrize("small", [True, False])
def test_two_hundred_edits_count_as_what_was_said(page, swahili, small):
    _edit(page, swahili, small=small, edits=200)


def _edit(page, swahili, *, small: bool, edits: int) -> None:
    """Each edit changes another text, and the mark of the one before was taken away."""
    marked = 0
    for number in range(edits):
        field = ("title", "summary", "seo_title", "search_description")[number % 4]
        change(page, small=small, **{field: f"Wording {number}"})
        marked += OutOfDate.objects.filter(page=swahili).delete()[0]

    assert marked == (0 if small else edits)


def test_after_a_small_change_the_translation_is_whole_when_it_is_brought(page, swahili, site, moderator):
    change(page, small=True, body=[(block.block_type, TEXT.replace("card", "cards")) for block in page.body])
    change(page, small=True, summary="One stop!")

    bring_changes(original=page, locale=site.swahili, by=moderator)

    total, done = Translation.objects.get(
        target_locale=site.swahili, source__object_id=page.translation_key
    ).get_progress()
    assert done == total
    assert NewsPage.objects.get(pk=swahili.pk).open_texts == 0


def test_the_mark_goes_when_the_translation_says_what_the_original_says(page, swahili, site, moderator):
    change(page, summary="Two stops.")
    moderator.client.post(edit(swahili), {"action": "publish"})
    published_without_the_new_texts = is_out_of_date(swahili)

    bring_changes(original=page, locale=site.swahili, by=moderator)
    brought = is_out_of_date(swahili)
    translate(page, site, "Two stops.", "Vituo viwili.")
    moderator.client.post(edit(swahili), {"action": "publish"})

    assert (published_without_the_new_texts, brought, is_out_of_date(swahili)) == (True, True, False)


def test_an_editor_reads_in_the_translation_what_changed(page, swahili, editor):
    change(page, summary="Two stops.")

    html = editor.client.get(edit(swahili)).content.decode()

    assert "<del>One stop.</del>" in html
    assert "<ins>Two stops.</ins>" in html
    assert "Bring your card." not in html.partition('class="js-translation-editor"')[0]
    assert "what-changed" not in editor.client.get(edit(page)).content.decode()


def test_a_page_that_is_written_by_hand_says_it_too_and_is_right_once_it_is_published(page, swahili, editor, moderator):
    Translation.objects.filter(source__object_id=page.translation_key).update(enabled=False)
    change(page, summary="Two stops.")

    html = editor.client.get(edit(swahili)).content.decode()
    change(swahili, summary="Vituo vyote viwili.", small=True)
    after_a_small_change = is_out_of_date(swahili)
    change(swahili, summary="Vituo viwili.")

    assert "<ins>Two stops.</ins>" in html
    assert (after_a_small_change, is_out_of_date(swahili)) == (True, False)
    assert not is_out_of_date(page)


def test_what_a_draft_says_is_seen_before_it_is_live(site, editor):
    """A page that was begun to be translated as a draft, and then changed, would be translated as it was."""
    page = NewsPageFactory(parent=site.news, title="Draft", slug="draft", summary="First.", live=False, owner=editor)
    page.save_revision()
    swahili = bring_changes(original=page, locale=site.swahili, by=editor)
    page.summary = "Second."
    page.save_revision()
    page.save()

    html = editor.client.get(edit(swahili)).content.decode()

    assert "<ins>Second.</ins>" in html


def test_readers_are_told_after_some_days_and_only_where_it_is_true(page, swahili, client, settings):
    change(page, summary="Two stops.")
    address = swahili.get_url()
    at_once = client.get(address).content.decode()
    old = timezone.now() - datetime.timedelta(days=settings.OUT_OF_DATE_DAYS, minutes=1)
    OutOfDate.objects.update(since=old)

    later, original = (client.get(each).content.decode() for each in (address, page.get_url()))
    page.unpublish()
    alone = client.get(address).content.decode()

    assert ["ni jipya zaidi" in html for html in (at_once, later, alone)] == [False, True, False]
    assert "is newer" not in original


def test_the_line_for_readers_costs_no_query(page, swahili, client, django_assert_max_num_queries):
    client.get(swahili.get_url())
    with django_assert_max_num_queries(100) as asked:
        client.get(swahili.get_url())
    before = len(asked)
    change(page, summary="Two stops.")
    OutOfDate.objects.update(since=timezone.now() - datetime.timedelta(days=100))
    client.get(swahili.get_url())

    with django_assert_max_num_queries(before):
        client.get(swahili.get_url())


def test_a_moderator_says_small_with_the_button_next_to_publish(page, swahili, site, moderator):
    shown = moderator.client.get(edit(page)).content.decode()
    moderator.client.post(edit(page), words(summary="One stop only.", **{"action-publish": "small"}))
    small = is_out_of_date(swahili)
    moderator.client.post(edit(page), words(summary="Two stops.", **{"action-publish": "action-publish"}))

    assert "Publish a small change" in shown
    assert NewsPage.objects.get(pk=page.pk).summary == "Two stops."
    assert (small, is_out_of_date(swahili)) == (False, True)


def test_nobody_is_asked_about_a_page_without_a_translation(page, moderator):
    assert "Publish a small change" not in moderator.client.get(edit(page)).content.decode()


def test_what_the_editor_said_goes_with_the_page_through_the_review(page, swahili, editor, moderator):
    editor.client.post(edit(page), words(summary="One stop only.", **{"action-submit": "small"}))
    task = NewsPage.objects.get(pk=page.pk).current_workflow_task_state
    moderator.client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {})

    assert NewsPage.objects.get(pk=page.pk).summary == "One stop only."
    assert not is_out_of_date(swahili)


def test_many_pages_are_published_as_a_small_change(page, swahili, moderator):
    draft = NewsPage.objects.get(pk=page.pk)
    draft.summary = "One stop only."
    draft.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}"
    asked = moderator.client.get(address).content.decode()
    moderator.client.post(address, {"is_small_change": "on"})
    small = is_out_of_date(swahili)
    change(page, summary="Two stops.")

    assert "translations stay valid" in asked
    assert (small, is_out_of_date(swahili)) == (False, True)


def test_one_button_brings_the_changes_from_either_language(page, swahili, editor):
    change(page, summary="Two stops.")
    bring = reverse("bring_translation", args=[page.pk, "sw"])

    offered = [bring in editor.client.get(edit(each)).content.decode() for each in (page, swahili)]
    answer = editor.client.post(bring)

    assert offered == [True, True]
    assert answer.url == edit(swahili)
    assert "Two stops." in editor.client.get(edit(swahili)).context["props"]


def test_a_translator_brings_what_only_others_may_change(page, swahili, translator):
    change(page, summary="Two stops.")

    answer = translator.client.post(reverse("bring_translation", args=[page.pk, "sw"]))

    assert answer.url == edit(swahili)
    assert "Two stops." in translator.client.get(edit(swahili)).context["props"]


def test_the_button_begins_a_translation_that_is_missing(page, site, editor):
    answer = editor.client.post(reverse("bring_translation", args=[page.pk, "sw"]))

    begun = NewsPage.objects.get(translation_key=page.translation_key, locale=site.swahili)
    assert (answer.url, begun.live) == (edit(begun), False)


def test_a_translation_that_is_still_right_is_said_so_by_a_publisher(page, swahili, editor, moderator):
    change(page, summary="One stop only.")
    right = reverse("translation_is_right", args=[swahili.pk])

    editor.client.post(right)
    by_editor = is_out_of_date(swahili)
    moderator.client.post(right)

    assert (by_editor, is_out_of_date(swahili)) == (True, False)


def test_texts_that_were_translated_survive_being_brought_again(page, swahili, site, moderator):
    _translate_and_bring(page, site, moderator, 5)


@pytest.mark.whole
def test_none_of_a_hundred_texts_that_were_translated_is_lost(page, swahili, site, moderator):
    _translate_and_bring(page, site, moderator, 100)


def _translate_and_bring(page, site, moderator, edits: int) -> None:
    """Each time another paragraph is added, the block is a new one, and the changes are brought."""
    written = {}
    for number in range(edits):
        written[f"Paragraph {number}."] = f"Aya ya {number}."
        text = TEXT + "".join(f"<p>{english}</p>" for english in written)
        change(page, body=[("text", text)])
        bring_changes(original=page, locale=site.swahili, by=moderator)
        translate(page, site, f"Paragraph {number}.", f"Aya ya {number}.")
    Translation.objects.get(source__object_id=page.translation_key).save_target(user=moderator, publish=True)

    swahili = NewsPage.objects.get(translation_key=page.translation_key, locale=site.swahili)
    lost = [text for text in [*written.values(), "Leta kadi yako."] if text not in body_of(swahili)]
    assert lost == []
    assert StringTranslation.objects.filter(locale=site.swahili, data="Leta kadi yako.").exists()
