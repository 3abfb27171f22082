"""The list of translations: asked for, taken, done."""

import datetime

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from casework.moves import MoveNotAllowed, Stale
from diaspora.models import Notice
from diaspora.privacy.erasure import delete_account
from home.enums import JobState
from home.models import NewsPage, OutOfDate, TranslationJob
from home.page_translation.bringing import bring_changes
from home.page_translation.publishing import publish_translation
from home.translation_desk.jobs import AskedAlready, ask_for_translation, finish, give_back, no_longer_needed, take
from tests.conftest import sign_in
from tests.factories.demonstration.translations import build_translations
from tests.factories.matching import AssignmentFactory
from tests.factories.pages import NewsPageFactory

from .conftest import _member_of
from .test_editors import translate_all
from .test_translated_records import LIST, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site):
    page = NewsPageFactory(parent=site.news, title="Posts", slug="posts", summary="", body=[])
    page.save_revision().publish()
    return page


def asked(record, by, **values) -> TranslationJob:
    values = {"from_language": "en", "to_language": "sw", "due_on": localdate() + datetime.timedelta(days=3), **values}
    return ask_for_translation(record=record, by=by, **values)


def test_whoever_is_named_hears_of_it_once_with_the_day(page, editor, translator):
    other = _member_of("Translators")

    job = asked(page, editor, translator=translator)

    [notice] = Notice.objects.filter(user=translator)
    assert notice.values["day"] == {"date": job.due_on.isoformat()}
    assert (told(other), told(editor)) == ([], [])


def test_what_is_for_anybody_is_told_to_all_translators(page, editor, translator):
    other = _member_of("Translators")

    asked(page, editor)

    assert [told(user) for user in (translator, other, editor)] == [["translation_asked"], ["translation_asked"], []]


def test_a_translation_is_asked_for_once_until_it_is_done(page, editor, moderator, translator):
    job = asked(page, editor)
    with pytest.raises(AskedAlready):
        asked(page, moderator)

    take(job=job, by=translator)
    finish(job=job, by=translator)
    again = asked(page, moderator)

    assert again.state == JobState.WAITING
    assert told(editor) == ["translation_done"]


def test_what_somebody_took_is_nobody_elses_until_it_is_given_back(page, editor, translator):
    other = _member_of("Translators")
    job = asked(page, editor)
    take(job=job, by=translator)

    with pytest.raises(MoveNotAllowed):
        finish(job=job, by=other)
    give_back(job=job, by=translator)
    take(job=job, by=other)

    job.refresh_from_db()
    assert (job.translator, job.state) == (other, JobState.IN_WORK)


def test_only_who_asked_or_publishes_says_that_it_is_not_needed(page, editor, moderator, translator):
    job = asked(page, editor)
    take(job=job, by=translator)

    with pytest.raises(MoveNotAllowed):
        no_longer_needed(job=job, by=translator)
    no_longer_needed(job=job, by=moderator)

    assert told(translator) == ["translation_asked", "translation_withdrawn"]


def test_what_a_translator_had_taken_is_for_anybody_again_after_they_left(page, editor, translator):
    job = asked(page, editor, note=f"{translator.first_name} knows the words.")
    take(job=job, by=translator)

    delete_account(user=translator)

    job.refresh_from_db()
    assert (job.translator, job.state, job.note) == (None, JobState.WAITING, "")


def test_a_stale_page_takes_nothing(page, editor, translator):
    job = asked(page, editor)
    take(job=job, by=translator)

    with pytest.raises(Stale):
        give_back(job=job, by=translator, seen="waiting")


def test_publishing_the_translation_takes_it_off_the_list(page, site, editor, translator, moderator):
    job = asked(page, editor)
    swahili = bring_changes(original=page, locale=site.swahili, by=translator)
    translate_all(page, site)
    moderator.client.post(reverse("wagtailadmin_pages:edit", args=[swahili.pk]), {"action": "publish"})

    job.refresh_from_db()
    assert job.state == JobState.DONE


def test_a_job_goes_with_its_page(page, editor, moderator):
    asked(page, editor)

    page.delete()

    assert TranslationJob.objects.count() == 0
    assert moderator.client.get(LIST).status_code == 200


def test_the_list_shows_what_is_mine_anybodys_and_overdue(page, site, editor, translator):
    mine = NewsPageFactory(parent=site.news, title="Mine")
    asked(mine, editor, translator=translator)
    late = asked(page, editor)
    TranslationJob.objects.filter(pk=late.pk).update(due_on=localdate() - datetime.timedelta(days=1))

    shown = {
        show: [row["title"] for row in translator.client.get(LIST, {"show": show}).context["rows"]]
        for show in ("", "mine", "anybody", "overdue", "done")
    }

    assert shown == {"": ["Posts", "Mine"], "mine": ["Mine"], "anybody": ["Posts"], "overdue": ["Posts"], "done": []}


def test_others_see_no_list_and_ask_for_nothing(site, page, professional, officer):
    addresses = [LIST, reverse("home:ask_translation", args=["page", page.pk, "sw"])]

    assert {sign_in(user).get(each).status_code for user in (professional, officer) for each in addresses} == {403}


def test_an_editor_asks_by_the_form_and_a_day_in_the_past_is_refused(page, editor, translator):
    address = reverse("home:ask_translation", args=["page", page.pk, "sw"])

    refused = editor.client.post(address, {"translator": "", "due_on": "2020-01-01", "note": "Please"})
    editor.client.post(address, {"translator": translator.pk, "due_on": localdate().isoformat(), "note": "Please"})

    job = TranslationJob.objects.get()
    assert "Choose today or a later day." in refused.content.decode()
    assert (job.translator, job.note, job.asked_by) == (translator, "Please", editor)


@pytest.mark.parametrize("language", ["en", "fr", "zz"])
def test_nobody_asks_for_a_language_in_which_the_text_cannot_be(page, assignment, translator, language):
    """Its own, one that is for single pages, one that the portal does not know."""
    into = [("page", page.pk), *([("assignment", assignment.pk)] if language != "en" else [])]
    addresses = [reverse("home:ask_translation", args=[*record, language]) for record in into]
    typed = {"translator": "", "due_on": localdate().isoformat(), "note": ""}

    assert {translator.client.post(address, typed).status_code for address in addresses} == {404}
    assert TranslationJob.objects.count() == 0


def test_the_demonstration_shows_a_stale_page_and_who_asked_for_its_translation(page, site, moderator, translator):
    swahili = publish_translation(page=page, locale=site.swahili, texts={"Posts": "Vituo", "posts": "vituo"})

    job = build_translations(NewsPage.objects.get(pk=page.pk), moderator)

    assert OutOfDate.objects.get().page_id == swahili.pk
    assert (job.record.pk, job.state, job.asked_by) == (page.pk, JobState.WAITING, moderator)
    assert told(translator) == ["translation_asked"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_at_any_length(site, editor, translator, rows, django_assert_max_num_queries):
    for number in range(rows):
        asked(NewsPageFactory(parent=site.news, title=f"News {number}"), editor, translator=translator)
        AssignmentFactory(title_en=f"One {number}", title_sw="")
    translator.client.get(LIST)

    with django_assert_max_num_queries(60) as asked_for:
        translator.client.get(LIST)

    assert len(asked_for) == QUERIES


QUERIES = 57


def test_the_list_leads_into_a_page_that_nobody_began(page, editor, translator, site):
    asked(page, editor)
    html = translator.client.get(LIST).content.decode()
    begin = reverse("bring_translation", args=[page.pk, "sw"])
    assert f'action="{begin}"' in html
    assert f'<a href="{page.url}">Posts</a>' in html

    answer = translator.client.post(begin)

    begun = page.get_translation(site.swahili)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[begun.pk])
    assert f'action="{begin}"' not in translator.client.get(LIST).content.decode()


def test_the_letter_of_a_translated_page_leads_to_the_page(page, editor, translator, moderator, site):
    asked(page, editor, translator=translator)
    translated = publish_translation(
        page=page, locale=site.swahili, texts={"Posts": "Vituo", "posts": "vituo"}, by=moderator
    )

    [notice] = Notice.objects.filter(user=editor, kind="translation_done")
    assert notice.path == f"/n/{translated.pk}/"


def test_what_was_asked_for_is_taken_and_ended_on_the_page_itself(page, editor, translator, site):
    job = asked(page, editor)
    here = reverse("wagtailadmin_pages:edit", args=[bring_changes(original=page, locale=site.swahili, by=editor).pk])
    take_it = reverse("home:move_translation", args=[job.pk, "in_work"])
    assert f'action="{take_it}"' in translator.client.get(here).text

    answer = translator.client.post(take_it, {"seen": "waiting", "next": here})

    job.refresh_from_db()
    assert (answer.url, job.translator) == (here, translator)
    assert reverse("home:move_translation", args=[job.pk, "done"]) in translator.client.get(here).text
    assert take_it not in translator.client.get(here).text
    assert "https://elsewhere" not in translator.client.post(take_it, {"next": "https://elsewhere.example/"}).url
