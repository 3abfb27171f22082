"""Editors at work in Wagtail: draft, review, publish, translate, and what they may not."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.enums import TranslationState
from home.models import Menu, NewsPage
from home.page_translation.publishing import publish_translation
from home.page_translation.standing import originals, standings
from tests.conftest import sign_in
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db


def words(title: str = "Border posts", **more) -> dict:
    return nested_form_data(
        {
            "title": title,
            "slug": "border-posts",
            "summary": "One stop.",
            "date": "2026-03-05",
            **{name: streamfield([]) for name in ("corrections", "attachments", "related")},
            "body": streamfield([("text", rich_text("<p>They <b>open</b> today.</p>"))]),
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "comments": inline_formset([]),
            **more,
        }
    )


def write(editor, site, **more) -> NewsPage:
    editor.client.post(reverse("wagtailadmin_pages:add", args=["home", "newspage", site.news.pk]), words(**more))
    return NewsPage.objects.get()


def translated(page, site) -> NewsPage:
    return NewsPage.objects.get(translation_key=page.translation_key, locale=site.swahili)


def translate_all(page, site, but: int = 0) -> None:
    source = TranslationSource.objects.get(object_id=page.translation_key)
    segments = list(StringSegment.objects.filter(source=source).select_related("string", "context"))
    for segment in segments[but:]:
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=site.swahili,
            context=segment.context,
            defaults={"data": "vituo" if segment.context.path == "slug" else "Vituo"},
        )


def test_a_draft_is_seen_by_nobody_outside(site, editor, client):
    page = write(editor, site)

    assert (page.live, page.owner) == (False, editor)
    assert client.get("/en/news/border-posts/").status_code == 404
    assert editor.client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200


def test_editor_submits_and_moderator_publishes(site, editor, moderator, client):
    page = write(editor, site, **{"action-submit": "1"})
    task = page.current_workflow_task_state

    moderator.client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {})

    response = client.get("/en/news/border-posts/")
    assert response.status_code == 200
    assert "They <b>open</b> today." in response.content.decode()


def test_a_link_that_runs_a_script_is_taken_out(site, moderator, client):
    text = {
        "blocks": [
            {
                "key": "a",
                "text": "Click <script>alert(1)</script>",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"key": 0, "offset": 0, "length": 5}],
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}},
    }
    page = write(moderator, site, body=streamfield([("text", json.dumps(text))]), **{"action-publish": "1"})

    html = client.get("/en/news/border-posts/").content.decode()

    assert page.live is True
    assert "javascript:" not in html
    assert "<script>alert" not in html


def test_an_editor_alone_cannot_publish(site, editor):
    page = write(editor, site, **{"action-publish": "1"})

    assert page.live is False


def test_a_moderator_schedules_one_page_and_unpublishes_another(site, moderator, client):
    page = write(moderator, site, go_live_at="2099-01-01 10:00", **{"action-publish": "1"})
    waiting = (page.live, page.approved_schedule)
    published = NewsPageFactory(parent=site.news, slug="other")

    moderator.client.post(reverse("wagtailadmin_pages:unpublish", args=[published.pk]), {})

    assert waiting == (False, True)
    assert client.get("/en/news/other/").status_code == 410


def test_a_page_is_translated_side_by_side_and_goes_live_whole(
    site, editor, moderator, client, django_capture_on_commit_callbacks
):
    page = NewsPageFactory(parent=site.news, title="Border posts", slug="border-posts")
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    editor.client.post(submit, {"locales": [site.swahili.pk]})
    edit = reverse("wagtailadmin_pages:edit", args=[translated(page, site).pk])

    translate_all(page, site, but=1)
    with django_capture_on_commit_callbacks(execute=True):
        answer = moderator.client.post(edit, {"action": "publish"}, follow=True)
    half = client.get("/sw/habari/vituo/").status_code
    translate_all(page, site)
    with django_capture_on_commit_callbacks(execute=True):
        moderator.client.post(edit, {"action": "publish"})

    assert "1 text of it is not translated yet" in answer.content.decode()
    assert half == 404
    assert client.get("/sw/habari/vituo/").status_code == 200


def test_texts_travel_as_a_po_file(site, editor):
    page = NewsPageFactory(parent=site.news, title="Border posts", slug="border-posts")
    editor.client.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]), {"locales": [site.swahili.pk]}
    )
    translation = Translation.objects.get(source__object_id=page.translation_key)

    po = editor.client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk])).content.decode()
    filled = po.replace('msgid "Border posts"\nmsgstr ""', 'msgid "Border posts"\nmsgstr "Vituo vya mpakani"')
    editor.client.post(
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]),
        {"file": SimpleUploadedFile("sw.po", filled.encode(), content_type="text/x-gettext-translation")},
    )

    imported = StringTranslation.objects.filter(context__object_id=page.translation_key)
    texts = {("title", "Vituo vya mpakani"), ("slug", "vituo-vya-mpakani")}
    assert set(imported.values_list("context__path", "data")) == texts


def test_what_was_written_by_hand_stays_when_a_page_is_translated_side_by_side_again(site, moderator):
    page = NewsPageFactory(parent=site.news, title="Border posts", slug="border-posts", summary="One stop.")
    page.body = [("text", "<p>They open today.</p><p>And tomorrow.</p>")]
    page.save_revision().publish()
    texts = {
        "Border posts": "Vituo", "border-posts": "vituo", "One stop.": "Kituo kimoja.",
        "They open today.": "Vinafunguliwa leo.", "And tomorrow.": "Na kesho.",
    }  # fmt: skip
    swahili = publish_translation(page=NewsPage.objects.get(pk=page.pk), locale=site.swahili, texts=texts)
    edit = reverse("wagtailadmin_pages:edit", args=[swahili.pk])
    work = Translation.objects.get(source__object_id=page.translation_key)
    stop = reverse("wagtail_localize:stop_translation", args=[work.pk])

    moderator.client.post(stop)
    swahili.title = "Vituo vya mpakani"
    swahili.body = json.dumps(list(swahili.body.raw_data)).replace("leo", "sasa")
    swahili.save_revision().publish()
    moderator.client.post(edit, {"localize-restart-translation": "1"})
    moderator.client.post(edit, {"action": "publish"})

    now = translated(page, site)
    assert (now.title, now.summary) == ("Vituo vya mpakani", "Kituo kimoja.")
    assert "Vinafunguliwa sasa." in now.body[0].value.source
    assert "Na kesho." in now.body[0].value.source


def states(site) -> dict[str, str]:
    return {standing.original.title: standing.state for standing in standings(list(originals()))}


def test_report_tells_missing_stale_and_current_pages(site, editor):
    page = NewsPageFactory(parent=site.news, title="Border posts")
    before = states(site)
    site.news.title = "All the news"
    site.news.save_revision().publish()

    report = editor.client.get(reverse("translation_status"))

    assert before == {
        "Home": TranslationState.CURRENT,
        "News": TranslationState.CURRENT,
        page.title: TranslationState.MISSING,
    }
    assert states(site)["All the news"] == TranslationState.STALE
    assert "Border posts" in report.content.decode()


def test_a_title_that_looks_like_a_formula_is_a_text_in_the_files_of_wagtail(site, editor):
    NewsPageFactory(parent=site.news, title="\ufeff=1+1", slug="sum")

    response = editor.client.get(reverse("translation_status"), {"export": "csv"})

    assert "\n'=1+1," in b"".join(response.streaming_content).decode()


def test_report_knows_pages_first_written_in_kiswahili(site):
    NewsPageFactory(parent=site.news_sw, title="Habari moja", locale=site.swahili)

    assert states(site)["Habari moja"] == TranslationState.MISSING


@pytest.mark.parametrize("rows", [1, 3])
def test_states_ask_the_same_at_any_length(site, rows, django_assert_num_queries):
    for number in range(rows):
        NewsPageFactory(parent=site.news, title=f"News {number}")
    pages = list(originals())

    with django_assert_num_queries(6):
        standings(pages)


def test_editors_do_not_enter_the_office_nor_officers_the_editor(site, editor, officer):
    assert editor.client.get("/en/office/messages/").status_code == 403
    response = sign_in(officer).get(reverse("wagtailadmin_pages:edit", args=[site.home.pk]))
    assert response.status_code in (302, 403)
    assert sign_in(officer).get(reverse("translation_status")).status_code in (302, 403)


def test_editors_find_no_accounts_and_no_settings(site, editor, moderator):
    hidden = ["wagtailusers_users:index", "wagtailusers_groups:index", "wagtailsites:index", "wagtaillocales:index"]

    assert {editor.client.get(reverse(name)).status_code for name in hidden} == {302}
    assert {moderator.client.get(reverse(name)).status_code for name in hidden} == {302}


def test_moderators_change_menus_and_nobody_adds_or_deletes_one(site, moderator, editor):
    menu = Menu.objects.create(position="main")
    names = ["edit", "delete"]

    answers = [moderator.client.get(reverse(f"wagtailsnippets_home_menu:{name}", args=[menu.pk])) for name in names]

    assert [answer.status_code for answer in answers] == [200, 302]
    assert moderator.client.get(reverse("wagtailsnippets_home_menu:add")).status_code == 302
    assert editor.client.get(reverse("wagtailsnippets_home_menu:edit", args=[menu.pk])).status_code == 302


def test_menu_is_read_again_when_a_page_changes(site, client, django_capture_on_commit_callbacks):
    menu = Menu.objects.create(position="main")
    menu.items.add(menu.items.model(page=site.news.page_ptr))
    menu.save()
    client.get("/en/")

    with django_capture_on_commit_callbacks(execute=True):
        site.news.title = "All the news"
        site.news.save_revision().publish()

    assert [link["title"] for link in client.get("/en/").context["menu_items"]] == ["All the news"]
    assert [link["title"] for link in client.get("/sw/").context["menu_items"]] == ["Habari"]
