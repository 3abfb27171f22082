"""Links of published pages: found, looked at once a week and politely, and called broken only after two bad days."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.images.tests.utils import get_test_image_file

from home.enums import LinkFault
from home.links import gateway as door
from home.links.broken import broken_links, reason
from home.links.checking import check_due, note
from home.links.finding import FoundLink, links_of
from home.links.gateway import Gateway, Unreachable, public_places
from home.models import LibraryVersion, LinkHost, LinkTarget, PageLink
from home.tasks import look_after_links
from tests.factories.pages import LibraryIndexPageFactory, LibraryPageFactory, NewsPageFactory
from tests.factories.people import LanguageFactory
from tests.standins.website import Website


@pytest.fixture
def website():
    with Website() as website:
        yield website


def published(site, *body, **fields):
    page = NewsPageFactory(parent=site.news, title=fields.pop("title", "Posts"), **fields)
    page.body = list(body)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def text(address: str) -> tuple:
    return ("text", f'<p>See <a href="{address}">the report</a>.</p>')


@pytest.mark.django_db
def test_every_kind_of_link_is_found_with_its_words(site):
    document = get_document_model()(title="Form", file=ContentFile(b"a", "form.csv"))
    document.save()
    page = published(
        site,
        ("text", f'<p><a linktype="page" id="{site.home.pk}">Home</a> <a href="mailto:a@b.example">Write</a></p>'),
        ("links", {"title": "More", "links": [
            {"text": "All news", "page": site.news, "document": None, "address": ""},
            {"text": "The form", "page": None, "document": document, "address": ""},
            {"text": "Posts open", "page": None, "document": None, "address": "/assignments/?sector=health"},
        ]}),
        ("accordion", {"questions": [{"title": "Who?", "text": '<p><a href="https://a.example/x#y">A</a></p>'}] * 2}),
        ("figure", {"value": "3", "label": "Posts", "source": "Census", "year": 2022, "address": "https://c.example/"}),
        ("recording", {
            "title": "Film", "kind": "film", "address": "https://f.example/1", "minutes": 3, "transcript": "<p>Hi</p>",
        }),
    )  # fmt: skip

    assert links_of(page) == [
        FoundLink("Home", page=site.home.pk),
        FoundLink("All news", page=site.news.pk),
        FoundLink("The form", document=document.pk),
        FoundLink("Posts open", address="/assignments/?sector=health"),
        FoundLink("A", address="https://a.example/x"),
        FoundLink("Census", address="https://c.example/"),
        FoundLink("Film", address="https://f.example/1"),
    ]


@pytest.mark.django_db
def test_a_text_with_pictures_is_read_as_any_other(site):
    image = get_image_model().objects.create(title="Posts", file=get_test_image_file())
    shown = ImageBlock().to_python({"image": image.pk, "alt_text": "A ward", "decorative": False})
    photo = {"image": shown, "caption": "A ward", "credit": "IOM"}
    page = published(
        site, ("image", shown), ("gallery", {"title": "", "photos": [photo] * 2}), text("https://a.example/1")
    )

    assert links_of(page) == [FoundLink("the report", address="https://a.example/1")]


@pytest.mark.django_db
def test_what_hangs_on_a_page_is_read_too(site):
    page = LibraryPageFactory(parent=LibraryIndexPageFactory(parent=site.home), title="Study")
    LibraryVersion.objects.create(
        page=page, language=LanguageFactory(name="English"), address="https://a.example/s.pdf"
    )

    assert links_of(page) == [FoundLink("English", address="https://a.example/s.pdf")]


@pytest.mark.django_db
def test_links_of_a_draft_are_noted_when_it_is_published_and_forgotten_when_it_comes_down(site):
    page = published(site, text("https://a.example/1"))
    page.body = [text("https://a.example/2")]
    page.save_revision()
    while_a_draft = list(LinkTarget.objects.filter(links__page=page).values_list("address", flat=True))

    page.get_latest_revision().publish()
    after = list(LinkTarget.objects.filter(links__page=page).values_list("address", flat=True))
    page.unpublish()
    look_after_links()

    assert (while_a_draft, after) == (["https://a.example/1"], ["https://a.example/2"])
    assert not LinkTarget.objects.exists()
    assert not LinkHost.objects.exists()


@pytest.mark.django_db
def test_pages_that_were_published_before_links_were_noted_are_read_once(site):
    page = published(site, text("https://a.example/1"))
    PageLink.objects.all().delete()

    look_after_links()

    assert PageLink.objects.get().page_id == page.pk


@pytest.mark.django_db
def test_an_address_is_called_broken_after_failures_on_two_days(site):
    target = published(site, text("https://a.example/1")) and LinkTarget.objects.get()

    note(target, LinkFault.GONE)
    note(target, LinkFault.GONE)
    on_the_first_day = list(broken_links())
    target.failed_on = target.failed_since = timezone.localdate() - datetime.timedelta(days=1)
    note(target, LinkFault.SILENT)
    (link,) = broken_links()
    on_the_second = (link.text, reason(link), (target.failed_on - target.failed_since).days)
    note(target, None)

    assert on_the_first_day == []
    assert on_the_second == ("the report", "The website does not answer.", 1)
    assert list(broken_links()) == []


@pytest.mark.django_db
def test_links_to_pages_and_documents_are_judged_by_the_database(site):
    other = published(site, title="Other")
    gone = published(site, title="Gone")
    body = "".join(f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>' for page in (other, gone, site.news))
    page = published(site, ("text", body + '<p><a linktype="document" id="4711">Form</a></p>'), title="Posts")
    before = [link.text for link in broken_links()]

    gone.delete()
    other.unpublish()

    assert before == ["Form"]
    assert [(link.text, link.page_id) for link in broken_links()] == [
        ("Other", page.pk), ("Gone", page.pk), ("Form", page.pk),
    ]  # fmt: skip
    assert {reason(link) for link in broken_links()} == {
        "The page that it leads to is not published.",
        "The document that it leads to is deleted.",
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "fault"),
    [("/assignments/", None), ("/en/news/", None), ("/sw/habari/", None), ("/", None), ("/en/news/never/", "gone"),
     ("/assigments/", "gone"), ("/static/none.css", "gone"), ("http://[", "malformed")],
)  # fmt: skip
def test_addresses_of_the_portal_are_looked_up_without_asking_anybody(site, address, fault):
    published(site, text(address))

    check_due(gateway=lambda: Gateway(lambda host, port: pytest.fail("asked")))

    assert (LinkTarget.objects.get().fault or None) == fault


@pytest.mark.django_db
def test_websites_are_asked_once_a_week_one_request_after_the_other(site, website):
    website.answers = {"/1": 200, "/2": 200}
    published(site, text("http://a.example/1"), text("http://a.example/2"), text("http://b.example/1"))
    pauses = []
    ask = lambda: check_due(gateway=lambda: Gateway(website.places), pause=pauses.append)  # noqa: E731

    first, at_once_again = ask(), ask()
    LinkTarget.objects.update(next_check_at=timezone.now())
    a_week_later = ask()

    assert (first, at_once_again, a_week_later) == (3, 0, 3)
    assert pauses == [2.0, 2.0]
    assert {command for command, path in website.asked if path != "/robots.txt"} == {"HEAD"}
    assert website.agents == {"TanzaniaDiasporaPortal-LinkCheck/1.0 (+http://testserver)"}


@pytest.mark.django_db
def test_two_workers_never_visit_a_website_at_the_same_time(site, website):
    website.answers = {"/1": 200}
    published(site, text("http://a.example/1"))
    LinkHost.objects.update(taken_until=timezone.now() + datetime.timedelta(minutes=10))

    while_it_is_taken = check_due(gateway=lambda: Gateway(website.places))
    LinkHost.objects.update(taken_until=timezone.now() - datetime.timedelta(seconds=1))
    after_that_worker_died = check_due(gateway=lambda: Gateway(website.places))

    assert (while_it_is_taken, after_that_worker_died) == (0, 1)


FAULTS = {
    "/fine": None, "/moved": None, "/gone": LinkFault.GONE, "/error": LinkFault.BROKEN, "/round": LinkFault.LOOP,
    "/members": None, "/too-often": None, "/to-a-port": LinkFault.MALFORMED, "/to-a-file": LinkFault.MALFORMED,
}  # fmt: skip


@pytest.mark.parametrize("path", FAULTS)
def test_what_a_website_answers_is_told_in_words(settings, website, path):
    website.answers = {
        "/fine": 200, "/moved": "/fine", "/error": 500, "/round": "/round", "/members": 403, "/too-often": 429,
        "/to-a-port": "http://a.example:6379/", "/to-a-file": "file:///etc/passwd",
    }  # fmt: skip

    assert Gateway(website.places).fault_of(f"http://a.example{path}") == FAULTS[path]


def test_a_website_without_head_is_asked_by_get(settings, website):
    website.answers, website.takes_head = {"/fine": 200}, False

    assert Gateway(website.places).fault_of("http://a.example/fine") is None
    assert website.asked == [("GET", "/robots.txt"), ("HEAD", "/fine"), ("GET", "/fine")]


def test_where_machines_are_not_welcome_nothing_is_asked_and_nothing_called_broken(settings, website):
    website.robots = "User-agent: *\nDisallow: /private/"

    assert Gateway(website.places).fault_of("http://a.example/private/1") is None
    assert website.asked == [("GET", "/robots.txt")]


def test_a_website_that_does_not_answer_is_given_up(monkeypatch, website):
    monkeypatch.setattr(door, "SECONDS", 0.05)
    website.sleeps = 0.3

    assert Gateway(website.places).fault_of("http://a.example/fine") == LinkFault.SILENT


def test_a_redirection_into_our_own_network_is_not_followed(website):
    website.answers = {"/away": "http://inside.example/fine", "/fine": 200}

    def places(host: str, port: int):
        return website.places(host, port) if host == "a.example" else public_places("127.0.0.1", port)

    assert Gateway(places).fault_of("http://a.example/away") == LinkFault.PRIVATE
    assert ("HEAD", "/fine") not in website.asked


INSIDE = ["127.0.0.1", "localhost", "10.0.0.5", "192.168.1.1", "169.254.169.254", "0.0.0.0", "2130706433", "0x7f000001",
          "::1", "::ffff:10.0.0.1", "fe80::1", "fc00::1", "224.0.0.1", "100.64.0.1", "2002:7f00:1::"]  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
def test_addresses_inside_a_network_are_never_asked(host):
    with pytest.raises(Unreachable) as refused:
        public_places(host, 80)

    assert refused.value.fault == LinkFault.PRIVATE


@pytest.mark.parametrize("address", ["ftp://a.example/", "http://a.example:22/", "http://[::1", "https:///x"])
def test_what_is_no_address_of_the_web_is_not_asked(address):
    assert Gateway(lambda host, port: pytest.fail("asked")).fault_of(address) == LinkFault.MALFORMED


@pytest.mark.django_db
def test_the_worker_of_this_suite_asks_nobody(site):
    published(site, text("http://a.example/1"))

    look_after_links()

    assert LinkTarget.objects.get().next_check_at <= timezone.now()
    assert Client().get("/en/news/posts/").status_code == 200
