"""Links that work without an account open one thing, for a time, and leave no trace of their token."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone, translation

from casework.token_links import LinkRefused, LinkTooOld, LinkWithdrawn, TokenLinks, opened_by_link

LINKS = TokenLinks("tests.open", lifetime=timedelta(days=7))


def test_a_token_gives_its_subject_back():
    assert LINKS.read(LINKS.token(42)) == [42]
    assert LINKS.read(LINKS.token(42, "beat")) == [42, "beat"]


def test_a_token_of_another_purpose_or_one_that_was_cut_opens_nothing():
    foreign = TokenLinks("tests.other", lifetime=None).token(42)

    for token in (foreign, LINKS.token(42)[:-1], "nonsense", ""):
        with pytest.raises(LinkRefused, match="does not work"):
            LINKS.read(token)


def test_a_token_ends_with_its_time_unless_it_has_none():
    token, endless = LINKS.token(42), TokenLinks("tests.stop", lifetime=None)
    old = endless.token(42)

    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert endless.read(old) == [42]
        with pytest.raises(LinkTooOld, match="too old"):
            LINKS.read(token)


def test_a_changed_key_ends_the_links_before_and_so_does_a_row_that_is_gone():
    keys = {42: "first"}
    token = LINKS.token(42, key="first")
    assert LINKS.read(token, key_of=keys.get) == [42]

    keys[42] = "second"
    with pytest.raises(LinkWithdrawn):
        LINKS.read(token, key_of=keys.get)
    keys.clear()
    with pytest.raises(LinkWithdrawn):
        LINKS.read(token, key_of=keys.get)


def test_a_token_without_a_key_does_not_pass_for_one_with_a_key():
    with pytest.raises(LinkWithdrawn):
        LINKS.read(LINKS.token(42, "first"), key_of=lambda *_: "first")


@opened_by_link(ask_again="home:contact")
def view(request, token):
    return HttpResponse(str(LINKS.read(token)))


@pytest.mark.django_db
@pytest.mark.parametrize(("token", "status"), [(None, 200), ("nonsense", 404)])
def test_no_cache_no_referrer_and_no_crawler_keeps_the_address(client, token, status):
    request = client.get("/en/").wsgi_request

    answer = view(request, token=token or LINKS.token(42))

    assert answer.status_code == status
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "strict-origin"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("en", "Ask for a new link"), ("sw", "Omba kiungo kipya")])
def test_a_refused_link_says_what_to_do(client, language, words):
    request = client.get(f"/{language}/").wsgi_request

    token = LINKS.token(42)

    with translation.override(language), time_machine.travel(timezone.now() + timedelta(days=8)):
        answer = view(request, token=token)

    assert answer.status_code == 410
    assert words in answer.content.decode()


def test_the_log_of_the_proxy_cuts_every_token_off():
    template = (Path(settings.BASE_DIR) / "deploy" / "nginx" / "portal.conf.template").read_text()
    rules = [
        re.compile(rule.replace("(?<kept>", "(?P<kept>"))
        for rule in re.findall(r'^ {4}"~(\^\(\?<kept>.*?)" +"\$kept<key>";$', template, re.MULTILINE)
    ]
    assert len(rules) == 2

    for token in (LINKS.token(1), LINKS.token(42, "beat"), LINKS.token(42, key="first")):
        path = f"/en/any/place/{token}/"
        cut = next(match["kept"] + "<key>" for rule in rules if (match := rule.search(path)))
        assert cut == "/en/any/place/<key>"
