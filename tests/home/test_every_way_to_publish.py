"""An editor prepares; whatever address of the editor is opened or posted to, readers notice nothing of it."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from home.models import Menu, MenuItem, NewsPage
from home.page_translation.publishing import publish_translation
from tests.conftest import sign_in
from tests.factories.pages import NewsPageFactory

from .walk import ways_to_change, what_writers_wrote

pytestmark = [pytest.mark.django_db, pytest.mark.once]

#: The addresses by which those who publish change what readers see.
DOORS = {
    "convert_to_alias",
    "update_translations",
    "wagtail_bulk_action",
    "wagtail_localize:convert_to_alias",
    "wagtail_localize:update_translations",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:convert_alias",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:revisions_revert",
    "wagtailadmin_pages:revisions_unschedule",
    "wagtailadmin_pages:set_page_position",
    "wagtailadmin_pages:set_privacy",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:workflow_action",
    "wagtaildocs:delete",
    "wagtaildocs:delete_multiple",
    "edit_document",
    "wagtaildocs:edit",
    "wagtailimages:delete",
    "wagtailimages:delete_multiple",
    "edit_picture",
    "wagtailimages:edit",
}


@pytest.fixture
def pages(site, editor) -> dict[str, Page]:
    """A page in every state, all of the editor's own making, so that no right is missing for another reason."""
    live = _with_files(NewsPageFactory(parent=site.news, title="Live", slug="live", owner=editor), editor)
    followed = NewsPageFactory(parent=site.news, title="Followed", slug="followed", owner=editor)
    draft = NewsPageFactory(parent=site.news, title="Draft", slug="draft", live=False, owner=editor)
    draft.save_revision(user=editor)
    made = {
        "live": live,
        "draft": draft,
        "translated": _translated(live, site),
        "private_sw": _private(site, editor),
        "stopped_sw": _stopped(site, editor),
        "alias": followed.copy_for_translation(site.swahili, alias=True),
        "changed": _in_review(site, editor),
        "scheduled": _scheduled(site, editor),
        "index": site.news,
    }
    MenuItem.objects.create(menu=Menu.objects.create(position="main"), page=live.page_ptr)
    return {name: Page.objects.get(pk=page.pk).specific for name, page in made.items()}


def _with_files(page: NewsPage, editor) -> NewsPage:
    picture = get_image_model().objects.create(title="Posts", file=get_test_image_file(), uploaded_by_user=editor)
    document = get_document_model()(title="Posts", file=ContentFile(b"old", "old.csv"), uploaded_by_user=editor)
    document.save()
    picture.contextual_alt_text, picture.decorative = "Live", False
    links = {"title": "Live", "links": [{"text": "Live", "document": document}]}
    page.summary, page.body = "Live", [("image", picture), ("links", links)]
    page.save_revision(user=editor).publish()
    return NewsPage.objects.get(pk=page.pk)


def _translated(page: NewsPage, site) -> Page:
    """Live, with other words of its translator that wait."""
    translated = publish_translation(page=page, locale=site.swahili, texts={"Live": "Hai", "live": "hai"})
    StringTranslation.objects.filter(locale=site.swahili, data="Hai").update(data="Hai tena")
    return translated


def _private(site, editor) -> Page:
    page = NewsPageFactory(parent=site.news, title="Private", slug="private", summary="Private", owner=editor)
    translated = publish_translation(page=page, locale=site.swahili, texts={"Private": "Siri", "private": "siri"})
    PageViewRestriction.objects.create(page=translated, restriction_type="login")
    return translated


def _stopped(site, editor) -> Page:
    """Written by hand since, no longer side by side."""
    page = NewsPageFactory(parent=site.news, title="Stopped", slug="stopped", summary="Stopped", owner=editor)
    texts = {"Stopped": "Imesimama", "stopped": "imesimama"}
    translated = publish_translation(page=page, locale=site.swahili, texts=texts)
    Translation.objects.filter(source__object_id=page.translation_key).update(enabled=False)
    return translated


def _in_review(site, editor) -> Page:
    page = NewsPageFactory(parent=site.news, title="Changed", slug="changed", owner=editor)
    page.title = "Changed again"
    page.save_revision(user=editor)
    page.get_workflow().start(page, editor)
    return page


def _scheduled(site, editor) -> Page:
    page = NewsPageFactory(parent=site.news, title="Scheduled", slug="scheduled", live=False, owner=editor)
    page.go_live_at = "2099-01-01T00:00Z"
    page.save_revision(user=editor).publish()
    return page


def test_an_editor_changes_nothing_that_readers_see(site, pages, editor, django_capture_on_commit_callbacks):
    some = [pages["live"], pages["changed"], pages["alias"]]

    ways = ways_to_change(editor, pages=some, site=site, run=django_capture_on_commit_callbacks)

    assert ways == set()


def test_the_walk_finds_what_a_moderator_may_change(site, pages, moderator, django_capture_on_commit_callbacks):
    ways = ways_to_change(moderator, pages=[pages["live"]], site=site, run=django_capture_on_commit_callbacks)

    assert {"wagtailadmin_pages:edit", "wagtailadmin_pages:unpublish", "wagtailadmin_pages:delete"} < ways <= DOORS


@pytest.mark.whole
def test_an_editor_changes_nothing_of_any_page(site, pages, editor, django_capture_on_commit_callbacks):
    ways = ways_to_change(editor, pages=[*pages.values()], site=site, run=django_capture_on_commit_callbacks)

    assert ways == set()


@pytest.mark.whole
def test_a_moderator_changes_it_by_these_doors(site, pages, moderator, django_capture_on_commit_callbacks):
    """The walk is worth something only if it finds the doors that are open to somebody."""
    some = [page for name, page in pages.items() if name not in ("draft", "stopped_sw")]

    ways = ways_to_change(moderator, pages=some, site=site, run=django_capture_on_commit_callbacks)

    assert ways == DOORS


@pytest.mark.whole
def test_a_translator_changes_nothing_that_readers_see(site, pages, translator, django_capture_on_commit_callbacks):
    ways = ways_to_change(translator, pages=[*pages.values()], site=site, run=django_capture_on_commit_callbacks)

    assert ways == set()


@pytest.mark.whole
def test_a_translator_changes_no_draft_of_somebody_else(site, pages, translator, django_capture_on_commit_callbacks):
    run = django_capture_on_commit_callbacks

    ways = ways_to_change(translator, pages=[*pages.values()], site=site, run=run, seen=what_writers_wrote)

    assert ways == set()


@pytest.mark.whole
def test_an_administrator_has_the_doors_of_a_moderator_but_reviews_nothing(
    site, pages, administrator, django_capture_on_commit_callbacks
):
    some = [page for name, page in pages.items() if name not in ("draft", "stopped_sw")]

    ways = ways_to_change(administrator, pages=some, site=site, run=django_capture_on_commit_callbacks)

    assert ways == DOORS - {"wagtailadmin_pages:workflow_action"}


@pytest.mark.whole
@pytest.mark.parametrize("outsider", ["officer", "manager", "stranger"])
def test_whoever_is_no_editor_finds_no_door(site, pages, outsider, request, django_capture_on_commit_callbacks):
    person = request.getfixturevalue(outsider)
    person.client = sign_in(person)
    some = [pages["live"], pages["draft"], pages["scheduled"]]

    ways = ways_to_change(person, pages=some, site=site, run=django_capture_on_commit_callbacks)

    assert ways == set()
