"""Pages for what goes wrong: in both languages, helpful, and without leaning on what may be broken."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied, server_error

from tests.conftest import sign_in


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "title"), [("en", "Page not found"), ("sw", "Ukurasa haujapatikana")])
def test_unknown_addresses_say_so_in_the_readers_language(client, language, title):
    response = client.get(f"/{language}/no/such/page/")

    assert response.status_code == 404
    assert f"<h1>{title}</h1>" in response.content.decode()


@pytest.mark.django_db
def test_a_refusal_gives_its_reason():
    request = RequestFactory().get("/en/office/")

    response = permission_denied(request, PermissionDenied("Only <managers> invite members."))

    assert response.status_code == 403
    assert '<p class="lead">Only &lt;managers&gt; invite members.</p>' in response.content.decode()


@pytest.mark.django_db
def test_an_expired_form_explains_itself():
    response = Client(enforce_csrf_checks=True).post("/en/accounts/login/", {"login": "a"})

    assert response.status_code == 403
    assert "<h1>This form was open for too long</h1>" in response.content.decode()


def test_a_failure_speaks_both_languages_without_database_session_or_settings():
    response = server_error(RequestFactory().get("/"))

    html = response.content.decode()
    assert response.status_code == 500
    assert "<h1>Something went wrong</h1>" in html
    assert '<div lang="sw"' in html
    assert "<h2>Hitilafu imetokea</h2>" in html
    assert render_to_string("500.html") == html


def test_the_address_of_a_form_opened_without_it_says_so(professional):
    browser = sign_in(professional)

    page = browser.get("/sw/my/privacy/download/")
    machine = browser.get("/sw/my/privacy/download/", headers={"accept": "application/json"})

    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert "<h1>Hakuna cha kusoma hapa</h1>" in page.text
    assert (machine.status_code, machine.content) == (405, b"")


@pytest.mark.parametrize("name", ["413", "503"])
def test_pages_of_the_proxy_are_files_that_need_nobody_and_speak_both_languages(name):
    """nginx hands them out as they are, when nothing else answers."""
    source = (settings.BASE_DIR / "templates" / "away" / f"{name}.html").read_text()

    assert not re.search(r"\{[{%]|<script|<style|style=", source)
    assert (source.count("<h1>"), source.count('lang="sw"')) == (1, 1)
