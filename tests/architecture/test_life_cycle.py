"""The picture of the life cycle shows the tables as they are."""

from pathlib import Path

import pytest
from django.conf import settings

from skills_match.enums import APPLICATION_MOVES, ASSIGNMENT_MOVES, ApplicationState, AssignmentState
from skills_match.life_cycle import APPLICATION_AT, ASSIGNMENT_AT, picture

DRAWN = (Path(settings.BASE_DIR) / "docs" / "life-cycle.svg").read_text()


def test_the_picture_in_the_documents_shows_todays_tables():
    assert picture() == DRAWN, "run: manage.py draw_life_cycle"


@pytest.mark.parametrize(("at", "states"), [(ASSIGNMENT_AT, AssignmentState), (APPLICATION_AT, ApplicationState)])
def test_each_state_has_a_box_of_its_own(at, states):
    assert set(at) == set(states)
    assert len(set(at.values())) == len(at)


def test_each_move_has_an_arrow_for_everybody_who_may_make_it():
    arrows = sum(len(actors) for moves in (ASSIGNMENT_MOVES, APPLICATION_MOVES) for actors in moves.values())

    assert DRAWN.count("marker-end") == arrows
