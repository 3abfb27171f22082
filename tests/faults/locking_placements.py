"""Verbs around placements that hold a row while they decide: lists from before, missions, reports, stories."""

import datetime
from functools import partial

from home.site.groups import EDITORS, ensure_groups
from placements.earlier import answering, taking
from placements.logframe.scope import Period
from placements.missions import seats
from placements.programme_reports import freezing
from placements.stories import telling
from skills_match.models import Team
from skills_match.models.programme import general_programme
from tests.factories.earlier import EarlierExpertFactory
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import UserFactory
from tests.factories.placements import StoryFactory
from tests.factories.programmes import ProgrammeFactory

from .locking_money import Case


def cases_of_placements(officer) -> list[Case]:
    expert, editor, programme, story = EarlierExpertFactory(), UserFactory(), ProgrammeFactory(), StoryFactory()
    editor.groups.add(ensure_groups()[EDITORS])
    team = Team.objects.create(assignment=AssignmentFactory(), code="SEAT-SEAT")
    reserve = ApplicationFactory(assignment=team.assignment, state="reserve")
    january = Period(datetime.date(2026, 1, 1), datetime.date(2026, 1, 31))
    nothing = partial(taking.take_over, kind="experts", lines=[], source="A list", by=officer)
    freeze = partial(freezing.freeze_report, programme=programme, period=january, grant=None, by=officer)
    return [
        (answering._hold_for_good, expert, partial(answering.say_no, expert=expert)),
        (taking.one_at_a_time, general_programme(), nothing),
        (seats.fill_seats, team, partial(seats.fill_seats, team=team, by=officer, chosen={})),
        (seats._hold, reserve, partial(seats.fill_seats, team=team, by=officer, chosen={1: reserve})),
        (freezing.freeze_report, programme, freeze),
        (telling._for_newsroom, story, partial(telling.take_down, story=story, by=editor)),
    ]
