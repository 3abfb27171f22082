"""The library: what a publication says of itself, its editions, and how lists narrow to it."""

import io
import re

import pikepdf
import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from diaspora.models import Region
from home.library.citation import citation
from home.library.reading import read_document, read_documents, unread_documents
from home.models import DocumentReading, LibraryVersion
from tests.factories.documents import text_pdf
from tests.factories.pages import LibraryIndexPageFactory, LibraryPageFactory
from tests.factories.people import LanguageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(site):
    return LibraryIndexPageFactory(parent=site.home, slug="library")


def document(content: bytes, name: str = "study.pdf"):
    return get_document_model().objects.create(
        title="Study", file=ContentFile(content, name=name), file_size=len(content)
    )


def with_file(page, content: bytes, *, code: str = "en"):
    """The publication with this file, which the worker has read."""
    file = document(content)
    language = LanguageFactory(code=code, name_en={"en": "English", "sw": "Swahili"}[code])
    LibraryVersion.objects.create(page=page, language=language, document=file)
    read_document(file)
    return file


def texts(response, selector: str) -> list[str]:
    return [
        " ".join(found.get_text().split()) for found in BeautifulSoup(response.content, "html.parser").select(selector)
    ]


def test_a_publication_says_its_pages_and_size_before_it_is_loaded(library, client):
    page = LibraryPageFactory(parent=library, title="Remittances")
    file = with_file(page, text_pdf("Remittances", ["A line."] * 60))

    response = client.get(page.url)

    size = filesizeformat(file.file_size)
    assert texts(response, ".publication li") == [f"English (PDF, {size}, 2 pages)".replace("\xa0", " ")]
    assert f"/en/library/covers/{file.pk}.webp" in response.content.decode()


@pytest.mark.parametrize("versions", [1, 3])
def test_a_publication_asks_the_same_at_any_number_of_languages(library, client, versions, django_assert_num_queries):
    page = LibraryPageFactory(parent=library, title="Remittances")
    for number in range(versions):
        LibraryVersion.objects.create(
            page=page, language=LanguageFactory(code=f"x{number}"), address="https://example.org/"
        )
    client.get(page.url)

    with django_assert_num_queries(9):
        client.get(page.url)


def test_a_replaced_file_is_read_again(library):
    file = document(text_pdf("First", ["One page."]))
    read_documents()
    file.file.save("second.pdf", ContentFile(text_pdf("Second", ["A line."] * 60)))

    assert list(unread_documents()) == [file]
    assert (read_documents(), read_documents()) == (1, 0)
    assert DocumentReading.objects.get().page_count == 2
    assert [page.number for page in DocumentReading.objects.get().pages.order_by("number")] == [1, 2]


def test_a_pdf_of_a_thousand_pages_is_read_as_far_as_is_said(library):
    reading = read_document(document(text_pdf("Long", ["A line."] * (48 * 1000))))

    assert (reading.page_count, reading.pages_read, reading.pages.count()) == (1000, 500, 500)
    assert str(reading).startswith("The search knows the first 500 of 1000 pages.")


def test_a_pdf_of_pictures_says_what_its_editor_can_do(library):
    assert "Scan it again" in str(read_document(document(blank_pdf())))


def blank_pdf() -> bytes:
    pdf, written = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(written)
    return written.getvalue()


def test_a_broken_pdf_keeps_no_other_from_being_read(library):
    document(b"%PDF-1.7 nothing else")
    document(text_pdf("Whole", ["A page."]))

    read_documents()

    assert list(DocumentReading.objects.order_by("pk").values_list("unread", "page_count")) == [("broken", 0), ("", 1)]
    assert not unread_documents()


@pytest.mark.parametrize("hidden", ["draft", "restricted"])
def test_the_first_page_of_what_is_not_public_is_shown_to_nobody(library, client, hidden):
    page = LibraryPageFactory(parent=library)
    address = f"/en/library/covers/{with_file(page, text_pdf('Canary', ['A page.'])).pk}.webp"
    assert client.get(address).headers["Content-Type"] == "image/webp"

    if hidden == "draft":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get(address).status_code == 404


def test_a_citation_names_author_year_title_place_publisher_and_address(library):
    page = LibraryPageFactory(
        parent=library,
        title="On <remittances>",
        slug="on-remittances",
        author="Mushi, Neema",
        publisher="IOM",
        place="Dar es Salaam",
    )

    assert citation(page) == (
        f"Mushi, Neema (2014). <cite>On &lt;remittances&gt;</cite>. Dar es Salaam: IOM. {page.full_url}"
    )


def test_a_citation_without_an_author_begins_with_the_publisher(library):
    page = LibraryPageFactory(parent=library, title="Framework", publisher="Government of Tanzania", edition="draft")

    assert citation(page) == f"Government of Tanzania (2014). <cite>Framework</cite>, draft. {page.full_url}"


@pytest.fixture
def editions(library):
    """Three editions in the order of their years; the middle one was in the library first."""
    second = LibraryPageFactory(parent=library, title="Framework", slug="f2", year=2014, edition="second edition")
    first = LibraryPageFactory(parent=library, title="Framework", slug="f1", year=2012, edition_of=second)
    third = LibraryPageFactory(parent=library, title="Framework", slug="f3", year=2016, edition_of=second)
    LibraryPageFactory(parent=library, title="Framework", slug="f4", year=2020, edition_of=second, live=False)
    return first, second, third


def test_editions_are_a_row_newest_first_and_older_ones_say_what_replaced_them(editions, client):
    first, second, third = editions

    for page in (first, second):
        response = client.get(page.url)
        assert texts(response, ".notice--warning") == ["This edition was replaced by a newer one, of 2016: Framework"]
        assert texts(response, ".editions li") == [
            "2016: Framework (newest)",
            "2014: Framework, second edition (replaced)",
            "2012: Framework (replaced)",
        ]
    assert texts(client.get(third.url), ".notice--warning") == []


def test_whichever_edition_is_chosen_all_stand_in_one_row(editions, library):
    _first, second, third = editions
    fourth = LibraryPageFactory(parent=library, slug="f5", year=2018, edition_of=third)

    fourth.clean()
    second.edition_of = third
    second.clean()

    assert (fourth.edition_of, second.edition_of) == (second, None)


def test_facets_count_what_choosing_them_would_find(library, client):
    mwanza = Region.objects.create(code="TZ-18x", name="Mwanza", zone="mainland")
    about = LibraryPageFactory(parent=library, title="Study", year=2013)
    about.regions.add(mwanza)
    about.save()
    LibraryPageFactory(parent=library, title="Manual", kind="manual", year=2013)
    LibraryPageFactory(parent=library, title="Report", kind="report", year=2015)

    response = client.get("/en/library/?kind=study&kind=manual")

    assert texts(response, ".result__title") == ["Manual", "Study"]
    assert texts(response, ".facets__value") == ["Report 1", "Study 1", "Manual 1", "Mwanza 1", "2013 2"]
    assert texts(client.get("/en/library/?region=TZ-18x"), ".result__title") == ["Study"]


def test_regulations_of_the_year_after_next_are_a_slip(library):
    with pytest.raises(ValidationError, match="Enter a year"):
        LibraryPageFactory.build(year=2105, publisher="x").clean()


def test_the_languages_of_the_portal_stand_first_where_one_is_chosen(library, editor):
    for code, name in (("af", "Afrikaans"), ("sw", "Swahili"), ("en", "English"), ("fr", "French")):
        LanguageFactory(code=code, name_en=name)

    page = editor.client.get(reverse("wagtailadmin_pages:add", args=["home", "librarypage", library.pk])).text

    assert re.findall(r"(Afrikaans|Swahili|English|French)</option>", page)[:4] == [
        "English", "Swahili", "Afrikaans", "French"
    ]  # fmt: skip
