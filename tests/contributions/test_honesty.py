"""Nobody is asked for money inside a case, while an appeal for one of these very assignments takes gifts.

Here walk those who come for money as well, or read what others have done: `tests/bad_input/test_looking.py` asks it of
everybody else."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.urls import Resolver404, resolve

from tests.bad_input.conftest import _empty_process_memory, db, google, world  # noqa: F401 - fixtures
from tests.bad_input.world.money import in_finance
from tests.conftest import sign_in
from tests.factories.contributions import GiftFactory

from .doors_to_money import doors_in

pytestmark = pytest.mark.once
_LINK = re.compile(r'href="(/[^"#]*)')
#: Where each role begins, and the rooms in which it stays.
ROOMS = {
    "finance": ("/en/assignments/", r"/../(assignments|my/invitations|my/applications)/"),
    "evaluator": ("/en/my/programme-reports/", r"/../my/programme-"),
    "reviewer": ("/en/my/reviews/", r"/../my/reviews/"),
}
#: The way around the portal, which names the room of finance to those who work in it.
_WAY_AROUND = re.compile(r"<(header|nav)\b.*?</\1>", re.DOTALL)


def walk(client, begin: list[str], rooms: str):
    """Address, name and text of one page of each kind that links lead to."""
    waiting, seen = list(begin), set()
    while waiting:
        address = waiting.pop(0)
        try:
            name = resolve(address.split("?")[0]).view_name
        except Resolver404:
            continue
        if name in seen or not re.match(rooms, address):
            continue
        seen.add(name)
        answer = client.get(address, follow=True)
        text = "" if answer.streaming else answer.content.decode(errors="replace")
        waiting += [unescape(found) for found in _LINK.findall(text)]
        yield address, name, text


@pytest.mark.parametrize("who", ROOMS)
def test_no_page_about_an_assignment_or_an_application_leads_to_money(who, world, db):  # noqa: F811
    extra = [f"/en/assignments/{world.published.reference}/", f"/en/office/applications/{world.sent.pk}/"]
    start, rooms = ROOMS[who]
    browser = world.clients["officer" if who == "reviewer" else who]

    pages = list(walk(browser, [start, *extra], rooms))

    read = [(address, _WAY_AROUND.sub("", text) if who == "finance" else text) for address, _name, text in pages]
    assert [(address, found) for address, text in read for found in doors_in(text)] == []
    assert len(pages) >= 2


def test_whoever_works_in_finance_and_in_the_office_reads_the_same_pages(world, db):  # noqa: F811
    """Not walked again: one page of each kind."""
    both = in_finance()
    both.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    browser, application = sign_in(both), world.sent.pk
    pages = {
        name: browser.get(f"/en/office/{address}")
        for name, address in {
            "assignment": f"assignments/{world.published.reference}/",
            "application": f"applications/{application}/",
            "placement": f"placements/{world.placement.pk}/",
        }.items()
    }

    texts = {name: _WAY_AROUND.sub("", page.text) for name, page in pages.items()}

    assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(pages, 200)
    assert {name: doors_in(text) for name, text in texts.items()} == {name: [] for name in pages}


def test_no_template_of_another_room_names_a_door_to_money():
    """What no link leads to yet, the walk does not see. Only the foot names giving, and asks where it stands."""
    doors = re.compile(r"""{%\s*url\s+["'](?:contributions|finance_gifts|finance|payments):""")
    folder = Path(settings.BASE_DIR) / "templates"

    naming = {file.relative_to(folder).as_posix() for file in folder.rglob("*.*") if doors.search(file.read_text())}

    assert {name.split("/")[0] for name in naming - {"components/footer.html"}} == {"contributions", "payments"}


def test_the_walk_would_see_a_link_to_giving(world, db):  # noqa: F811
    text = world.clients["visitor"].get(f"/en/contribute/{world.appeal.slug}/").content.decode()

    assert doors_in(text) != []


def test_whoever_selects_sees_no_gift(world, db):  # noqa: F811
    officer, address = world.clients["officer"], f"/en/office/finance/gifts/{world.large_gift.pk}/"

    assert officer.get(address).status_code == 403
    assert world.clients["manager"].get(address).status_code == 403


def test_a_map_of_the_site_names_appeals_that_take_gifts(world, db):  # noqa: F811
    address = f"http://testserver/en/contribute/{world.appeal.slug}/"
    before = address in world.clients["visitor"].get("/sitemap-appeals-en.xml").text
    type(world.appeal).objects.update(ends_on="2020-01-01")

    assert before
    assert address not in world.clients["visitor"].get("/sitemap-appeals-en.xml").text


def test_only_who_gave_finds_their_gifts_on_their_own_page(world, db):  # noqa: F811
    browser = world.clients["professional"]
    before = "/contribute/" in browser.get("/en/my/").text

    GiftFactory(giver_id=browser.session["_auth_user_id"], appeal=world.appeal)

    assert not before
    assert "/en/contribute/mine/account/" in browser.get("/en/my/").text
