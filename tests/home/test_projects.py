"""Projects, who carries them, and where the programme is to be found."""

import datetime
import json

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from home.models import FieldOffice, Organisation, ProjectOrganisation
from home.page_translation.publishing import publish_translation
from tests.factories.pages import (
    FieldOfficeFactory,
    NewsPageFactory,
    OrganisationFactory,
    ProjectIndexPageFactory,
    ProjectPageFactory,
    StandardPageFactory,
    TopicFactory,
)
from tests.factories.people import RegionFactory

pytestmark = pytest.mark.django_db
ENDED = datetime.date(2013, 10, 31)


@pytest.fixture
def projects(site):
    return ProjectIndexPageFactory(parent=site.home, slug="projects")


def project(parent, title, **values):
    many = {name: values.pop(name, []) for name in ("regions", "topics")}
    page = ProjectPageFactory(parent=parent, title=title, slug=title.lower().replace(" ", "-"), **values)
    for name, rows in many.items():
        setattr(page, name, rows)
    page.save_revision().publish()
    return page


def shown(client, address) -> list[str]:
    return [one.title for one in client.get(address).context["list"]["page"]]


def test_the_list_is_narrowed_by_running_or_past_topic_and_region(projects, client):
    mbeya, mwanza = RegionFactory(code="TZ-14", name_en="Mbeya"), RegionFactory(code="TZ-18", name_en="Mwanza")
    borders = TopicFactory(slug="borders")
    project(projects, "Borders", ends_on=ENDED, regions=[mbeya], topics=[borders])
    project(projects, "Skills", regions=[mwanza, mbeya])
    ProjectPageFactory(parent=projects, title="Draft", live=False)

    address = "/en/projects/"

    assert shown(client, address) == ["Borders", "Skills"]
    assert shown(client, f"{address}?time=past") == ["Borders"]
    assert shown(client, f"{address}?time=running") == ["Skills"]
    assert shown(client, f"{address}?topic=borders") == ["Borders"]
    assert shown(client, f"{address}?region=TZ-18") == ["Skills"]
    assert shown(client, f"{address}?time=running&region=TZ-14") == ["Skills"]
    assert shown(client, f"{address}?time=x&topic=none&region=%00") == ["Borders", "Skills"]
    counts = {
        tile.name: (tile.count, tile.url) for tile in client.get(f"{address}?time=past").context["list"]["map"].tiles
    }
    assert counts == {"Mbeya": (2, "?time=past&region=TZ-14"), "Mwanza": (1, "?time=past&region=TZ-18")}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_at_any_length(projects, client, rows, django_assert_num_queries):
    region, fund = RegionFactory(code="TZ-14"), OrganisationFactory()
    for number in range(rows):
        page = project(projects, f"Project {number}", regions=[region])
        ProjectOrganisation.objects.create(page=page, organisation=fund, role="funder")
    client.get("/en/projects/")

    with django_assert_num_queries(15):
        client.get("/en/projects/")


def test_a_page_tells_who_pays_what_came_of_it_and_which_news_name_it(projects, site, client):
    page = project(projects, "Borders", ends_on=ENDED, regions=[RegionFactory(code="TZ-14", name_en="Mbeya")])
    page.results = [("figure", {"value": "200", "label": "officials", "source": "IOM", "year": 2013, "address": ""})]
    page.save_revision().publish()
    fund = OrganisationFactory(name_en="European Union", address="https://eu.example/")
    ProjectOrganisation.objects.create(page=page, organisation=fund, role="funder")
    for title, link in (("Names it", page), ("Names another", site.news)):
        news = NewsPageFactory(parent=site.news, title=title, slug=title.lower().replace(" ", "-"))
        news.body = [
            ("links", {"title": "", "links": [{"text": "More", "page": link, "document": None, "address": ""}]})
        ]
        news.save_revision().publish()

    answer = client.get("/en/projects/borders/")

    assert "1 July 2011 – 31 October 2013" in answer.text
    assert "This project has ended" in answer.text
    assert "Names it" in answer.text
    assert "Names another" not in answer.text
    (facts,) = [
        json.loads(script.text)
        for script in lxml.html.document_fromstring(answer.content).xpath("//script[@type='application/ld+json']")
    ]
    said = {thing["@type"]: thing for thing in facts}
    assert said["Project"]["funder"] == [
        {"@type": "Organization", "name": "European Union", "alternateName": "F", "url": "https://eu.example/"}
    ]
    assert (said["Project"]["foundingDate"], said["Project"]["dissolutionDate"]) == ("2011-07-01", "2013-10-31")
    assert [step["name"] for step in said["BreadcrumbList"]["itemListElement"]] == ["Home", "Projects", "Borders"]


def test_a_translation_has_the_regions_and_topics_of_its_original(projects, site):
    page = project(projects, "Borders", regions=[RegionFactory(code="TZ-14")], topics=[TopicFactory(slug="borders")])
    fund = OrganisationFactory()
    ProjectOrganisation.objects.create(page=page, organisation=fund, role="funder")
    texts = {"Projects": "Miradi", "projects": "miradi", "What Projects is about.": "Miradi yote."}
    publish_translation(page=projects, locale=site.swahili, texts=texts)
    texts = {"Borders": "Mipaka", "borders": "mipaka", "What Borders is about.": "Kuhusu mipaka."}
    texts |= {"Officials": "Maofisa", "Borders work.": "Mipaka inafanya kazi."}

    swahili = publish_translation(page=page.specific_class.objects.get(pk=page.pk), locale=site.swahili, texts=texts)

    assert [region.code for region in swahili.regions.all()] == ["TZ-14"]
    assert [topic.slug for topic in swahili.topics.all()] == ["borders"]
    assert swahili.funders == [fund]
    with override("sw"):
        assert str(fund) == Organisation.objects.get().name_sw


@pytest.mark.parametrize("wrong", [{"ends_on": datetime.date(2011, 6, 30)}, {"starts_on": datetime.date(202, 1, 1)}])
def test_a_slip_in_a_day_is_refused(projects, wrong):
    page = project(projects, "Borders")
    for name, value in wrong.items():
        setattr(page, name, value)

    with pytest.raises(ValidationError):
        page.full_clean()


class TestOffices:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"is_hidden": True},
            {"is_hidden": True, "address": "", "region": "TZ-14"},
            {"is_hidden": True, "address": "", "email": ""},
            {"address": ""},
            {"email": ""},
        ],
    )
    def test_a_hidden_place_has_a_contact_and_no_address_and_an_open_one_has_both(self, wrong):
        region = RegionFactory(code="TZ-14")
        values = {**wrong, **({"region": region} if "region" in wrong else {})}

        with pytest.raises(ValidationError):
            FieldOfficeFactory.build(**values).full_clean()

    def test_readers_call_a_hidden_place_and_find_no_address(self, site, client):
        FieldOfficeFactory(name_en="Safe house", is_hidden=True, address="", telephone="116")
        FieldOfficeFactory(name_en="Dodoma", region=RegionFactory(code="TZ-03", name_en="Dodoma region"))
        page = StandardPageFactory(parent=site.home, title="Where", slug="where")
        page.body = [("offices", None)]
        page.save_revision().publish()

        cards = lxml.html.document_fromstring(client.get("/en/where/").content).xpath("//section[@class='card']")

        told = {card.find("h2").text: card.text_content() for card in cards}
        assert "12 Example Street" in told["Dodoma"]
        assert "Dodoma region" in told["Dodoma"]
        assert "address is not published" in told["Safe house"]
        assert "116" in told["Safe house"]
        assert FieldOffice.objects.exclude(address="").count() == 1


def test_partners_stand_by_kind_with_initials_where_there_is_no_logo(site, client):
    OrganisationFactory(name_en="Immigration", kind="government", initials="ID", does_en="Trains officials.")
    OrganisationFactory(name_en="A union", kind="international", initials="AU")
    page = StandardPageFactory(parent=site.home, title="Partners", slug="partners")
    page.body = [("organisations", None)]
    page.save_revision().publish()

    main = lxml.html.document_fromstring(client.get("/en/partners/").content).xpath("//main")[0]

    assert [heading.text for heading in main.findall(".//h2")][:2] == ["Government", "International organisations"]
    assert [one.text for one in main.xpath(".//*[@class='organisations__initials']")] == ["ID", "AU"]
