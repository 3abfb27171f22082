"""The host's list of assignments, and who reaches what from it."""

import pytest
from django.urls import reverse

from skills_match.enums import AssignmentState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory, ProfileFactory

from .conftest import HOSTILE, complete, step_of

pytestmark = pytest.mark.django_db
S = AssignmentState


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(host, institution, count, django_assert_num_queries):
    for _number in range(count):
        ApplicationFactory(assignment=complete(institution, S.PUBLISHED))
    complete(MembershipFactory().institution, S.DRAFT, title_en="Somebody else's draft")

    with django_assert_num_queries(15):
        response = host.get(reverse("institution_assignments:list"))

    assert len(response.context["page"].object_list) == count
    assert [assignment.applicants for assignment in response.context["page"]] == [1] * count
    assert "Somebody else" not in response.text


def test_the_number_of_applicants_is_that_of_the_list_behind_it(host, institution):
    """Neither one's own application, nor a draft, nor one that ended as a draft with its assignment is in it."""
    member = institution.memberships.get().user
    assignment = complete(institution, S.PUBLISHED)
    ApplicationFactory(assignment=assignment, state="withdrawn")
    ApplicationFactory(assignment=assignment, profile=ProfileFactory(user=member))
    ApplicationFactory(assignment=assignment, state="draft")
    ApplicationFactory(assignment=assignment, state="cancelled_by_host", submitted_at=None)

    [row] = host.get(reverse("institution_assignments:list")).context["page"]
    behind = host.get(reverse("institution_assignments:applicants", args=[assignment.reference])).context["page"]

    assert row.applicants == behind.paginator.count == 1


def test_the_list_is_filtered_by_state(host, institution):
    complete(institution, S.DRAFT)
    closed = complete(institution, S.CLOSED)

    response = host.get(reverse("institution_assignments:list"), {"state": "closed"})

    assert list(response.context["page"]) == [closed]


@pytest.mark.parametrize("state", ["nonsense", HOSTILE, "\x00"])
def test_a_strange_filter_shows_everything(host, draft, state):
    response = host.get(reverse("institution_assignments:list"), {"state": state, "page": "x"})

    assert list(response.context["page"]) == [draft]


@pytest.mark.parametrize("name", ["edit", "preview", "submit", "cancel", "copy", "withdraw"])
def test_members_of_another_institution_find_nothing(draft, name):
    other = sign_in(MembershipFactory().user)
    address = reverse(f"institution_assignments:{name}", args=[draft.reference])

    assert other.post(address).status_code == 404
    if name not in {"copy", "withdraw"}:
        assert other.get(address).status_code == 404


def test_authors_write_too(institution, draft):
    author = sign_in(MembershipFactory(institution=institution, role="author").user)

    author.post(step_of(draft, "work"), {"title_en": "Written by an author"})

    draft.refresh_from_db()
    assert draft.title_en == "Written by an author"


@pytest.mark.parametrize(("role", "is_led"), [("author", False), ("reviewer", True)])
def test_only_those_who_may_review_are_led_to_the_applicants(institution, role, is_led):
    member = sign_in(MembershipFactory(institution=institution, role=role).user)
    published = ApplicationFactory(assignment=complete(institution, S.PUBLISHED)).assignment
    applicants = reverse("institution_assignments:applicants", args=[published.reference])

    for page in (
        reverse("institution_assignments:list"),
        reverse("institution_assignments:edit", args=[published.reference]),
    ):
        assert (f'href="{applicants}"' in member.get(page).text) is is_led
