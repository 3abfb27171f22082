"""A request that is ready to be sent, and the people around it."""

import datetime

import pytest
from django.utils import timezone

from skills_match.enums import AssignmentState
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory


def complete(institution, state=AssignmentState.DRAFT, **values):
    """An assignment of `institution` in `state` in which nothing is missing."""
    published_at = timezone.now() if state in ("published", "closed", "filled") else None
    assignment = AssignmentFactory(institution=institution, state=state, **({"published_at": published_at} | values))
    AssignmentSkillFactory(assignment=assignment)
    assignment.criteria.create(text_en="Teaching experience", text_sw="Uzoefu wa kufundisha", weight=60)
    assignment.criteria.create(text_en="Clinical experience", text_sw="Uzoefu wa kitabibu", weight=40)
    return assignment


@pytest.fixture
def institution(manager):
    return manager.memberships.get().institution


@pytest.fixture
def draft(institution, manager):
    return complete(institution, author=manager)


@pytest.fixture
def tomorrow():
    return timezone.localdate() + datetime.timedelta(days=1)
