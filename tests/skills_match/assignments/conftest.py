"""An assignment that is ready to be sent, and the people around it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from skills_match.enums import AssignmentState
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory

#: Text that must stay text: markup, right-to-left, a template.
HOSTILE = "<script>alert(1)</script> مرحبا \u202e {{ 7*7 }}"


def complete(institution, state=AssignmentState.DRAFT, **values):
    """An assignment of `institution` in `state` in which nothing is missing."""
    published_at = timezone.now() if state in ("published", "closed", "filled") else None
    assignment = AssignmentFactory(institution=institution, state=state, **({"published_at": published_at} | values))
    AssignmentSkillFactory(assignment=assignment)
    assignment.criteria.create(text_en="Teaching experience", text_sw="Uzoefu wa kufundisha", weight=60)
    assignment.criteria.create(text_en="Clinical experience", text_sw="Uzoefu wa kitabibu", weight=40)
    return assignment


def step_of(assignment, slug) -> str:
    """The address of a step of the task list."""
    return reverse("institution_assignments:step", args=[assignment.reference, slug])


@pytest.fixture
def host(manager):
    """The manager's browser."""
    return sign_in(manager)


@pytest.fixture
def institution(manager):
    return manager.memberships.get().institution


@pytest.fixture
def draft(institution, manager):
    return complete(institution, author=manager)


@pytest.fixture
def tomorrow():
    return timezone.localdate() + datetime.timedelta(days=1)
