"""How an application fits its assignment: by the profile as it was sent, so that nobody learns more than that."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from casework.languages import reading_language
from diaspora.models import Profile
from diaspora.profiles.papers import paper_warnings, papers_as_sent

from ..matching.explain import Explanation, explain
from ..matching.facts import PersonFacts
from ..matching.matrix import NONE_HELD
from ..matching.rows import assignment_facts
from ..matching.score import Score, order, score
from ..matching.taxonomy import taxonomy_facts
from ..matching.warnings import Accepted, accepted_by, papers_asked, warnings_of, years_to_name
from ..matching.words import names_of
from ..models import Application, Assignment, Concept
from ..rules import host_may_read_sent
from ..vocabulary.picker import vocabulary


@dataclass(frozen=True)
class ApplicantMatch:
    """An application that was compared with its assignment."""

    application: Application
    score: Score
    explanation: Explanation
    url: str

    @property
    def shown_name(self) -> str:
        return self.application.shown_name

    @property
    def band_text(self) -> str:
        return self.explanation.band_text or str(NONE_HELD)

    @property
    def occupation(self) -> str:
        held = sorted(self.application.snapshot.get("occupations", []), key=lambda row: not row["is_main"])
        labels = held[0]["labels"] if held else {}
        return labels.get(reading_language()) or labels.get("en", "")

    @property
    def experience_years(self) -> int | None:
        return self.application.snapshot.get("experience_years")


def fits_of(applications: Iterable[Application], *, address: Callable[[Application], str]) -> list[ApplicantMatch]:
    """Those that may be compared, of one assignment or of several, the best ones first. `address` leads to each.

    Left out are people who have not agreed to matching: without that nothing is compared; what was withdrawn; and what
    was sent before profiles were kept with the numbers that a comparison needs. The same queries for any number.
    """
    sent = [each for each in applications if "facts" in each.snapshot and host_may_read_sent(each)]
    agreed = set(
        Profile.objects.agreed_to_matching()
        .filter(pk__in=[application.profile_id for application in sent])
        .values_list("pk", flat=True)
    )
    sent = [application for application in sent if application.profile_id in agreed]
    if not sent:
        return []
    assignments = Assignment.objects.for_matching().in_bulk({application.assignment_id for application in sent})
    merged = _merged(sent)
    taxonomy = taxonomy_facts()
    facts = {pk: assignment_facts(assignment, taxonomy) for pk, assignment in assignments.items()}
    scored = [
        (application, score(facts_as_sent(application, merged), facts[application.assignment_id]))
        for application in sent
    ]
    scored.sort(key=lambda pair: order(pair[0].profile_id, pair[0].assignment_id, pair[1].standing))
    names = names_of([found for _application, found in scored], vocabulary())
    accepted = accepted_by(application.profile_id for application in sent)
    return [
        ApplicantMatch(
            application,
            found,
            explain(
                found,
                names=names,
                licence=assignments[application.assignment_id].licence_needed,
                experience_years=years_to_name(
                    asked=assignments[application.assignment_id].minimum_experience_years,
                    held=application.snapshot.get("experience_years"),
                ),
                warnings=_warnings(application, assignments[application.assignment_id], accepted),
            ),
            address(application),
        )
        for application, found in scored
    ]


def why_not_compared(application: Application) -> str:
    """Why `fits_of` leaves this one out, truly, in a sentence for the office and the host."""
    if not host_may_read_sent(application):
        return _("Not compared: the person has withdrawn the application.")
    if "facts" not in application.snapshot:
        return _("Not compared: it was sent before applications were compared.")
    return _("Not compared: the person has not agreed to matching. What was sent can be read all the same.")


def _warnings(application: Application, assignment: Assignment, accepted: Accepted) -> tuple[str, ...]:
    """Hosts read these too, so what else the person does has no name."""
    papers = papers_as_sent(application.snapshot)
    found = warnings_of(
        assignment,
        years_asked=assignment.minimum_experience_years,
        years_held=application.snapshot.get("experience_years"),
        accepted=accepted.get(application.profile_id, []),
        names_others=False,
    )
    return (*found, *(paper_warnings(papers_asked(assignment), papers) if papers else []))


def facts_as_sent(application: Application, merged: Mapping[int, int]) -> PersonFacts:
    """What the score may know, as it was sent. The days that were named for this assignment stand in for the free days
    of the profile, and whoever named so many is ready to stay so long, whatever the profile says of other stays."""
    snapshot, kept = application.snapshot, application.snapshot["facts"]
    skills: dict[int, int] = {}
    for skill, level in kept["skills"]:
        standing = merged.get(skill, skill)
        skills[standing] = max(level, skills.get(standing, 0))
    windows = [(_day(row["from"]), _day(row["until"])) for row in snapshot["windows"]]
    shortest, longest = snapshot["shortest_stay_days"], snapshot["longest_stay_days"]
    if application.available_from and application.available_until:
        first, last = application.available_from.toordinal(), application.available_until.toordinal()
        windows = [(first, last)]
        longest = longest and max(longest, last - first + 1)
    return PersonFacts(
        id=application.profile_id,
        skills=skills,
        occupations=frozenset(row["isco"] for row in snapshot["occupations"] if row["isco"]),
        languages=dict(kept["languages"]),
        windows=tuple(windows),
        shortest_days=shortest,
        longest_days=longest,
        modes=frozenset(snapshot["modes"]),
        regions=frozenset(kept["regions"]),
        is_anywhere=snapshot["anywhere"],
    )


def _merged(applications: list[Application]) -> dict[int, int]:
    """Skills of these that were merged into another one since. One query."""
    skills = {skill for application in applications for skill, _level in application.snapshot["facts"]["skills"]}
    merged = Concept.objects.filter(pk__in=skills).values_list("pk", "merged_into")
    return {skill: into for skill, into in merged if into}


def _day(day: Any) -> int:
    return datetime.date.fromisoformat(day).toordinal()
