"""One search over pages, the PDFs of the library and open assignments."""

import re

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from casework.filters import left_out
from home.library.reading import read_document
from home.models import LibraryVersion, SearchEntry
from home.site_search.catching_up import catch_up
from home.site_search.marks import Marks, excerpt, highlight
from skills_match.vocabulary.stems import stem
from tests.factories.documents import pages_pdf
from tests.factories.matching import AssignmentFactory, SkillFactory
from tests.factories.pages import (
    LibraryIndexPageFactory,
    LibraryPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
)
from tests.factories.people import LanguageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts(site):
    StandardPageFactory(parent=site.home, title="Border posts", summary="One stop is enough.")
    StandardPageFactory(parent=site.home, title="Border secrets", live=False)
    StandardPageFactory(parent=site.home_sw, title="Vituo vya mpakani", locale=site.swahili)
    AssignmentFactory(title_en="Plan border posts", title_sw="Kupanga vituo vya mpakani")
    AssignmentFactory(title_en="Plan border walls", state="draft")
    catch_up()


@pytest.fixture
def library(site):
    return LibraryIndexPageFactory(parent=site.home, slug="library")


def publication(library, chapters: list[list[str]], *, code: str = "en", **fields):
    """A publication with one PDF, read and in the index."""
    page = LibraryPageFactory(parent=library, **fields)
    file = get_document_model().objects.create(title="x", file=ContentFile(pages_pdf("File", chapters), name="x.pdf"))
    language = LanguageFactory(code=code, name_en={"en": "English", "sw": "Swahili"}[code])
    LibraryVersion.objects.create(page=page, language=language, document=file)
    read_document(file)
    catch_up()
    return page


def titles(response) -> list[str]:
    return [re.sub("<[^>]+>", "", result.title) for result in response.context["results"]]


def found(client, text: str, language: str = "en", **more) -> list[str]:
    return titles(client.get(f"/{language}/search/", {"q": text, **more}))


def test_a_reader_finds_pages_and_assignments_in_their_language(texts, client):
    assert found(client, "border") == ["Border posts", "Plan border posts"]
    assert found(client, "mpakani", "sw") == ["Vituo vya mpakani", "Kupanga vituo vya mpakani"]


def test_the_beginning_of_a_word_is_enough(texts, client):
    assert found(client, "bord", kind="page") == ["Border posts"]


def test_kinds_narrow_and_their_counts_agree(texts, site, client):
    NewsPageFactory(parent=site.news, title="Border news")
    catch_up()

    response = client.get("/en/search/?q=border&kind=news")

    counts = {code: count for code, _title, count in response.context["kinds"]}
    assert counts == {"assignment": 1, "news": 1, "page": 1}
    assert {kind: len(found(client, "border", kind=kind)) for kind in counts} == counts
    assert titles(response) == ["Border news"]
    assert found(client, "border", kind="nonsense") == found(client, "border")
    asked = {
        kind: client.get(f"/en/search/?q=border&kind={kind}").wsgi_request.GET for kind in ("publication", "nonsense")
    }
    assert [kind for kind, address in asked.items() if left_out(address)] == ["nonsense"]  # the other has nothing today


def test_a_publication_is_found_by_its_pdf_which_is_named_by_page_with_the_words_marked(library, client):
    publication(library, [["Nothing here."], ["The academy in Moshi trains <officers>."]], title="Newsletter")

    response = client.get("/en/search/?q=academies+moshi")

    assert titles(response) == ["Newsletter"]
    inside = response.context["results"][0].inside
    assert (inside.page, inside.language) == (2, "English")
    assert "The <mark>academy</mark> in <mark>Moshi</mark> trains &lt;officers&gt;." in inside.text
    assert "Page 2 of the PDF (English)" in response.content.decode()


def test_a_pdf_in_the_other_language_is_found_from_both(library, client):
    publication(library, [["Watoto wanasafiri peke yao."]], title="Directory", code="sw")

    assert found(client, "mtoto") == ["Directory"]


def test_the_words_may_stand_in_the_title_and_in_the_pdf(library, client):
    publication(library, [["Lorries wait for hours."]], title="Newsletter of June")

    assert found(client, "newsletter lorries") == ["Newsletter of June"]
    assert not client.get("/en/search/?q=newsletter+lorries").context["found"].is_some
    assert client.get("/en/search/?q=newsletter+aeroplanes").context["found"].is_some


@pytest.mark.parametrize("hidden", ["unpublished", "restricted", "restricted above"])
def test_what_is_not_public_is_found_by_no_word_of_its_own_or_of_its_pdf(library, client, hidden):
    page = publication(library, [["Canaryfile sings."]], title="Canarytitle", summary="Canarysummary")
    words = ("canaryfile", "canarytitle", "canarysummary", "canar", "canaryfiel")
    assert [found(client, word) for word in words] == [["Canarytitle"]] * 5

    if hidden == "unpublished":
        type(page).objects.filter(pk=page.pk).update(live=False)  # and nobody told the index
    else:
        PageViewRestriction.objects.create(
            page=page if hidden == "restricted" else library, restriction_type="password", password="x"
        )

    for word in words:
        response = client.get("/en/search/", {"q": word})
        assert not response.context["found"].hits
        assert "Canary" not in response.content.decode().replace(f"“{word}”", "")
    assert catch_up() == 0
    assert SearchEntry.objects.filter(page=page).exists() is (hidden != "unpublished")


@pytest.mark.parametrize(
    "text", ["", " ", "'", '"', "*", "(", "a AND", "NEAR/", "\x00", "%%", "{}[]", "🦒", "x" * 3000]
)
def test_any_input_is_answered(texts, client, text):
    response = client.get("/en/search/", {"q": text})

    assert response.status_code == 200
    assert not response.context["found"].hits


def test_what_was_typed_comes_back_escaped(texts, client):
    html = client.get("/en/search/", {"q": "<script>border</script>"}).content.decode()

    assert "<script>border" not in html


def test_words_of_one_family_are_marked_and_the_rest_is_escaped():
    marks = Marks(frozenset({("en", stem("border", "en"))}))

    assert highlight("A <b> borders", marks) == "A &lt;b&gt; <mark>borders</mark>"


def test_an_excerpt_shows_where_most_words_stand():
    text = "Border. " + "word " * 60 + "The border post of Tunduma. " + "word " * 60

    shown = excerpt(text, Marks(frozenset({("en", stem("border", "en")), ("en", "tunduma")})))

    assert "The <mark>border</mark> post of <mark>Tunduma</mark>" in shown
    assert shown.startswith("… word")
    assert shown.endswith("word …")


@pytest.mark.parametrize(("rows", "queries"), [(1, 24), (2, 20), (4, 20)], ids=["few", "some", "more"])
def test_search_asks_the_same_at_any_length(library, site, client, rows, queries, django_assert_num_queries):
    """Where little is found, it looks through the other language too."""
    for number in range(rows):
        StandardPageFactory(parent=site.home, title=f"Border {number}")
        AssignmentFactory(title_en=f"Border {number}")
        publication(library, [["The border."]], title=f"File {number}")
    client.get("/en/search/?q=border")

    with django_assert_num_queries(queries):
        client.get("/en/search/?q=border")


def test_a_slip_is_mended_and_said(texts, client):
    response = client.get("/en/search/?q=bordr+posts&kind=page")

    assert titles(response) == ["Border posts"]
    assert "Nothing has the word “bordr”; shown is what has “border”." in response.content.decode()


def test_the_other_language_finds_a_page(site, client):
    SkillFactory(en="border posts", sw="vituo vya mpakani")
    StandardPageFactory(parent=site.home, title="Border posts")
    catch_up()

    assert found(client, "vituo vya mpakani") == ["Border posts"]


def test_an_everyday_word_finds_a_page_in_english(site, client):
    StandardPageFactory(parent=site.home, title="Money transfer")
    catch_up()

    assert found(client, "pesa") == ["Money transfer"]


def test_a_word_that_a_text_in_any_language_has_is_never_mended(texts, client):
    response = client.get("/en/search/?q=mpakani")

    assert response.context["found"].mended == {}


@pytest.mark.parametrize("text", ["C++", "?", "r", "of the"])
def test_nothing_that_can_be_looked_for_finds_nothing_and_says_why(texts, client, text):
    response = client.get("/en/search/", {"q": text})

    assert not response.context["found"].hits
    assert "holds no word that can be looked for" in response.content.decode()


def test_a_page_without_result_leads_on(library, texts, client):
    topic = TopicFactory(name_en="Remittances")
    page = publication(library, [["Money."]], title="Study")
    page.topics = [topic]
    page.save()

    html = client.get("/en/search/?q=zebras").content.decode()

    assert "Nothing found for “zebras”" in html
    assert f'href="/en/library/?topic={topic.slug}"' in html
    assert 'href="/en/contact/"' in html


def test_words_of_what_is_not_public_are_offered_to_nobody(texts, site, client):
    hidden = StandardPageFactory(parent=site.home, title="Zebrastripe")
    catch_up()
    assert "zebrastripe" in client.get("/en/search/?q=zebrastripelings").content.decode()

    PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    assert client.get("/en/search/?q=zebrastripelings").context["advice"].words == []


def test_a_page_that_is_published_again_is_found_by_its_new_words_only(site, client):
    page = StandardPageFactory(parent=site.home, title="Border posts")
    catch_up()
    page.title, page.summary = "Harbours", ""
    page.save_revision().publish()
    catch_up()

    assert (found(client, "border"), found(client, "harbour")) == ([], ["Harbours"])


def test_a_name_that_stands_in_english_only_is_found_from_kiswahili(site, client):
    english = StandardPageFactory(parent=site.home, title="Diaspora Hub opens its doors")
    swahili = StandardPageFactory(
        parent=site.home_sw, title="Kituo kipya", locale=site.swahili, translation_key=english.translation_key
    )
    StandardPageFactory(parent=site.home, title="Hub of bees")
    catch_up()

    response = client.get("/sw/search/?q=diaspora+hub")

    assert [result.address for result in response.context["results"]] == [swahili.url]
    assert response.context["found"].elsewhere
    assert titles(client.get("/sw/search/?q=bees")) == ["Hub of bees"]
    assert '<a href="/en/hub-of-bees/" lang="en">' in client.get("/sw/search/?q=bees").content.decode()


def test_where_few_pages_have_the_words_those_of_the_other_language_follow(site, client):
    StandardPageFactory(parent=site.home, title="A conference room")
    english = StandardPageFactory(parent=site.home, title="Our conferences")
    StandardPageFactory(parent=site.home_sw, title="Conference centre", locale=site.swahili)
    StandardPageFactory(
        parent=site.home_sw, title="Mikutano yetu", locale=site.swahili, translation_key=english.translation_key
    )
    catch_up()

    assert found(client, "conference", "sw")[:2] == ["Conference centre", "Mikutano yetu"]


def test_nothing_is_put_in_the_place_of_words_that_nobody_knows(site, client):
    SkillFactory(en="diaspora finance adviser", sw="mshauri wa fedha za diaspora")
    StandardPageFactory(parent=site.home_sw, title="Mshauri wa fedha za diaspora", locale=site.swahili)
    catch_up()

    assert client.get("/sw/search/?q=diaspora+hub").context["found"].said == ""


def test_where_no_page_has_all_words_those_with_most_of_them_are_shown_and_said(site, client):
    StandardPageFactory(parent=site.home, title="Your passport is yours", summary="Nobody may keep it.")
    StandardPageFactory(parent=site.home, title="Retained earnings of firms")
    catch_up()

    response = client.get("/en/search/?q=passport+retained+employer")

    assert not response.context["found"].hits
    assert sorted(found(client, "passport retained")) == ["Retained earnings of firms", "Your passport is yours"]
    assert "No page has all of these words." in client.get("/en/search/?q=passport+zebra").content.decode()


def test_a_word_of_every_page_is_not_most_of_what_was_typed(site, client):
    for number in range(11):
        StandardPageFactory(parent=site.home, title=f"Diaspora {number}")
    catch_up()

    assert found(client, "diaspora zebra") == []


def test_a_letter_that_should_be_doubled_is_mended_in_a_short_word(site, client):
    StandardPageFactory(parent=site.home, title="How to apply")
    catch_up()

    assert found(client, "how to aply") == ["How to apply"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("newsletter", "/en/newsletters/subscribe/"),
        ("newsleter", "/en/newsletters/subscribe/"),
        ("jarida", "/en/newsletters/subscribe/"),
        ("I want to donate money", "/en/contribute/"),
        ("changia", "/en/contribute/"),
        ("help", "/en/contact/"),
        ("msaada", "/en/contact/"),
        ("sign up", "/en/accounts/signup/"),
        ("kujisajili", "/en/accounts/signup/"),
        ("forgot my password", "/en/accounts/password/reset/"),
        ("is this a scam", "/en/real/"),
        ("work permit", "/en/what-you-need/"),
    ],
)
def test_everyday_words_lead_to_pages_that_no_editor_writes(site, client, text, address):
    response = client.get("/en/search/", {"q": text})

    assert address in [door.address() for door in response.context["found"].doors]
    assert f'<a href="{address}">' in response.content.decode()
    assert "Nothing found" not in response.content.decode()


@pytest.mark.parametrize(
    "text", ["money transfer", "nurse register of patients", "passport", "gift shop", "account books"]
)
def test_a_door_is_shown_to_nobody_who_looks_for_something_else(site, client, text):
    assert client.get("/en/search/", {"q": text}).context["found"].doors == ()
