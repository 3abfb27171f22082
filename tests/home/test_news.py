"""News: topics, years, pictures, corrections, series, documents, feeds."""

import datetime
import json
import re
from urllib.parse import urlsplit

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail_factories import ImageFactory

from home.models import NewsPage
from home.page_translation.publishing import publish_translation
from home.pictures.making import make_missing
from tests.factories.pages import NewsPageFactory, SeriesFactory, StandardPageFactory, TopicFactory

from .test_feeds import titles as in_feed

pytestmark = pytest.mark.django_db
LEAD = {"lead_alt": "A nurse and a cot", "lead_caption": "In Mwanza.", "lead_credit": "A. Mrema"}


def news(site, title: str, *, topics=(), parent=None, **values) -> NewsPage:
    page = NewsPageFactory(parent=parent or site.news, title=title, **values)
    page.topics = list(topics)
    page.save()
    return page


def titles(answer) -> list[str]:
    return re.findall(r'class="card__title"><a [^>]*>(.*?)</a>', answer.content.decode())


def article(answer) -> dict:
    [script] = lxml.html.document_fromstring(answer.content).xpath("//script[@type='application/ld+json']/text()")
    return next(thing for thing in json.loads(script) if thing["@type"] == "NewsArticle")


def text_of(answer) -> str:
    return " ".join(lxml.html.document_fromstring(answer.content).xpath("//main")[0].text_content().split())


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_with_pictures_and_topics(site, client, rows, django_assert_num_queries):
    topic = TopicFactory(slug="health")
    for number in range(rows):
        news(site, f"News {number}", topics=[topic], lead_image=ImageFactory(), **LEAD)
    make_missing()
    client.get("/en/news/")

    with django_assert_num_queries(13):
        answer = client.get("/en/news/")

    assert len(titles(answer)) == rows
    assert len(re.findall(r'card__image" src="/media/', answer.content.decode())) == rows


def test_a_reader_narrows_the_list_by_topic_and_year_and_keeps_both_in_the_other_language(site, client):
    health, returns = TopicFactory(slug="health"), TopicFactory(slug="returns")
    news(site, "Hospital", topics=[health])
    news(site, "Old hospital", topics=[health], date=datetime.date(2014, 3, 5))
    news(site, "Border", topics=[returns])

    answer = client.get("/en/news/?topic=health&year=2026")

    assert titles(answer) == ["Hospital"]
    links = lxml.html.document_fromstring(answer.content).xpath("//a[@hreflang='sw']/@href")
    assert {urlsplit(link).query for link in links} == {"topic=health&year=2026"}


@pytest.mark.parametrize("asked", ["topic=nothing", "topic=", "topic=%00", "year=20x6", "topic=health&topic=returns"])
def test_what_makes_no_sense_in_the_address_narrows_nothing(site, client, asked):
    news(site, "Hospital", topics=[TopicFactory(slug="returns")])

    assert titles(client.get(f"/en/news/?{asked}")) == ["Hospital"]


def test_filters_that_fit_nothing_lead_back_to_all_news(site, client):
    news(site, "Hospital", topics=[TopicFactory(slug="health")])
    news(site, "Old", date=datetime.date(2014, 3, 5))

    assert "Nothing fits these filters" in text_of(client.get("/en/news/?topic=health&year=2014"))


def test_a_topic_without_published_news_is_not_offered(site, client):
    news(site, "Draft", topics=[TopicFactory(slug="health")], live=False)
    news(site, "Published", topics=[TopicFactory(slug="returns")])

    options = lxml.html.document_fromstring(client.get("/en/news/").content).xpath(
        "//select[@id='topic']/option/@value"
    )

    assert options == ["", "returns"]


def test_the_newest_featured_item_is_first_in_the_list_and_on_the_home_page(site, client):
    news(site, "Older featured", is_featured=True, date=datetime.date(2026, 1, 1))
    news(site, "Featured", is_featured=True, date=datetime.date(2026, 2, 1))
    news(site, "Newest", date=datetime.date(2026, 3, 1))
    news(site, "Draft", is_featured=True, live=False)

    assert titles(client.get("/en/news/")) == ["Featured", "Newest", "Older featured"]
    assert [item.title for item in client.get("/en/").context["news"]] == ["Featured", "Newest", "Older featured"]
    assert client.get("/en/news/").content.decode().count(">Featured</strong>") == 1


def test_a_topic_has_a_feed_in_each_language(site, client):
    health = TopicFactory(slug="health", name_en="Health")
    news(site, "Hospital", topics=[health])
    news(site, "Draft", topics=[health], live=False)
    news(site, "Border")
    news(site, "Hospitali", topics=[health], parent=site.news_sw, locale=site.swahili)

    feed = client.get("/en/feeds/news/topics/health/")

    assert in_feed(feed) == ["Hospital"]
    assert ": Health</title>" in feed.content.decode()
    assert in_feed(client.get("/sw/feeds/news/topics/health/atom/")) == ["Hospitali"]
    assert client.get("/en/feeds/news/topics/unknown/").status_code == 404


def correction(day: str, text: str) -> dict:
    return {"type": "correction", "value": {"day": day, "text": text}}


def test_corrections_are_said_above_the_text_and_to_machines_newest_first(site, client):
    page = news(site, "Hospital", body=[{"type": "text", "value": "<p>The text.</p>"}])
    page.corrections = [correction("2026-03-06", "Ten beds, not two."), correction("2026-03-09", "In Mwanza.")]
    page.save_revision().publish()

    answer = client.get(page.url)

    seen, facts = text_of(answer), article(answer)
    assert seen.index("9 March 2026: In Mwanza.") < seen.index("6 March 2026: Ten beds") < seen.index("The text.")
    assert facts["dateModified"] == "2026-03-09"
    assert [each["text"] for each in facts["correction"]] == ["In Mwanza.", "Ten beds, not two."]


def test_a_correction_of_tomorrow_is_refused(site):
    block = NewsPage.corrections.field.stream_block

    with pytest.raises(ValidationError):
        block.clean(block.to_python([correction("2999-01-01", "Too early.")]))


def test_a_correction_waits_for_its_translation_like_every_text(site, client):
    page = news(site, "Hospital", slug="hospital", summary="")
    page.corrections = [correction("2026-03-06", "Ten beds.")]
    page.save_revision().publish()
    texts = {"Hospital": "Hospitali", "hospital": "hospitali", "Ten beds.": "Vitanda kumi."}

    swahili = publish_translation(page=page, locale=site.swahili, texts=texts)

    assert "6 Machi 2026: Vitanda kumi." in text_of(client.get(swahili.url))


@pytest.mark.parametrize("parts", [2, 3])
def test_a_page_asks_the_same_at_any_length_of_its_series(site, client, parts, django_assert_num_queries):
    series = SeriesFactory()
    for number in range(parts):
        news(site, f"Part {number}", series=series, slug=f"part-{number}")
    client.get("/en/news/part-0/")

    with django_assert_num_queries(10):
        answer = client.get("/en/news/part-0/")

    assert f"Part 1 of {parts}" in text_of(answer)


def test_parts_of_a_series_lead_to_each_other_and_leave_drafts_out(site, client):
    series = SeriesFactory(name_en="Working at home")
    for day, live in enumerate([True, True, False, True], start=1):
        news(site, f"Part {day}", series=series, live=live, date=datetime.date(2026, 3, day), slug=f"part-{day}")
    news(site, "Sehemu", series=series, parent=site.news_sw, locale=site.swahili, date=datetime.date(2026, 3, 2))

    answer = client.get("/en/news/part-2/")

    page = lxml.html.document_fromstring(answer.content)
    assert "Part 2 of 3 in the series “Working at home”" in text_of(answer)
    assert page.xpath("//a[@rel='prev']/@href") == ["/en/news/part-1/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/en/news/part-4/"]


def test_a_picture_above_the_text_has_its_words_and_is_told_to_machines(site, client):
    page = news(site, "Hospital", lead_image=ImageFactory(), **LEAD)
    make_missing()

    answer = client.get(page.url)

    figure = lxml.html.document_fromstring(answer.content).xpath("//main//figure")[0]
    assert figure.xpath(".//img/@alt") == ["A nurse and a cot"]
    assert " ".join(figure.text_content().split()) == "In Mwanza. Picture: A. Mrema"
    assert article(answer)["image"][0].startswith("http://testserver/media/")


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ({}, {"lead_alt", "lead_caption", "lead_credit"}),
        ({"lead_alt": "A nurse", "lead_is_decorative": True, "lead_caption": "a", "lead_credit": "b"}, {"lead_alt"}),
        ({"lead_is_decorative": True, "lead_caption": "a"}, {"lead_credit"}),
        ({"lead_is_decorative": True, "lead_caption": "a", "lead_credit": "b"}, set()),
    ],
)
def test_a_picture_without_its_words_is_refused_field_by_field(site, words, wrong):
    page = NewsPageFactory.build(title="a", slug="a", locale=site.english, lead_image=ImageFactory(), **words)

    try:
        page.clean()
        refused = set()
    except ValidationError as error:
        refused = set(error.message_dict)

    assert refused == wrong


def test_documents_are_listed_with_kind_and_size_and_related_pages_as_far_as_published(site, client):
    document = get_document_model().objects.create(
        title="a", file=ContentFile(b"a" * 2048, name="study.pdf"), file_size=2048
    )
    shown = StandardPageFactory(parent=site.home, title="Shown")
    hidden = StandardPageFactory(parent=site.home, title="Hidden", live=False)
    page = news(site, "Hospital")
    page.attachments = [{"type": "document", "value": {"document": document.pk, "text": "The study"}}]
    page.related = [{"type": "page", "value": other.pk} for other in (hidden, shown)]
    page.save_revision().publish()

    answer = client.get(page.url)

    assert "The study (PDF, 2.0 KB)" in text_of(answer).replace("\xa0", " ")
    assert titles(answer) == ["Shown"]


def test_hostile_words_stay_words(site, client):
    hostile = "<script>alert(1)</script>"
    topic = TopicFactory(slug="health", name_en=hostile)
    page = news(site, "Hospital", topics=[topic], byline=hostile, series=SeriesFactory(name_en=hostile))
    page.corrections = [correction("2026-03-06", hostile)]
    page.save_revision().publish()

    assert b"<script>alert" not in client.get(page.url).content + client.get("/en/news/").content


def test_an_address_that_exists_is_refused_and_what_was_typed_is_kept(site, editor):
    from .test_editors import words

    NewsPageFactory(parent=site.news, title="First", slug="border-posts")

    answer = editor.client.post(
        reverse("wagtailadmin_pages:add", args=["home", "newspage", site.news.pk]), words(title="Second")
    )

    assert NewsPage.objects.count() == 1
    assert answer.context["form"].errors.keys() == {"slug"}
    assert "Second" in answer.content.decode()
