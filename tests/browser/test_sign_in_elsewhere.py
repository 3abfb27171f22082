"""Signing in with an account elsewhere: the browser may follow the button to the provider, and comes back."""

import pytest

from .conftest import Visitor


@pytest.fixture
def newcomer(chrome, portal, screen, openid_provider):
    """Under our policy as everybody is: the others let axe past it."""
    openid_provider.person = {
        "sub": str(screen),
        "email": f"neema-{screen['width']}@example.org",
        "given_name": "Neema",
    }
    openid_provider.person["email_verified"] = True
    context = chrome.new_context(viewport=screen, java_script_enabled=False)
    yield Visitor(context.new_page(), portal)
    context.close()


def test_somebody_makes_an_account_with_one_that_exists_elsewhere(newcomer, openid_provider):
    newcomer.open("/sw/accounts/login/").press("Endelea kwa Tanzania ID")
    assert newcomer.heading() == "Fungua akaunti"
    newcomer.page.locator("main").get_by_label("English").check()
    newcomer.press("Fungua akaunti yangu")
    assert newcomer.page.url.endswith("/sw/my/")

    newcomer.open("/en/accounts/3rdparty/")
    assert openid_provider.person["email"] in newcomer.page.locator("main").inner_text()


def test_the_pages_about_accounts_elsewhere_have_no_barriers(visitor, openid_provider, screen):
    openid_provider.person = {"sub": f"other {screen}", "given_name": "Neema"}
    reader = visitor(javascript=True)

    reader.open("/en/accounts/login/").has_no_barriers().press("Continue with Tanzania ID")
    reader.has_no_barriers()
    reader.page.goto(f"{reader.portal.url}/accounts/oidc/openid/?state=none")
    reader.has_no_barriers()
