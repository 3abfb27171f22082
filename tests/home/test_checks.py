"""Hints before a page is published: data of people, figures without source, weight, a missing language."""

import random
import string

import pytest
from django.urls import reverse

from home.checks.personal_data import personal_data
from home.checks.sources import without_source
from home.checks.texts import TextPart
from home.checks.warnings import warnings_of
from home.models import NewsPage
from home.page_translation.publishing import publish_translation
from tests.factories.pages import NewsPageFactory

from .test_editors import words
from .test_sizes_of_pictures import page_with, picture

PERSONAL = {
    "Write to asha.mrema@example.org today": "asha.mrema@example.org",
    "Call +255 712 345 678 now": "+255 712 345 678",
    "Piga 0712-345-678": "0712-345-678",
    "Her NIDA number is 19850412-14102-00001-23": "19850412-14102-00001-23",
    "Passport TAE123456 was found": "TAE123456",
}
HARMLESS = [
    "In 2014 the workshop of 14–15 August had 120 people.", "TZS 150,000,000 for 2025/2026",
    "Act No. 8 of 1995, section 12",
    "ISBN 978-92-9068-700-1", "From 2026-11-29 10:00 to 12:00", "@diaspora on every network", "TZ-2026-0042",
]  # fmt: skip


@pytest.mark.parametrize("text", PERSONAL)
def test_data_of_a_person_is_found_once(text):
    assert [found for _kind, found in personal_data([TextPart("text", text), TextPart("text", text)])] == [
        PERSONAL[text]
    ]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_a_number_of_a_person_is_left_alone(text):
    assert list(personal_data([TextPart("text", text)])) == []


def test_contacts_that_are_meant_to_be_read_are_left_alone():
    assert list(personal_data([TextPart("help", "Helpline +255 712 345 678")])) == []


def test_a_figure_needs_a_word_for_its_source_or_a_link():
    parts = [
        TextPart("text", "Remittances grew by 12%."),
        TextPart("text", "Remittances grew by 12%. Source: Bank of Tanzania."),
        TextPart("text", "Zimeongezeka kwa asilimia 12, kwa mujibu wa Benki Kuu."),
        TextPart("text", "More than 1,500,000 people live abroad.", has_link=True),
        TextPart("text", "In 2014 forty people came."),
        TextPart("figure", "12%"),
    ]

    found = without_source(parts, tables=[{"caption": "Posts", "source": ""}, {"caption": "Wards", "source": "NBS"}])

    assert found == ["Remittances grew by 12%.", "Posts"]


def told(page) -> list[str]:
    return [caution.text for caution in warnings_of(page)]


@pytest.mark.django_db
def test_a_page_in_both_languages_without_anything_to_look_at_has_no_hint(site):
    page = NewsPageFactory(parent=site.news, title="Posts", slug="posts", summary="")
    page.save_revision().publish()
    before = told(page)

    publish_translation(page=page, locale=site.swahili, texts={"Posts": "Vituo", "posts": "vituo"})

    assert before == ["Not translated into Kiswahili yet: its readers are told so."]
    assert told(page) == []


@pytest.mark.django_db
def test_a_text_that_is_too_long_for_a_telephone_is_told(site):
    long = "".join(random.Random(1).choices(string.ascii_lowercase, k=80_000))
    page = NewsPageFactory(parent=site.news, title="Posts", body=[("text", f"<p>{long}</p>")])

    assert told(page)[0].startswith("The text is long for a slow telephone: about ")


@pytest.mark.django_db
def test_pictures_that_make_a_page_heavy_are_told(site):
    page = page_with(site, *[picture() for _number in range(3)])
    light = told(page)
    for image in [child.value for child in page.body]:
        rendition = image.renditions.get()
        with open(rendition.file.path, "wb") as file:
            file.write(b"0" * 40_000)

    heavy = told(NewsPage.objects.get(pk=page.pk))

    assert len(heavy) - len(light) == 1
    assert heavy[0].startswith("With its pictures the page is heavy for a slow telephone: about 1")


@pytest.mark.django_db
def test_the_editor_shows_hints_and_nothing_is_refused(site, editor, moderator, client):
    add = reverse("wagtailadmin_pages:add", args=["home", "newspage", site.news.pk])
    moderator.client.post(add, words(summary="Write to asha.mrema@example.org.", **{"action-publish": "1"}))
    page = NewsPage.objects.get()

    html = editor.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert page.live
    assert "2 things to look at before publishing" in html
    assert "E-mail address: asha.mrema@example.org" in html


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_hints_ask_the_same_at_any_length(site, rows, django_assert_num_queries):
    page = NewsPage.objects.get(pk=page_with(site, *[picture() for _number in range(rows)]).pk)
    list(page.body)

    with django_assert_num_queries(3):
        warnings_of(page)
