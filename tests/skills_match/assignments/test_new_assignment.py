"""A new request: blank, from a template, or as a copy of an own one."""

import uuid

import pytest
from django.urls import reverse

from skills_match.enums import AssignmentState
from skills_match.models import Assignment
from tests.factories.people import MembershipFactory

from .conftest import HOSTILE, complete

pytestmark = pytest.mark.django_db
S = AssignmentState


@pytest.mark.parametrize(
    ("source", "title"),
    [("blank", ""), ("template:03-agriculture-extension", "Train extension officers"), ("copy", "Train paediatric")],
)
def test_a_new_assignment_begins_blank_from_a_template_or_as_a_copy(host, institution, source, title):
    earlier = complete(institution, S.CLOSED)
    source = f"copy:{earlier.reference}" if source == "copy" else source
    key = uuid.uuid4()

    for _time in range(2):  # A form that is sent twice makes one draft.
        response = host.post(
            reverse("institution_assignments:create"),
            {"institution": institution.pk, "source": source, "key": key},
            follow=True,
        )

    made = Assignment.objects.exclude(pk=earlier.pk).get()
    assert response.redirect_chain[-1][0] == reverse("institution_assignments:edit", args=[made.reference])
    assert (made.state, made.institution) == (S.DRAFT, institution)
    assert (made.title_en or "").startswith(title)
    assert "Your draft has the reference" in response.text


@pytest.mark.parametrize("source", ["", "template:nonsense", "copy:TZ-1", "other", HOSTILE])
def test_a_strange_beginning_makes_nothing(host, institution, source):
    foreign = complete(MembershipFactory().institution)
    for institution_pk in (institution.pk, foreign.institution_id):
        response = host.post(
            reverse("institution_assignments:create"),
            {"institution": institution_pk, "source": source, "key": uuid.uuid4()},
        )
        assert response.status_code == 200

    assert list(Assignment.objects.all()) == [foreign]


def test_nobody_copies_what_belongs_to_another_institution(host, institution):
    foreign = complete(MembershipFactory().institution)

    host.post(
        reverse("institution_assignments:create"),
        {"institution": institution.pk, "source": f"copy:{foreign.reference}", "key": uuid.uuid4()},
    )
    response = host.post(reverse("institution_assignments:copy", args=[foreign.reference]), {"key": uuid.uuid4()})

    assert response.status_code == 404
    assert list(Assignment.objects.all()) == [foreign]
