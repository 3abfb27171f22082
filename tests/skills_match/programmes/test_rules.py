"""Rules of a programme warn who applies, mark the file for the office, and refuse nobody."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from diaspora.enums import TanzaniaLink
from skills_match.enums import ApplicationState, AssignmentState, RuleKind
from skills_match.models import Application, default_programme
from skills_match.programmes.checks import findings_about
from skills_match.programmes.rates import rate_on
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import ProfileFactory, RegionFactory
from tests.factories.programmes import AllowanceRateFactory, ProgrammeFactory, ProgrammeRuleFactory

pytestmark = pytest.mark.django_db
EXPERIENCE = "You have at least 10 years of experience."
ADULT = "I am at least 21 years old."
LICENCE = "I hold a valid nursing licence."


@pytest.fixture
def strict(db):
    """A programme that asks for experience, an age, a licence, and for citizens or descendants who live abroad."""
    programme = ProgrammeFactory(title_en="MIDA Health 2027", title_sw="MIDA Afya 2027")
    ProgrammeRuleFactory(programme=programme, number=10)
    ProgrammeRuleFactory(programme=programme, kind=RuleKind.AGE, number=21)
    text = {"text_en": LICENCE, "text_sw": "Nina leseni halali ya uuguzi."}
    ProgrammeRuleFactory(programme=programme, kind=RuleKind.DOCUMENT, number=None, **text)
    ProgrammeRuleFactory(programme=programme, kind=RuleKind.ABROAD, number=None)
    for link in (TanzaniaLink.CITIZEN, TanzaniaLink.DESCENDANT):
        ProgrammeRuleFactory(programme=programme, kind=RuleKind.LINK, number=None, choice=link)
    return programme


def shown(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_whoever_applies_is_warned_and_may_send_all_the_same(strict, officer):
    assignment = AssignmentFactory(programme=strict)
    person = ProfileFactory(experience_years=8)
    session, age = sign_in(person.user), strict.rules.get(kind=RuleKind.AGE)
    apply = reverse("assignments:apply", args=[assignment.reference])
    typed = {"motivation": "I taught nurses.", "available_from": "2027-02-01", "available_until": "2027-05-01"}

    page = session.get(apply).content.decode()
    assert "What the programme “MIDA Health 2027” asks for" in page
    assert not re.search("birth date of|type=.date. name=.birth", page)
    session.post(apply, {**typed, f"rule_{age.pk}": "on"})
    check = session.get(reverse("assignments:apply_check", args=[assignment.reference])).content.decode()
    asked = re.search(r'notice--wait"><p class="notice__title">The programme asks.*?</div>', check, re.S).group()
    sent = session.post(reverse("assignments:apply_check", args=[assignment.reference]), follow=True)

    assert re.findall(r"<li>(.*?)</li>", asked) == [EXPERIENCE, LICENCE]
    assert "Your application is sent" in sent.content.decode()
    application = Application.objects.get()
    marked = sign_in(officer).get(reverse("office:application", args=[application.pk])).content.decode()
    assert f"Not met {EXPERIENCE}" in shown(marked)
    assert f"Met {ADULT}" in shown(marked)
    assert f"Not said {LICENCE}" in shown(marked)
    assert application.state == ApplicationState.SUBMITTED


def test_a_programme_without_rules_adds_nothing_to_the_pages(officer):
    application = ApplicationFactory(state=ApplicationState.SUBMITTED)
    person = sign_in(ProfileFactory().user)

    marked = sign_in(officer).get(reverse("office:application", args=[application.pk])).content.decode()
    page = person.get(reverse("assignments:apply", args=[application.assignment.reference])).content.decode()

    assert "Rules of the programme" not in marked
    assert "What the programme" not in page


def test_what_a_profile_does_not_say_is_marked_as_not_said(strict, officer):
    application = ApplicationFactory(assignment__programme=strict, state=ApplicationState.SUBMITTED, snapshot={})

    marked = sign_in(officer).get(reverse("office:application", args=[application.pk])).content.decode()

    assert "Not said People who may apply: Citizen of Tanzania, Child or grandchild of a Tanzanian." in shown(marked)
    assert "Not said You live outside Tanzania." in shown(marked)


def test_a_statement_of_another_programme_is_not_kept(strict):
    other = ProgrammeRuleFactory(kind=RuleKind.AGE, number=18)
    assignment, person = AssignmentFactory(programme=strict), ProfileFactory()

    sign_in(person.user).post(
        reverse("assignments:apply", args=[assignment.reference]), {f"rule_{other.pk}": "on", "later": "1"}
    )

    kept = Application.objects.get().declarations.values_list("rule__programme", "is_met")
    assert list(kept) == [(strict.pk, False)] * 2


def test_a_request_is_held_against_the_rules_for_hosts():
    programme = ProgrammeFactory()
    ProgrammeRuleFactory(programme=programme, kind=RuleKind.SHORTEST, number=14)
    ProgrammeRuleFactory(programme=programme, kind=RuleKind.LONGEST, number=90)
    ProgrammeRuleFactory(programme=programme, kind=RuleKind.HOST_KIND, number=None, choice="ministry")
    request = AssignmentFactory(programme=programme, length_days=10, state=AssignmentState.SUBMITTED)

    assert [(finding.text, finding.is_met) for finding in findings_about(request)] == [
        ("Institutions that may ask: Ministry.", False),
        ("At least 14 days.", False),
        ("At most 90 days.", True),
    ]


def test_an_assignment_that_names_no_programme_belongs_to_the_general_one():
    assert AssignmentFactory().programme_id == default_programme()


def test_the_newest_rate_of_the_place_holds_on_its_day():
    old, day = AllowanceRateFactory(), datetime.date(2026, 7, 1)
    new = AllowanceRateFactory(programme=old.programme, valid_from=day, amount_minor=5_000)
    here = AllowanceRateFactory(programme=old.programme, region=RegionFactory(), valid_from=day, amount_minor=6_000)
    AllowanceRateFactory(valid_from=day)
    asked = {"programme": old.programme, "kind": old.kind, "unit": old.unit}
    elsewhere = RegionFactory(code="TZ-01", name_en="Arusha", name_sw="Arusha")

    assert rate_on(**asked, region=None, on_day=day - datetime.timedelta(days=1)) == old
    assert rate_on(**asked, region=elsewhere, on_day=day) == new
    assert rate_on(**asked, region=here.region, on_day=timezone.localdate()) == here
    assert rate_on(**asked, region=None, on_day=datetime.date(2025, 12, 31)) is None
