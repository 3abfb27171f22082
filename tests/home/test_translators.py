"""Translators write in the other language. They make no page and publish none."""

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail_localize.models import StringTranslation, Translation

from home.site.groups import EDITORS, TRANSLATORS, ensure_groups
from tests.factories.pages import NewsPageFactory

from .test_editors import translate_all, translated

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


def test_a_translator_may_nothing_that_an_editor_may_not(site):
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
