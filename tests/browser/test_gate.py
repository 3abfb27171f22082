"""At a gate: a telephone without an account, whose network goes and comes back."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

#: A browser that reads codes, and a camera that sees the one in `window.seen`.
CAMERA = """
window.BarcodeDetector = class { async detect() { return window.seen ? [{ rawValue: window.seen }] : []; } };
HTMLMediaElement.prototype.play = async () => {};
Object.defineProperty(navigator, "mediaDevices", { value: {
  getUserMedia: async () => document.createElement("canvas").captureStream() } });
"""


@pytest.fixture
def screen():
    """Gates have telephones."""
    return PHONE


@pytest.fixture
def codes_and_link(staff):
    """The codes of two tickets, and the link that the organisers make for a gate."""
    team = staff("office", javascript=True)
    team.open("/en/office/events/skills-at-home/check-in/badges/")
    codes = team.page.locator(".ticket__code").all_inner_texts()
    team.open("/en/office/events/skills-at-home/check-in/").press("Main gate", role="link")
    team.press("Make a link for a gate", role="link").has_no_barriers()
    team.fill({"Gate": "Gate 2"}).press("Make the link").has_no_barriers()
    return codes, team.page.locator("main p a", has_text="/gate/").inner_text().removeprefix(team.portal.url)


def test_a_gate_lets_people_in_with_network_without_and_by_camera(visitor, codes_and_link):
    (first, second, third), link = codes_and_link
    phone = visitor(javascript=True)
    phone.page.add_init_script(CAMERA)
    answer = phone.page.locator("[data-gate-answer]")

    phone.open(link).has_no_barriers()
    enter(phone, first)
    expect(answer).to_contain_text("Let in: ")
    enter(phone, first[:-1] + ("2" if first[-1] != "2" else "3"))
    expect(answer).to_contain_text("slip in it")
    phone.page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")

    phone.page.context.set_offline(True)
    phone.page.reload()
    enter(phone, second.lower())
    expect(answer).to_contain_text("Let in: ")
    expect(phone.page.locator("[data-gate-state]")).to_contain_text("1 still to send")
    enter(phone, second)
    expect(answer).to_contain_text("let them in already")
    enter(phone, first)
    expect(answer).to_contain_text("let them in already")
    phone.page.evaluate(f"window.seen = 'https://portal.example/en/events/skills-at-home/ticket/{third}/'")
    phone.press("Read with the camera")
    expect(phone.page.locator("[data-gate-state]")).to_contain_text("2 still to send")

    phone.page.context.set_offline(False)
    expect(phone.page.locator("[data-gate-state]")).to_have_text("Online")
    phone.open(link)
    expect(phone.page.locator("main")).to_contain_text("3 of")


def enter(phone, code: str) -> None:
    phone.page.locator("[name=code]").fill(code)
    phone.page.keyboard.press("Enter")
