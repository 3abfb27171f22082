"""What a host promises with a request: costs, posts at sites, a plan, the letter of the head, the brief for print."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.urls import reverse

from diaspora.rules import may_open_file
from skills_match.assignments.steps import missing_parts
from skills_match.enums import AssignmentState
from skills_match.programmes.checks import findings_about
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.matching import AssignmentFactory
from tests.factories.people import InstitutionFactory, MembershipFactory, RegionFactory
from tests.factories.programmes import ProgrammeRuleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(manager):
    return AssignmentFactory(
        institution=manager.memberships.get().institution, author=manager, state=AssignmentState.DRAFT
    )


def step(draft, name):
    return reverse("institution_assignments:step", args=[draft.reference, name])


def lines(*rows):
    values = {"costs-TOTAL_FORMS": len(rows), "costs-INITIAL_FORMS": 0}
    return values | {f"costs-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}


def test_costs_are_borne_with_an_amount_or_in_kind_and_read_by_everybody(draft, manager, client):
    rows = [
        {"item": "housing", "bearer": "host", "text_en": "A room", "text_sw": "Chumba"},
        {"item": "meals", "bearer": "expert", "amount": "150000", "currency": "TZS"},
    ]

    sign_in(manager).post(step(draft, "costs"), lines(*rows))

    assert [str(row) for row in draft.cost_shares.all()] == ["Housing: The institution", "Meals: The expert"]
    type(draft).objects.filter(pk=draft.pk).update(state=AssignmentState.PUBLISHED)
    page = client.get(reverse("assignments:detail", args=[draft.reference])).text.replace("\xa0", " ")
    assert "The institution, in kind" in page
    assert "The expert, TZS 150,000" in page
    assert "Chumba" in client.get(f"/sw/assignments/{draft.reference}/").text


@pytest.mark.parametrize(
    "rows",
    [
        [{"item": "meals", "bearer": "host", "amount": "5"}],
        [{"item": "meals", "bearer": "host"}, {"item": "meals", "bearer": "expert"}],
    ],
)
def test_an_amount_without_a_currency_and_a_cost_named_twice_are_refused(draft, manager, rows):
    page = sign_in(manager).post(step(draft, "costs"), lines(*rows))

    assert page.status_code == 200
    assert not draft.cost_shares.exists()


def test_posts_are_the_sum_over_the_sites_of_the_own_institution(draft, manager):
    region = RegionFactory()
    ward, clinic = (draft.institution.sites.create(name_en=name, region=region) for name in ("Ward", "Clinic"))
    foreign = InstitutionFactory().sites.create(name_en="Elsewhere", region=region)

    sign_in(manager).post(
        step(draft, "sites"), {f"site_{ward.pk}": "2", f"site_{clinic.pk}": "3", f"site_{foreign.pk}": "9"}
    )

    draft.refresh_from_db()
    assert draft.posts == 5
    assert {row.site: row.posts for row in draft.sites.all()} == {ward: 2, clinic: 3}
    draft.posts = 4
    assert [part.text for part in missing_parts(draft) if part.field == "sites"] == [
        "The posts at the sites add up to 5; the assignment has 4."
    ]
    with pytest.raises(ProtectedError):
        ward.delete()
    sign_in(manager).post(reverse("institution:remove_row", args=["sites", ward.pk]))
    assert draft.institution.sites.count() == 2


def test_managers_keep_sites_and_plans_and_an_assignment_cites_its_plan(draft, manager, stranger):
    author = MembershipFactory(institution=draft.institution, role="author").user
    add = reverse("institution:add_row", args=["plans"])
    plan = {"aim_en": "Two nurses.", "aim_sw": "Wauguzi wawili.", "indicator_en": "A roster.", "indicator_sw": "Zamu."}

    sign_in(manager).post(add, plan)
    sign_in(manager).post(add, plan)

    kept = draft.institution.plans.get()
    assert sign_in(author).get(add).status_code == 403
    assert sign_in(stranger).get(add).status_code == 403
    sign_in(manager).post(step(draft, "goals"), {"programme": draft.programme_id, "plan": kept.pk})
    draft.refresh_from_db()
    assert draft.plan == kept
    page = sign_in(manager).get(reverse("institution_assignments:preview", args=[draft.reference]))
    assert "Two nurses. It is reached when: A roster." in page.text


def test_the_letter_of_the_head_is_read_by_host_office_and_institution_above_only(draft, manager, officer, stranger):
    above = MembershipFactory()
    draft.institution.parent = above.institution
    draft.institution.save()
    draft.programme = ProgrammeRuleFactory(kind="letter", number=None).programme
    draft.save()
    address = reverse("institution_assignments:letter", args=[draft.reference])
    assert [finding.is_met for finding in findings_about(draft)] == [False]

    upload = SimpleUploadedFile("letter.pdf", text_pdf("Letter", ["We support it."]), "application/pdf")
    sign_in(manager).post(address, {"letter": upload})

    draft.refresh_from_db()
    assert [finding.is_met for finding in findings_about(draft)] == [True]
    assert [may_open_file(user, draft.letter) for user in (manager, above.user, officer, stranger)] == [
        True,
        True,
        False,
        False,
    ]
    type(draft).objects.filter(pk=draft.pk).update(state=AssignmentState.SUBMITTED)
    assert may_open_file(officer, draft.letter)
    assert sign_in(stranger).get(address).status_code == 403


def test_the_brief_for_the_head_says_everything_in_both_languages(draft, manager):
    draft.cost_shares.create(item="housing", bearer="host")
    draft.cost_shares.create(item="meals", bearer="expert")

    page = sign_in(manager).get(reverse("institution_assignments:brief", args=[draft.reference])).text

    assert page.count("Housing") == page.count("Makazi") == 1
    assert "Meals" not in page
    assert page.count("Stamp") == page.count("Mhuri") == 1
