"""People who fit an assignment at this moment, as somebody sees them."""

from diaspora.models import User
from skills_match.enums import Audience
from skills_match.matching.people import PersonMatch, people_of
from skills_match.matching.runs import run_for
from skills_match.models import Assignment


def people_for(*, assignment: Assignment, audience: Audience, reader: User) -> list[PersonMatch]:
    """People that fit `assignment` now, as `reader` sees them."""
    return people_of(run=run_for(assignment=assignment, audience=audience, by=reader), reader=reader)
