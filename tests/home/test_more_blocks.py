"""What editors put on a page besides text: tables, charts, recordings, lists that keep themselves, help."""

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.blocks import StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from home.models.blocks.bars import bars
from home.models.blocks.facts import ChartBlock, TableBlock
from home.models.blocks.media import RecordingBlock
from home.models.blocks.rows import rows_of
from home.page_translation.publishing import publish_translation
from tests.factories.matching import AssignmentFactory
from tests.factories.pages import NewsPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
ROWS = "Year | People\n2024 | 1,200\n2025 | 600"


@pytest.fixture
def shown(site, client):
    """`shown(("table", {…}), …)` is the page with these blocks, as a tree."""

    def show(*blocks):
        page = StandardPageFactory(parent=site.home, title="Counter-trafficking", slug="blocks")
        block = page._meta.get_field("body").stream_block
        page.body = StreamValue(block, [{"type": kind, "value": value} for kind, value in blocks], is_lazy=True)
        page.save_revision().publish()
        return lxml.html.document_fromstring(client.get("/en/blocks/").content)

    return show


def texts(tree, path: str) -> list[str]:
    return [element.text_content().strip() for element in tree.xpath(path)]


def test_a_table_has_a_caption_and_header_cells(shown):
    page = shown(("table", {"caption": "Who applied", "rows": ROWS, "first_column_names": True, "source": "Portal"}))

    assert texts(page, "//table/caption") == ["Who applied"]
    assert texts(page, "//table//th[@scope='col']") == ["Year", "People"]
    assert texts(page, "//table//th[@scope='row']") == ["2024", "2025"]
    assert texts(page, "//table//td") == ["1,200", "600"]


def test_rows_come_from_a_spreadsheet_too():
    assert rows_of("Year\tPeople\n2024\t1 | 2\n") == [["Year", "People"], ["2024", "1 | 2"]]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("Only a heading", "at least one row"),
        ("a | b\n1 | 2 | 3", "Row 2 has 3 cells"),
        ("\n".join(["a"] * 200), "at most 100 rows"),
        ("|".join("abcdefghij") + "\n" + "|".join("abcdefghij"), "8 columns"),
    ],
)
def test_rows_that_make_no_table_are_told_why(rows, reason):
    with pytest.raises((ValidationError, StructBlockValidationError)) as error:
        TableBlock().clean(TableBlock().to_python({"caption": "C", "rows": rows, "first_column_names": False}))

    assert reason in str(error.value.as_json_data() if hasattr(error.value, "as_json_data") else error.value)


def test_a_chart_is_drawn_by_the_server_with_its_numbers_below(shown):
    page = shown(("chart", {"caption": "Who applied", "rows": ROWS, "source": "Portal"}))

    assert [int(bar.get("width")) for bar in page.xpath("//figure//rect")] == [300, 150]
    assert texts(page, "//figure//details//tr[position()>0]/td") == ["1,200", "600"]
    assert texts(page, "//figure/figcaption") == ["Source: Portal"]


@pytest.mark.parametrize("number", ["many", "-3", "NaN", "1 | 2", "Infinity", "1e999999"])
def test_what_is_no_number_makes_no_bar(number):
    with pytest.raises((ValidationError, StructBlockValidationError)):
        ChartBlock().clean(ChartBlock().to_python({"caption": "C", "rows": f"a | b\nx | {number}", "source": "S"}))


def test_a_chart_of_nothing_has_bars_of_nothing():
    assert [bar.width for bar in bars([["a", "0"], ["b", "0"]])] == [0, 0]


def test_a_recording_is_a_plain_link_with_its_words(shown):
    value = {
        "title": "A nurse tells", "kind": "film", "address": "https://video.example/1", "minutes": 3,
        "transcript": "<p>Habari zenu</p>",
    }  # fmt: skip

    page = shown(("recording", value))

    assert page.xpath("//div[@class='recording']//a/@href") == ["https://video.example/1"]
    assert "Habari zenu" in page.text_content()
    assert page.xpath("//iframe | //video | //audio | //img[contains(@src, 'video.example')]") == []


def test_a_recording_on_an_open_line_is_refused():
    value = {"title": "T", "kind": "film", "address": "http://video.example/1", "minutes": 3, "transcript": "<p>x</p>"}

    with pytest.raises(StructBlockValidationError):
        RecordingBlock().clean(RecordingBlock().to_python(value))


def test_pictures_have_a_caption_and_who_made_them(shown):
    picture = get_image_model().objects.create(title="Ward", file=get_test_image_file())
    image = {"image": picture.pk, "alt_text": "Two nurses at a bed", "decorative": False}
    photo = {"image": image, "caption": "Ligula hospital", "credit": "A. Mrema"}

    page = shown(("photo", photo), ("gallery", {"title": "Ward", "photos": [photo, photo]}))

    assert page.xpath("//figure/picture/img/@alt") == ["Two nurses at a bed"] * 3
    assert "Picture: A. Mrema" in texts(page, "//figure/figcaption")[0]


def test_a_document_says_its_kind_and_size(shown):
    file = ContentFile(b"a,b" * 400, name="study.csv")
    document = get_document_model().objects.create(title="Study", file=file, file_size=file.size)

    page = shown(("document", {"document": document.pk, "text": "The study"}))

    assert texts(page, "//p[@class='document']") == ["The study (CSV, 1.2\u00a0KB)"]


def test_a_list_of_assignments_keeps_itself(shown, client):
    open_one = AssignmentFactory(title_en="Trainer of nurses")
    AssignmentFactory(state="closed", title_en="Closed one")
    elsewhere = AssignmentFactory(title_en="Elsewhere", region__code="elsewhere")

    page = shown(("assignments", {"title": "Now", "sector": "", "region": open_one.region.code, "number": 3}))

    assert texts(page, "//article//h3") == ["Trainer of nurses"]
    assert f"/en/assignments/?region={open_one.region.code}" in page.xpath("//a/@href")
    assert elsewhere.region != open_one.region


def test_related_pages_that_are_not_published_are_left_out(site, shown):
    news, draft = NewsPageFactory(parent=site.news, title="Live"), NewsPageFactory(parent=site.news, live=False)

    page = shown(("related", {"pages": [news.pk, draft.pk]}))

    assert texts(page, "//article//h3") == ["Live"]


def test_a_page_for_people_in_danger_has_a_neutral_title_and_a_way_out(shown, settings):
    contact = {"name": "Police", "telephone": "112", "email": "", "hours": "Always", "note": ""}

    page = shown(("help", {"title": "In danger?", "contacts": [contact]}))

    assert page.findtext(".//title").startswith("Information –")
    assert page.xpath("//p[contains(@class, 'leave')]/a/@href") == [settings.LEAVE_URL]
    assert page.xpath("//a[@href='tel:112']")


def test_other_pages_keep_their_title_and_have_no_such_button(shown):
    page = shown(("sub_heading", "Visa"))

    assert page.findtext(".//title").startswith("Counter-trafficking")
    assert page.xpath("//p[contains(@class, 'leave')]") == []
    assert texts(page, "//h3[@id]") == ["Visa"]


def test_what_is_in_the_new_blocks_can_be_translated(site, client):
    page = StandardPageFactory(parent=site.home, title="Facts", slug="facts", summary="")
    page.body = [
        ("table", {"caption": "Who applied", "rows": ROWS, "first_column_names": True, "source": ""}),
        ("accordion", {"questions": [{"title": f"{word} I?", "text": f"<p>{word}</p>"} for word in ("May", "Must")]}),
    ]
    page.save_revision().publish()
    heading, first, second = ROWS.splitlines()
    swahili = {"Facts": "Ukweli", "facts": "ukweli", "Who applied": "Walioomba", "May I?": "Naweza?", "May": "Waweza"}
    swahili |= {"Must I?": "Lazima?", "Must": "Lazima"}
    swahili["<br/>".join([heading, first, second])] = f"Mwaka | Watu<br/>{first}<br/>{second}"

    publish_translation(page=page, locale=site.swahili, texts=swahili)

    tree = lxml.html.document_fromstring(client.get("/sw/ukweli/").content)
    assert texts(tree, "//table//th[@scope='col']") == ["Mwaka", "Watu"]
    assert texts(tree, "//details/summary")[-2:] == ["Naweza?", "Lazima?"]


@pytest.mark.parametrize("kind", ["table", "chart"])
def test_a_translation_that_is_no_table_is_shown_line_by_line(shown, kind):
    """Nobody asks the block about a text that was translated side by side."""
    page = shown((kind, {"caption": "Who applied", "rows": "Safu moja | mbili\nNyingine", "source": "Portal"}))

    assert texts(page, "//figure//tbody/tr") == ["Safu moja | mbili", "Nyingine"]
