"""Who makes a page live or changes a live page, by which door, and what the others are told."""

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupPagePermission, Page, PageViewRestriction
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from home.models import NewsPage, NotWhollyTranslated
from home.page_translation.publishing import publish_translation
from tests.factories.pages import NewsPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db

WORDS = {"Border posts": "Vituo vya mpakani", "border-posts": "vituo", "One stop.": "Kituo kimoja."}


@pytest.fixture
def page(site) -> NewsPage:
    return NewsPageFactory(parent=site.news, title="Border posts", slug="border-posts", summary="One stop.")


@pytest.fixture
def live_translation(page, site) -> NewsPage:
    return publish_translation(page=page, locale=site.swahili, texts=WORDS)


def source_of(page) -> TranslationSource:
    return TranslationSource.objects.get(object_id=page.translation_key)


def translate(page, site, text: str, translation: str) -> None:
    segment = StringSegment.objects.get(source=source_of(page), string__data=text)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=site.swahili,
        context=segment.context,
        defaults={"data": translation},
    )


def submit(person, page, site, **more):
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return person.client.post(address, {"locales": [site.swahili.pk], **more})


def sync(person, page):
    address = reverse("wagtail_localize:update_translations", args=[source_of(page).pk])
    return person.client.post(address, {"publish_translations": "on"}, follow=True)


def bulk_publish(person, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return person.client.post(address + "?" + "&".join(f"id={page.pk}" for page in pages), {}, follow=True)


def titles(page) -> tuple[str, bool]:
    """What readers see, and whether they see it."""
    fresh = Page.objects.get(pk=page.pk)
    return fresh.title, fresh.live


def test_syncing_by_an_editor_publishes_nothing_and_by_a_moderator_it_does(
    site, page, live_translation, editor, moderator
):
    translate(page, site, "Border posts", "Vituo vipya")

    offered = [
        "publish_translations" in person.client.get(sync_address(page)).content.decode()
        for person in (editor, moderator)
    ]
    sync(editor, page)
    by_editor = titles(live_translation)
    sync(moderator, page)

    assert offered == [False, True]
    assert by_editor == ("Vituo vya mpakani", True)
    assert titles(live_translation) == ("Vituo vipya", True)


def sync_address(page) -> str:
    return reverse("wagtail_localize:update_translations", args=[source_of(page).pk])


def test_a_live_translation_keeps_its_texts_while_new_ones_wait_for_a_translator(
    site, page, live_translation, moderator
):
    page.summary = "Two stops."
    page.save_revision().publish()

    answer = sync(moderator, page)

    live_translation.refresh_from_db()
    assert live_translation.summary == "Kituo kimoja."
    assert "is not published: 1 text of it is not translated yet" in answer.content.decode()


def test_a_draft_of_a_translation_leaves_the_live_page_alone(site, page, live_translation, editor):
    translate(page, site, "Border posts", "Vituo vipya")

    source_of(page).create_or_update_translation(site.swahili, user=editor, publish=False, fallback=True)

    live_translation.refresh_from_db()
    assert live_translation.title == "Vituo vya mpakani"
    assert live_translation.get_latest_revision_as_object().title == "Vituo vipya"


def test_a_translation_below_an_untranslated_page_puts_no_copy_of_it_before_readers(site, editor):
    above = StandardPageFactory(parent=site.home, title="Rules", slug="rules")
    below = StandardPageFactory(parent=above, title="Visas", slug="visas")

    submit(editor, below, site)

    made = Page.objects.filter(translation_key__in=[above.translation_key, below.translation_key], locale=site.swahili)
    assert [(one.live, one.alias_of) for one in made] == [(False, None), (False, None)]


def test_showing_the_original_instead_asks_for_the_right_and_once_more(site, page, live_translation, editor, moderator):
    address = reverse("wagtail_localize:convert_to_alias", args=[live_translation.pk])

    for ask in (editor.client.get, editor.client.post):
        assert ask(address).status_code == 302
    question = moderator.client.get(address)
    before = titles(live_translation)
    moderator.client.post(address)

    assert question.status_code == 200
    assert before == ("Vituo vya mpakani", True)
    assert titles(live_translation) == ("Border posts", True)


def test_the_editor_of_translations_offers_what_its_reader_may_do(site, page, live_translation, editor, moderator):
    address = reverse("wagtailadmin_pages:edit", args=[live_translation.pk])

    offers = ["convert_to_alias" in person.client.get(address).content.decode() for person in (editor, moderator)]

    assert offers == [False, True]


def test_replacing_a_page_by_its_original_is_never_the_green_button(site, page, live_translation, editor, moderator):
    live_translation_record = source_of(page).translations.get()
    live_translation_record.enabled = False
    live_translation_record.save()
    address = reverse("wagtailadmin_pages:edit", args=[live_translation.pk])

    by_moderator = moderator.client.get(address).content.decode()
    by_editor = editor.client.get(address).content.decode()

    assert by_moderator.index("Save draft") < by_moderator.index("Convert to alias page")
    assert "Convert to alias page" not in by_editor


def test_a_live_alias_is_translated_and_cut_off_by_publishers_only(site, page, editor, moderator):
    alias = page.copy_for_translation(site.swahili, alias=True)
    cut_off = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])

    submit(editor, page, site)
    editor.client.post(cut_off)
    alias.refresh_from_db()
    by_editor = alias.alias_of_id
    submit(moderator, page, site)
    alias.refresh_from_db()

    assert by_editor == page.pk
    assert (alias.alias_of_id, alias.title, alias.live) == (None, "Border posts", True)


def test_a_translation_of_a_private_page_is_private(site, page, editor):
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    submit(editor, page, site)

    draft = NewsPage.objects.get(translation_key=page.translation_key, locale=site.swahili)
    assert draft.view_restrictions.count() == 1


def test_no_door_publishes_half_a_translation_and_each_says_why(site, page, editor, moderator):
    submit(editor, page, site)
    draft = NewsPage.objects.get(translation_key=page.translation_key, locale=site.swahili)
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])

    answers = [
        sync(moderator, page),
        bulk_publish(moderator, draft),
        moderator.client.post(edit, {"action": "publish"}, follow=True),
    ]
    with pytest.raises(NotWhollyTranslated):
        draft.get_latest_revision().publish()

    told = "“Border posts” is not published: 3 texts of it are not translated yet."
    assert [told in answer.content.decode() for answer in answers] == [True, True, True]
    assert titles(draft) == ("Border posts", False)


def test_a_page_that_was_approved_whole_goes_live_in_its_hour(site, page, live_translation):
    """A new text of the original must not stop it, nor all the others that are due in the same hour."""
    live_translation.unpublish()
    revision = live_translation.get_latest_revision()
    revision.approved_go_live_at = "2026-01-01T00:00Z"
    revision.save()
    page.summary = "Two stops."
    page.save_revision().publish()
    source_of(page).update_from_db()

    revision.publish(log_action="wagtail.publish.scheduled")

    assert titles(live_translation) == ("Vituo vya mpakani", True)


def test_somebody_who_may_publish_news_only_syncs_news_only(site, page, live_translation, moderator):
    """The right is asked for each translation, where it lies."""
    translate(page, site, "Border posts", "Vituo vipya")
    GroupPagePermission.objects.filter(group__user=moderator, permission__codename="publish_page").update(
        page=site.news
    )

    sync(moderator, page)

    assert titles(live_translation) == ("Vituo vya mpakani", True)


def test_a_page_that_waits_for_its_hour_is_deleted_by_publishers_only(site, editor, moderator):
    page = NewsPageFactory(parent=site.news, title="Due", slug="due", live=False, owner=editor)
    page.go_live_at = "2099-01-01T00:00Z"
    page.save_revision().publish()
    alone = reverse("wagtailadmin_pages:delete", args=[page.pk])
    in_bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"

    answers = [editor.client.post(address, follow=True).content.decode() for address in (alone, in_bulk)]
    left = Page.objects.filter(pk=page.pk).exists()
    moderator.client.post(alone)

    assert ["do not have permission" in answer for answer in answers] == [True, True]
    assert (left, Page.objects.filter(pk=page.pk).exists()) == (True, False)


def test_a_picture_on_a_live_page_is_changed_by_who_may_change_all(site, page, editor, moderator):
    """Its owner alone could put another picture before readers. One that nobody sees yet stays the owner's."""
    shown, unseen = (
        get_image_model().objects.create(title=title, file=get_test_image_file(), uploaded_by_user=editor)
        for title in ("Shown", "Unseen")
    )
    shown.contextual_alt_text, shown.decorative = "", True
    page.body = [("image", shown)]
    page.save_revision().publish()

    may = [
        [
            person.client.get(reverse("wagtailimages:edit", args=[picture.pk])).status_code
            for person in (editor, moderator)
        ]
        for picture in (shown, unseen)
    ]

    assert may == [[302, 200], [200, 200]]


def test_the_api_of_the_editor_reads_only(site, page, moderator):
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "unpublish"])

    moderator.client.post(address)

    assert titles(page) == ("Border posts", True)


def test_syncing_opens_nothing_that_is_closed_in_another_language_only(site, page, live_translation, moderator, client):
    PageViewRestriction.objects.create(page=live_translation, restriction_type="login")
    page.view_restrictions.all().delete()
    translate(page, site, "Border posts", "Vituo vipya")

    source_of(page).create_or_update_translation(site.swahili, user=moderator, publish=False, fallback=True)
    sync(moderator, page)

    assert Page.objects.get(pk=live_translation.pk).view_restrictions.exists()
    assert client.get(live_translation.url).status_code == 302
    assert client.get(page.url).status_code == 200


def test_syncing_publishes_nothing_that_was_withdrawn_in_another_language(
    site, page, live_translation, moderator, client
):
    live_translation.unpublish()
    translate(page, site, "Border posts", "Vituo vipya")

    answer = sync(moderator, page)

    assert not Page.objects.get(pk=live_translation.pk).live
    assert "was withdrawn and stays so" in answer.content.decode()
    assert client.get(live_translation.url).status_code == 410
