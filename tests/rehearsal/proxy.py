"""What the proxy in front adds: TLS, the address of the visitor, files of the editors, large uploads and a limit."""

import io
import json
import re
import secrets
from concurrent.futures import ThreadPoolExecutor

import requests
from PIL import Image

from ..servers.nginx import Nginx, knows_ipv6
from ..servers.portal import Portal
from .journeys import administrator, pdf, sign_up
from .mail import MailServer
from .person import Person
from .readers import reads, within_the_time

#: Readers who come at once, and a page for them.
READERS, PAGE = 30, "/en/about-us/"
#: What takes the page away from readers, and what gives it back.
FOUND = """
import django; django.setup()
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction
page = Page.objects.get(slug="about-us", locale__language_code="en")
"""
WAYS = {
    "page.unpublish()": "page.get_latest_revision().publish()",
    "PageViewRestriction.objects.create(page=page, restriction_type='groups').groups.set(Group.objects.all()[:1])": (
        "page.get_view_restrictions().get().delete()"
    ),
}
#: allauth's limit of passwords asked for by one address in a minute is 20.
MANY = 25


def in_front(portal: Portal, proxy: Nginx, mail: MailServer, host: str) -> None:
    """Everything that comes through the proxy as visitors come."""
    http_leads_to_https(proxy, host)
    everybody_is_led_to_their_language(portal, host)
    limits_count_the_visitor(portal, host)
    editors_files_are_handed_out(portal, mail, host)
    a_large_document_comes_through(portal, mail, host)
    readers_share_a_copy(portal, proxy, host)
    what_is_withdrawn_goes(portal, host)


def http_leads_to_https(proxy: Nginx, host: str) -> None:
    for here in ("127.0.0.1", "[::1]") if knows_ipv6() else ("127.0.0.1",):
        answer = requests.get(f"http://{here}:{proxy.http}/en/?q=x", headers={"Host": host}, allow_redirects=False)
        assert (answer.status_code, answer.headers["Location"]) == (301, f"https://{host}/en/?q=x"), answer.headers


def everybody_is_led_to_their_language(portal: Portal, host: str) -> None:
    """Where an answer depends on the language of the browser, no reader gets the copy of another one."""
    for language in ("en", "sw", "en"):
        reader = Person(portal.url, host)
        reader.session.headers["Accept-Language"] = language
        assert reader.open("/").address == f"/{language}/", reader.address


def limits_count_the_visitor(portal: Portal, host: str) -> None:
    """25 people ask for a password from 25 addresses; then one person asks 25 times, under 25 invented addresses."""
    crowd = [_asks_for_a_password(Person(portal.url, host, address=f"127.0.1.{n}")) for n in range(1, MANY + 1)]
    assert crowd == [200] * MANY, crowd
    one = Person(portal.url, host, address="127.0.2.1")
    answers = []
    for number in range(MANY):
        one.session.headers["X-Forwarded-For"] = f"10.1.1.{number}"
        answers.append(_asks_for_a_password(one))
    assert answers == [200] * 20 + [429] * (MANY - 20), answers


def _asks_for_a_password(person: Person) -> int:
    person.open("/en/accounts/password/reset/")
    answer = person.session.post(
        f"{person.url}/en/accounts/password/reset/",
        data={
            "email": f"{secrets.token_hex(6)}@people.example",
            "csrfmiddlewaretoken": person.page.select_one("[name=csrfmiddlewaretoken]")["value"],
        },
        headers={"Cookie": "; ".join(f"{name}={value}" for name, value in person.cookies.items())},
    )
    # Sent, the form leads on to a page that says so.
    return 200 if answer.url.endswith("/done/") else answer.status_code


def editors_files_are_handed_out(portal: Portal, mail: MailServer, host: str) -> None:
    """A picture in the size of a page, and a document; what has another name than its own is not there."""
    editor, visitor = administrator(portal, mail, host), Person(portal.url, host)
    editor.open("/en/my/").open("/admin/images/add/")
    editor.submit({"title": "A ward", "file": ("ward.png", picture(), "image/png")}, form="form")
    shown = editor.page.select_one("img[src*='/media/images/']")["src"]
    answer = visitor.open(shown).answer
    assert answer.headers["Content-Type"] in ("image/png", "image/webp"), answer.headers
    assert "max-age" in answer.headers["Cache-Control"], answer.headers
    visitor.open("/media/original_images/ward.png", expect=404)

    editor.open("/admin/documents/add/")
    editor.submit({"title": "Guide", "file": ("guide.pdf", pdf(), "application/pdf")}, form="form")
    link = editor.page.select_one("a[href*='/documents/'][href$='.pdf']")["href"]
    visitor.open(link, expect=404)  # until something that readers see names it
    answer = editor.open(link).answer
    assert answer.content.startswith(b"%PDF"), answer.content[:20]
    name = link.rsplit("/", 1)[1]
    visitor.open(f"/media/documents/{name}", expect=404)


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (900, 600), "#1b7a3d").save(file, "PNG")
    return file.getvalue()


def a_large_document_comes_through(portal: Portal, mail: MailServer, host: str) -> None:
    """A CV of 4 MB is taken, one of 6 MB is refused by the portal, one of 14 MB by a page of the proxy."""
    person, _address = sign_up(portal, mail, host, "zawadi")
    for megabytes, says in ((4, "Your CV is saved."), (6, "This file is larger than 5 MB.")):
        person.open("/en/my/cv/").submit({"cv": ("cv.pdf", pdf(filled=megabytes * 2**20), "application/pdf")})
        person.sees(says)
    person.open("/en/my/cv/")
    person.submit({"cv": ("cv.pdf", pdf(filled=14 * 2**20), "application/pdf")}, expect=413)
    person.sees("This file is too large").sees("Faili hili ni kubwa mno")


def readers_share_a_copy(portal: Portal, proxy: Nginx, host: str) -> None:
    """Many come at once, and the portal makes the page once, or twice for a copy that had just run out."""
    Person(portal.url, host).open(PAGE)
    with ThreadPoolExecutor(READERS) as readers:
        answers = list(readers.map(lambda _n: Person(portal.url, host).open(PAGE).answer, range(READERS)))
    lines = [json.loads(line) for line in (proxy.folder / "access.log").read_text().splitlines()]
    asked = [line for line in lines if line["path"] == PAGE][-READERS:]
    made = [line for line in asked if line["portal_seconds"]]
    assert len(asked) == READERS, asked
    assert len(made) <= 2, made
    assert len({answer.headers["X-Request-ID"] for answer in answers}) == READERS


def what_is_withdrawn_goes(portal: Portal, host: str) -> None:
    """From the portal at once, from the copies of the proxy within 20 seconds, though somebody reads all the time."""
    for away, back in WAYS.items():
        for change, is_read in ((away, False), (back, True)):
            portal.run("-c", FOUND + change)
            within_the_time(lambda is_read=is_read: reads(portal, host, PAGE) == is_read, change)


def check_log(proxy: Nginx) -> None:
    """It has each request with its number, and neither a query, an address, a whole network address nor a key."""
    lines = [json.loads(line) for line in (proxy.folder / "access.log").read_text().splitlines()]
    assert len(lines) > 100, len(lines)
    assert all(re.fullmatch("[0-9a-f]{32}", line["request_id"]) for line in lines)
    assert {line["network"].rsplit(".", 1)[1] for line in lines} == {"0"}
    paths = {line["path"] for line in lines}
    assert "/en/accounts/confirm-email/<key>" in paths, paths
    assert not [path for path in paths if "?" in path or "@" in path or re.search(r"/[^/]*\d[^/]{25,}", path)], paths
