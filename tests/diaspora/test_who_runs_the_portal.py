"""Who runs the portal is said in the foot of every page, in both languages, and changed by administrators."""

import pytest
from django.urls import reverse

from diaspora.models import Operator, Partner
from diaspora.privacy.controller import run_by
from home.site.groups import ensure_groups
from tests.conftest import sign_in
from tests.factories.people import UserFactory

PAGE = "styleguide/"


def foot(client, language="en") -> str:
    return client.get(f"/{language}/{PAGE}").text.partition("<footer")[2]


@pytest.fixture
def ministry(db):
    operator = Operator.objects.create(
        name_en="the Ministry <of> Skills", name_sw="Wizara ya Ujuzi", address="https://skills.example/"
    )
    Partner.objects.create(operator=operator, name_en="the Lake University", name_sw="Chuo Kikuu cha Ziwa")
    return operator


@pytest.mark.django_db
def test_without_a_name_the_setting_is_said_in_both_languages(client):
    assert "This portal is run by the Programme Office, who also answers for personal data on it." in foot(client)
    assert "inaendeshwa na Ofisi ya Programu" in foot(client, "sw")
    assert "Partners:" not in foot(client)


def test_name_and_partners_are_said_in_the_readers_language(client, ministry):
    assert '<a href="https://skills.example/">the Ministry &lt;of&gt; Skills</a>' in foot(client)
    assert "<li>the Lake University</li>" in foot(client)
    assert '<a href="https://skills.example/">Wizara ya Ujuzi</a>' in foot(client, "sw")
    assert "<li>Chuo Kikuu cha Ziwa</li>" in foot(client, "sw")


def test_my_privacy_names_the_same_controller(ministry, professional):
    page = sign_in(professional).get(reverse("diaspora:privacy")).text

    assert "The Ministry &lt;of&gt; Skills answers for your data." in page


def test_what_was_read_once_costs_no_query(ministry, django_assert_num_queries):
    run_by()

    with django_assert_num_queries(0):
        assert run_by().controller.name == "the Ministry <of> Skills"


def test_a_change_is_read_at_once(ministry, django_capture_on_commit_callbacks):
    run_by()

    with django_capture_on_commit_callbacks(execute=True):
        ministry.name_en = "the Ministry of Work"
        ministry.save()
        ministry.partners.all().delete()

    assert (run_by().controller.name, run_by().partners) == ("the Ministry of Work", [])


@pytest.mark.parametrize(("group", "may"), [("Administrators", True), ("Moderators", False), ("Editors", False)])
@pytest.mark.django_db
def test_only_administrators_change_it(group, may):
    person = UserFactory()
    person.groups.add(ensure_groups()[group])

    page = sign_in(person).get(reverse("wagtailsettings:edit", args=["diaspora", "operator"]), follow=True).text

    assert ('name="name_en"' in page, 'name="name_sw"' in page) == (may, may)
