"""Patterns: the same word always gives the same cloth, small and well-formed."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from home.patterns.cloth import DRAWINGS, kanga


@given(st.text(max_size=60))
def test_any_word_gives_a_small_wellformed_cloth_and_always_the_same(word):
    cloth = kanga(word)

    ElementTree.fromstring(cloth)
    assert len(cloth.encode()) <= 4096
    assert kanga(word) == cloth


def test_words_give_different_cloths():
    words = ["umoja", "elimu", "afya", "karafuu", "bahari", "kazi"]

    assert len({kanga(word) for word in words}) == len(words)


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawings_in_the_static_folder_are_what_the_code_draws(name):
    kept = (settings.BASE_DIR / "static" / "img" / name).read_text()

    assert kept == DRAWINGS[name]() + "\n", "run manage.py draw_patterns"


def test_a_browser_may_keep_a_cloth_for_a_year(client):
    response = client.get("/en/patterns/umoja.svg")

    assert response.content.decode() == kanga("umoja")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.django_db
def test_a_word_that_is_none_has_no_cloth(client):
    assert client.get("/en/patterns/<svg>.svg").status_code == 404
