"""Topics: shipped in both languages, kept by moderators, the same on a page in every language."""

import lxml.html
import pytest
from django.urls import reverse
from wagtail_localize.models import Translation, TranslationSource

from home.models import NewsPage, Topic
from home.page_translation.publishing import publish_translation
from home.topics.planting import ensure_topics
from tests.factories.pages import NewsPageFactory, TopicFactory

pytestmark = pytest.mark.django_db
NAMES = {"name_en": "Fisheries", "name_sw": "Uvuvi", "slug": "fisheries", "group": "theme", "number": ""}


def test_the_portal_ships_themes_and_all_goals_in_both_languages():
    ensure_topics()

    topics = Topic.objects.all()
    assert [topic.number for topic in topics.filter(group="goal")] == list(range(1, 18))
    assert topics.filter(group="theme").count() == 14
    assert {bool(topic.name_en and topic.name_sw) for topic in topics} == {True}


def test_a_topic_that_was_taken_away_does_not_come_back():
    ensure_topics()
    Topic.objects.get(slug="returns").delete()

    ensure_topics()

    assert not Topic.objects.filter(slug="returns").exists()


def test_a_moderator_adds_a_topic_and_an_editor_may_not(editor, moderator):
    address = reverse("wagtailsnippets_home_topic:add")

    refused = editor.client.post(address, NAMES)
    assert Topic.objects.count() == 0
    moderator.client.post(address, NAMES)

    assert refused.status_code == 302
    assert Topic.objects.get().name_sw == "Uvuvi"


@pytest.mark.parametrize(
    ("wrong", "field"), [({"slug": "taken"}, "slug"), ({"name_sw": ""}, "name_sw"), ({"number": "3"}, "group")]
)
def test_a_topic_that_cannot_be_is_given_back(moderator, wrong, field):
    TopicFactory(slug="taken")

    page = moderator.client.post(reverse("wagtailsnippets_home_topic:add"), NAMES | wrong)

    assert page.context["form"].errors
    assert lxml.html.document_fromstring(page.content).xpath("//input[@name='name_en']/@value") == ["Fisheries"]
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("chosen", [[], ["health"], ["health", "returns"]], ids=["none", "one", "two"])
def test_a_translation_has_the_topics_of_its_original_also_after_a_change(site, chosen):
    topics = {slug: TopicFactory(slug=slug) for slug in ("health", "returns", "education")}
    page = NewsPageFactory(parent=site.news, title="Hospital", slug="hospital", summary="")
    page.topics = [topics["education"]]
    page.save_revision().publish()
    publish_translation(page=page, locale=site.swahili, texts={"Hospital": "Hospitali", "hospital": "hospitali"})
    page.topics = [topics[slug] for slug in chosen]
    page.save_revision().publish()

    source = TranslationSource.objects.get(object_id=page.translation_key)
    source.update_from_db()
    Translation.objects.get(source=source).save_target()

    swahili = NewsPage.objects.get(locale=site.swahili)
    assert sorted(topic.slug for topic in swahili.topics.all()) == chosen


def test_only_topics_of_the_pages_asked_about_are_found(site):
    used, unused = TopicFactory(), TopicFactory()
    for number, topic in enumerate((used, unused)):
        page = NewsPageFactory(parent=site.news, title=f"News {number}")
        page.topics = [topic]
        page.save()

    assert list(Topic.objects.of(NewsPage.objects.filter(title="News 0"))) == [used]


def test_an_editor_reads_of_each_column_in_which_language_it_is(site, moderator):
    page = moderator.client.get(reverse("wagtailsnippets_home_topic:add")).content.decode()

    assert "Name (English)" in page
    assert "Name (Kiswahili)" in page
    assert "[en]" not in page
