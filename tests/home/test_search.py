"""The search over pages and open assignments."""

import pytest

from home.site_search.search import highlight, words_of
from tests.factories.matching import AssignmentFactory, SkillFactory
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts(site):
    StandardPageFactory(parent=site.home, title="Border posts", summary="One stop is enough.")
    StandardPageFactory(parent=site.home, title="Border secrets", live=False)
    StandardPageFactory(parent=site.home_sw, title="Vituo vya mpakani", locale=site.swahili)
    AssignmentFactory(title_en="Plan border posts", title_sw="Kupanga vituo vya mpakani")
    AssignmentFactory(title_en="Plan border walls", state="draft")


def test_pages_and_assignments_of_the_readers_language(texts, client):
    english = client.get("/en/search/?q=border").context
    swahili = client.get("/sw/search/?q=mpakani").context

    assert [page.title for page in english["page"]] == ["Border posts"]
    assert [row.title_en for row in english["found"].assignments] == ["Plan border posts"]
    assert [page.title for page in swahili["page"]] == ["Vituo vya mpakani"]


def test_beginning_of_a_word_is_enough(texts, client):
    assert [page.title for page in client.get("/en/search/?q=bord").context["page"]] == ["Border posts"]


@pytest.mark.parametrize(
    "text", ["", " ", "'", '"', "*", "(", "a AND", "NEAR/", "\x00", "%%", "{}[]", "🦒", "x" * 3000]
)
def test_any_input_is_answered(texts, client, text):
    response = client.get("/en/search/", {"q": text})

    assert response.status_code == 200
    assert not response.context["found"].assignments


def test_what_was_typed_comes_back_escaped(texts, client):
    html = client.get("/en/search/", {"q": "<script>border</script>"}).content.decode()

    assert "<script>border" not in html


def test_words_are_marked_and_the_rest_is_escaped():
    assert highlight("A <b> border", ["border", "b"]) == "A &lt;<mark>b</mark>&gt; <mark>border</mark>"


def test_only_words_are_left_of_what_was_typed():
    assert words_of("one_two; DROP--three*") == ["one", "two", "DROP", "three"]


@pytest.mark.parametrize("rows", [1, 3])
def test_search_asks_the_same_at_any_length(site, client, rows, django_assert_num_queries):
    for number in range(rows):
        StandardPageFactory(parent=site.home, title=f"Border {number}")
        AssignmentFactory(title_en=f"Border {number}")
    client.get("/en/search/?q=border")

    with django_assert_num_queries(11):
        client.get("/en/search/?q=border")


def test_a_slip_is_mended_and_said(texts, client):
    response = client.get("/en/search/?q=bordr+posts")

    assert [page.title for page in response.context["page"]] == ["Border posts"]
    assert "Nothing has the word “bordr”; shown is what has “border”." in response.content.decode()


def test_the_other_language_finds_a_page_and_says_so(site, client):
    SkillFactory(en="border posts", sw="vituo vya mpakani")
    StandardPageFactory(parent=site.home, title="Border posts")

    response = client.get("/en/search/?q=vituo+vya+mpakani")

    assert [page.title for page in response.context["page"]] == ["Border posts"]
    assert "shown are pages with “border posts”" in response.content.decode()


def test_an_everyday_word_finds_a_page_in_english(site, client):
    StandardPageFactory(parent=site.home, title="Money transfer")

    assert [page.title for page in client.get("/en/search/?q=pesa").context["page"]] == ["Money transfer"]


def test_a_word_that_a_text_in_any_language_has_is_never_mended(texts, client):
    response = client.get("/en/search/?q=mpakani")

    assert response.context["found"].mended == {}


@pytest.mark.parametrize("text", ["C++", "?", "r", "of the"])
def test_nothing_that_can_be_looked_for_finds_nothing_and_says_why(texts, client, text):
    response = client.get("/en/search/", {"q": text})

    assert not response.context["page"].object_list
    assert "holds no word that can be looked for" in response.content.decode()
