"""What everybody may read is told to search engines and messengers in full, or kept from them."""

from collections.abc import Iterator

import lxml.html
import pytest
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.translation import override

from conferences.enums import EventState
from conferences.models import EventReport
from conferences.programme.releasing import release_programme
from newsletters.models import Newsletter
from tests.factories.contributions import AppealFactory
from tests.factories.demonstration.newsletters import build_newsletters
from tests.factories.events import CallFactory, CategoryFactory, EventFactory, SessionFactory
from tests.factories.matching import AssignmentFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = pytest.mark.django_db
#: No pages: files, feeds, what machines ask for, and what leads elsewhere.
NO_PAGES = """
:admin_bulk_users :admin_sign_in :health :openid_connect_callback
:openid_connect_login :openid_returned :page_sign_in :picture :robots :root :security :short_assignment :short_page
:sitemap :sitemap_index :stripe_webhook :wagtaildocs_serve assignments:attachment events:event events:event_calendar
events:my_calendar events:programme_calendar events:programme_pdf events:report_pdf events:report_workbook
events:session_calendar feeds:assignments feeds:assignments_atom feeds:calls feeds:calls_atom feeds:conferences
feeds:conferences_atom feeds:library feeds:library_atom feeds:news feeds:news_atom feeds:news_topic
feeds:news_topic_atom feeds:press feeds:press_atom home:cover home:is_this_real home:pattern home:privacy_notice
home:shared_title outreach:come
""".split()
#: Rooms that `robots.txt` closes, and answers to what only their reader did.
ASKED_ELSEWHERE = """
:account_confirm_email :account_reset_password_from_key :socialaccount_signup home:contact_received
placements:check_certificate placements:check_service_record
""".split()
#: Pages for the hands of one reader: nobody finds them by a search.
KEPT_OUT = {
    ":account_signup": "",
    "contributions:ask": "",
    "contributions:asked": "",
    "events:details": "event choice",
    "events:mine": "event",
    "home:contact_sent": "",
    "home:press_left": "",
    "home:search": "",
    "home:styleguide": "",
    "home:untranslated": "untranslated",
    "newsletters:asked": "",
    "placements:earlier_answered": "answer",
    "safeguarding:come_back": "",
}
SHARED = {
    ":wagtail_serve": "page",
    "assignments:detail": "assignment",
    "assignments:list": "",
    "assignments:questions": "assignment",
    "contributions:appeal": "appeal",
    "contributions:list": "",
    "events:call": "event call",
    "events:changes": "event",
    "events:now": "event",
    "events:programme": "event",
    "events:register": "event",
    "events:report": "event",
    "events:session": "event session",
    "home:contact": "",
    "navigator:needs": "",
    "newsletters:list": "",
    "newsletters:newsletter": "newsletter",
    "newsletters:subscribe": "",
    "programmes:list": "",
    "programmes:programme": "programme",
    "safeguarding:help": "",
    "safeguarding:report": "",
}


def open_to_everybody(patterns=None, area: str = "") -> Iterator[str]:
    """The name of each view of ours that anyone may open, and whose address is no key."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from open_to_everybody(pattern.url_patterns, pattern.namespace or area)
        elif getattr(getattr(pattern.callback, "who_may", None), "__name__", "") == "anyone":
            if not getattr(pattern.callback, "is_private", False):
                yield f"{area}:{pattern.name}"


def head_of(client, name: str, arguments: list, code: str):
    with override(code):
        address = reverse(name.removeprefix(":"), args=arguments)
    answer = client.get(address, {"narrowed": "1"})
    assert answer.status_code == 200, address
    return address, lxml.html.document_fromstring(answer.content).head


@pytest.fixture
def arguments(site) -> dict[str, object]:
    event = EventFactory(state=EventState.OPEN)
    session = SessionFactory(event=event)
    release_programme(event=event, by=None)
    EventReport.objects.create(event=event, text_en="Good.", text_sw="Nzuri.", released_at=timezone.now())
    build_newsletters()
    return {
        "event": event.slug,
        "session": session.key,
        "call": CallFactory(event=event).pk,
        "choice": f"{CategoryFactory(event=event).pk}x1",
        "assignment": AssignmentFactory().reference,
        "appeal": AppealFactory().slug,
        "newsletter": Newsletter.objects.filter(state="sent").first().pk,
        "programme": ProgrammeFactory().code,
        "page": "news/",
        "untranslated": NewsPageFactory(parent=site.news).pk,
        "answer": "yes",
    }


def test_each_open_address_is_shared_or_kept_out():
    assert {*open_to_everybody()} == {*NO_PAGES, *ASKED_ELSEWHERE, *KEPT_OUT, *SHARED}


def test_what_is_shared_names_itself_once_and_in_each_language(client, arguments):
    for name, named in SHARED.items():
        values = [arguments[each] for each in named.split()]
        own, head = head_of(client, name, values, "en")
        (canonical,) = head.xpath("link[@rel='canonical']/@href")
        links = {link.get("hreflang"): link.get("href") for link in head.xpath("link[@rel='alternate'][@hreflang]")}

        assert canonical == f"http://testserver{own}" == head.xpath("meta[@property='og:url']/@content")[0]
        assert set(links) == {"en", "sw", "x-default"}, own
        assert links["en"] == links["x-default"] == canonical
        told = head.xpath("meta[@name='description']/@content")
        assert told[0], own
        assert told == head.xpath("meta[@property='og:description']/@content")
        assert not head.xpath("meta[@name='robots']"), own


def test_what_is_for_one_reader_is_not_found_by_a_search(client, arguments):
    for name, named in KEPT_OUT.items():
        code = "sw" if name == "home:untranslated" else "en"
        own, head = head_of(client, name, [arguments[each] for each in named.split()], code)

        assert head.xpath("meta[@name='robots']/@content") == ["noindex"], own
        assert not head.xpath("link[@rel='canonical']"), own
