"""Translators write in the other language. They make no page and publish none."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, WorkflowState
from wagtail_localize.models import StringTranslation, Translation

from diaspora.models import Notice, User
from home.site.groups import EDITORS, TRANSLATORS, ensure_groups
from tests.factories.pages import NewsPageFactory

from .test_editors import translate_all, translated, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site):
    page = NewsPageFactory(parent=site.news, title="Posts", slug="posts", summary="", body=[])
    page.save_revision().publish()
    return page


@pytest.fixture
def work(site, page, translator) -> Translation:
    """The translation of the page, begun by the translator."""
    begin = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    translator.client.post(begin, {"locales": [site.swahili.pk]})
    return Translation.objects.get(source__object_id=page.translation_key)


def test_a_translator_begins_a_translation_and_writes_its_texts(site, page, work, translator):
    segment = work.source.stringsegment_set.get(context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[work.pk, segment.pk])

    answer = translator.client.put(address, "value=Vituo", content_type="application/x-www-form-urlencoded")

    assert answer.status_code < 300
    assert StringTranslation.objects.get(context__object_id=page.translation_key, context__path="title").data == "Vituo"
    assert not translated(page, site).live


def test_a_translated_text_comes_whole_and_without_signs_of_machines(work, translator):
    segment = work.source.stringsegment_set.get(context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[work.pk, segment.pk])

    answers = [
        translator.client.put(address, urlencode(sent), content_type="application/x-www-form-urlencoded")
        for sent in ({}, {"value": "Vituo\0 \u202evya mpakani"})
    ]

    assert [answer.status_code for answer in answers] == [400, 201]
    assert StringTranslation.objects.get(context=segment.context).data == "Vituo vya mpakani"


def test_a_whole_translation_waits_for_somebody_who_publishes(site, page, work, translator, moderator):
    translate_all(page, site)
    edit = reverse("wagtailadmin_pages:edit", args=[translated(page, site).pk])

    translator.client.post(edit, {"action": "publish"})
    before = translated(page, site).live
    moderator.client.post(edit, {"action": "publish"})

    assert (before, translated(page, site).live) == (False, True)


def test_a_translator_makes_no_page(site, translator):
    answer = translator.client.get(reverse("wagtailadmin_pages:add", args=["home", "newspage", site.news.pk]))

    assert answer.status_code in (302, 403)
    assert "add" not in {
        right.permission.codename.partition("_")[0]
        for right in GroupPagePermission.objects.filter(group__name=TRANSLATORS)
    }


def test_a_translator_may_do_nothing_that_an_editor_may_not(site):
    """The walk through every address of the editor (test_every_way_to_publish) speaks for translators too."""
    groups = ensure_groups()

    def rights(name: str) -> set:
        group = groups[name]
        return {
            *group.permissions.values_list("codename", flat=True),
            *group.page_permissions.values_list("permission__codename", "page"),
            *group.collection_permissions.values_list("permission__codename", "collection"),
        }

    assert rights(TRANSLATORS) < rights(EDITORS)


DOORS = {
    "edit": {"action-submit": "1"}, "delete": {}, "copy": {"new_title": "Copy", "new_slug": "copy"},
    "unpublish": {}, "lock": {}, "set_privacy": {"restriction_type": "login"},
}  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("live", [True, False], ids=["published", "draft"])
def test_an_original_stays_as_its_writer_left_it(site, translator, door, live):
    original = NewsPageFactory(parent=site.news, title="Posts", slug="posts", live=live)
    original.save_revision()
    before = (Page.objects.count(), original.latest_revision_id)

    translator.client.post(reverse(f"wagtailadmin_pages:{door}", args=[original.pk]), words("Mine", **DOORS[door]))

    original.refresh_from_db()
    assert (Page.objects.count(), original.latest_revision_id) == before
    assert (original.live, original.locked, original.workflow_in_progress) == (live, False, False)


def test_a_translation_is_not_deleted_by_its_translator(site, page, work, translator):
    address = reverse("wagtailadmin_pages:delete", args=[translated(page, site).pk])

    answer = translator.client.post(address)

    assert answer.status_code in (302, 403)
    assert Page.objects.filter(translation_key=page.translation_key).count() == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_rights_of_a_translator_ask_the_same_of_any_number_of_pages(
    site, rows, translator, django_assert_num_queries
):
    pages = NewsPageFactory.create_batch(rows, parent=site.news)
    person = User.objects.get(pk=translator.pk)

    with django_assert_num_queries(2):
        rights = {page.permissions_for_user(person).can_edit() for page in [*pages, site.news_sw]}

    assert rights == {False, True}


def test_a_translator_hands_in_what_is_whole_and_a_moderator_publishes_it(site, page, work, translator, moderator):
    edit = reverse("wagtailadmin_pages:edit", args=[translated(page, site).pk])

    half = translator.client.post(edit, {"action": "submit"}, follow=True).content.decode()
    translate_all(page, site)
    whole = translator.client.post(edit, {"action": "submit"}, follow=True).content.decode()
    again = translator.client.post(edit, {"action": "submit"}, follow=True).content.decode()
    task = translated(page, site).current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[translated(page, site).pk, "approve", task.pk])
    by_herself = translator.client.post(approve, {"comment": ""})
    before = translated(page, site).live
    moderator.client.post(approve, {"comment": ""})

    assert "2 texts are not translated yet" in half
    assert "waits for review" in whole
    assert "waits for review already" in again
    assert (by_herself.status_code, before) == (302, False)
    now = translated(page, site)
    assert (now.live, now.title) == (True, "Vituo")
    letters = Notice.objects.filter(kind__startswith="page_").exclude(email_due_at=None).order_by("pk")
    assert [letter.user for letter in letters.select_related("user")] == [moderator, translator]


def test_what_was_given_back_is_handed_in_again(site, page, work, translator, moderator):
    translate_all(page, site)
    edit = reverse("wagtailadmin_pages:edit", args=[translated(page, site).pk])
    translator.client.post(edit, {"action": "submit"})
    task = translated(page, site).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[translated(page, site).pk, "reject", task.pk])
    moderator.client.post(address, {"comment": "Vituo au vizuizi?"})

    StringTranslation.objects.filter(data="Vituo").update(data="Vizuizi")
    translator.client.post(edit, {"action": "submit"})

    state = translated(page, site).current_workflow_state
    assert (state.status, WorkflowState.objects.count()) == ("in_progress", 1)
    assert state.current_task_state.revision.as_object().title == "Vizuizi"


def review(user, page, site, action: str, **more: str) -> str:
    """What the translation's own screen says after a button of the review was pressed."""
    edit = reverse("wagtailadmin_pages:edit", args=[translated(page, site).pk])
    return user.client.post(edit, {"action": action, **more}, follow=True).content.decode()


def test_a_moderator_approves_where_the_translation_is_written(site, page, work, translator, moderator):
    translate_all(page, site)
    review(translator, page, site, "submit")
    edit = reverse("wagtailadmin_pages:edit", args=[translated(page, site).pk])
    shown = [user.client.get(edit).content.decode() for user in (translator, moderator)]

    refused = review(translator, page, site, "approve")
    before = translated(page, site).live
    review(moderator, page, site, "approve")
    again = review(moderator, page, site, "approve")

    assert ['value="approve"' in html for html in shown] == [False, True]
    assert "Somebody else reviews this page." in refused
    assert (before, translated(page, site).live) == (False, True)
    assert "does not wait for review any more" in again


def test_nobody_approves_texts_that_were_changed_after_they_were_handed_in(site, page, work, translator, moderator):
    translate_all(page, site)
    review(translator, page, site, "submit")
    segment = work.source.stringsegment_set.get(context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[work.pk, segment.pk])
    translator.client.put(address, "value=Mpya", content_type="application/x-www-form-urlencoded")

    refused = review(moderator, page, site, "approve")
    before = translated(page, site).live
    review(moderator, page, site, "give_back", word="Hand it in once more.")
    review(translator, page, site, "submit")
    review(moderator, page, site, "approve")

    assert "1 text was changed after this was handed in" in refused
    assert (before, translated(page, site).live, translated(page, site).title) == (False, True, "Mpya")


def test_a_translation_is_given_back_with_a_word_that_its_translator_reads(site, page, work, translator, moderator):
    translate_all(page, site)
    review(translator, page, site, "submit")

    without = review(moderator, page, site, "give_back", word=" ")
    review(moderator, page, site, "give_back", word="Vituo au vizuizi?")
    edit = reverse("wagtailadmin_pages:edit", args=[translated(page, site).pk])
    read = translator.client.get(edit).content.decode()
    review(translator, page, site, "submit")

    assert "Say what is to be changed" in without
    assert "Vituo au vizuizi?" in read
    assert translated(page, site).workflow_in_progress
