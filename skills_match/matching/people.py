"""The people of a match run, as somebody may read them today: who left or hid since is not shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from django.http import QueryDict
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from casework.filters import one_of
from diaspora.models import Profile, User

from ..enums import Audience, Band
from ..models import Application, Assignment, AssignmentInvitation, MatchItem, MatchRun
from ..vocabulary.picker import vocabulary
from .explain import Explanation, explain
from .kept_scores import score_of
from .runs import matchable, run_for
from .score import Score
from .warnings import Accepted, accepted_by, warnings_of
from .words import ShownNames, names_of, shown_of


@dataclass(frozen=True)
class PersonMatch:
    """A person that fits an assignment, and why. `profile` is None for a host, who may not know who it is: it speaks
    of the person by `handle` (see `handle_of`) and reads what came of its `invitation`, and the person's `application`
    where there is one."""

    number: int
    occupation: str
    experience_years: int | None
    skills: tuple[str, ...]
    score: Score
    explanation: Explanation
    profile: Profile | None
    handle: str = ""
    invitation: AssignmentInvitation | None = None
    application: Application | None = None

    @property
    def shown_name(self) -> str:
        return _name_or_number(self.profile, self.number)

    @property
    def url(self) -> str:
        """Where the office opens the person."""
        return reverse("office:person", args=[self.profile.pk]) if self.profile else ""


@dataclass(frozen=True)
class PastPlace:
    """A place in a run of the past. `profile` is None when the reader may not see it today, `has_left` when the account
    is deleted; then there is no `explanation` either."""

    number: int
    has_left: bool
    profile: Profile | None
    explanation: Explanation | None

    @property
    def shown_name(self) -> str:
        return _name_or_number(self.profile, self.number)


def people_of(*, run: MatchRun, reader: User) -> list[PersonMatch]:
    """People of `run` that may still be shown to its kind of reader, best first and numbered as they were. The reader
    is never among them. A name only for the office."""
    readable = matchable(Audience(run.audience)).exclude(user=reader)
    items = run.items.filter(profile__in=readable).select_related("profile__user")
    scored = [(item, item.profile, score_of(item.parts)) for item in items if item.profile and item.parts]
    words = vocabulary()
    names = names_of([score for _item, _profile, score in scored], words)
    occupations, skills = shown_of([profile.pk for _item, profile, _parts in scored], words)
    accepted = accepted_by(profile.pk for _item, profile, _parts in scored)
    return [
        PersonMatch(
            number=item.rank,
            occupation=occupations.get(profile.pk, ""),
            experience_years=profile.experience_years,
            skills=skills.get(profile.pk, ()),
            score=score,
            explanation=_explained(run, item, score, names, _warnings(run, profile, accepted)),
            profile=profile if run.audience == Audience.OFFICE else None,
            handle=handle_of(assignment=run.assignment, profile_id=profile.pk),
        )
        for item, profile, score in scored
    ]


def list_of_people(asked: QueryDict, *, assignment: Assignment, audience: Audience, reader: User) -> dict:
    """The context of a list of people who fit: the run that found them, and what its address narrows it to."""
    only_all_musts, only_possible = bool(one_of(asked, "musts", ["all"])), bool(one_of(asked, "possible", ["only"]))
    run = run_for(
        assignment=assignment, audience=audience, by=reader, meets_musts=only_all_musts, only_possible=only_possible
    )
    return {
        "assignment": assignment,
        "run": run,
        "matches": people_of(run=run, reader=reader),
        "only_all_musts": only_all_musts,
        "only_possible": only_possible,
    }


def with_applications(
    *, matches: list[PersonMatch], assignment: Assignment, applications: Iterable[Application]
) -> list[PersonMatch]:
    """The same matches, each with the one of `applications`, which the reader may read, that the person sent."""
    by_handle = {handle_of(assignment=assignment, profile_id=sent.profile_id): sent for sent in applications}
    return [replace(match, application=by_handle.get(match.handle)) for match in matches]


def handle_of(*, assignment: Assignment, profile_id: int) -> str:
    """What a host calls a person of its list: another text for each assignment, from which nothing can be read."""
    value = f"{assignment.institution_id}/{assignment.pk}/{profile_id}"
    return salted_hmac("skills_match.match", value, algorithm="sha256").hexdigest()[:32]


def person_behind(*, assignment: Assignment, reader: User, handle: str) -> Profile | None:
    """The person whom `reader`, of its host, sees under `handle` in a list of this moment, never anybody else."""
    for run in _lists_of_host(assignment, reader):
        for pk in run.items.exclude(profile=None).values_list("profile_id", flat=True):
            if handle_of(assignment=assignment, profile_id=pk) == handle:
                return matchable(Audience.HOSTS).exclude(user=reader).select_related("user").filter(pk=pk).first()
    return None


def match_behind(*, assignment: Assignment, reader: User, handle: str) -> PersonMatch | None:
    """The same person as the list of the host shows it."""
    for run in _lists_of_host(assignment, reader):
        for match in people_of(run=run, reader=reader):
            if match.handle == handle:
                return match
    return None


def _lists_of_host(assignment: Assignment, reader: User) -> Iterator[MatchRun]:
    """Everybody who fits; then, for somebody who is too low there, what the list can be narrowed to."""
    for only_possible, meets_musts in product((False, True), repeat=2):
        yield run_for(
            assignment=assignment,
            audience=Audience.HOSTS,
            by=reader,
            meets_musts=meets_musts,
            only_possible=only_possible,
        )


def places_of(*, run: MatchRun, reader: User) -> list[PastPlace]:
    """Every place of `run` as it was; names only of profiles that `reader` may open today."""
    items = list(run.items.all())
    ids = [item.profile_id for item in items if item.profile_id is not None]
    profiles: Mapping[int | None, Profile] = Profile.objects.visible_to(reader).select_related("user").in_bulk(ids)
    scored = {item.pk: score_of(item.parts) for item in items if item.parts}
    names = names_of(scored.values(), vocabulary())
    return [
        PastPlace(
            number=item.rank,
            has_left=item.profile_id is None,
            profile=profiles.get(item.profile_id),
            explanation=_explained(run, item, scored[item.pk], names) if item.pk in scored else None,
        )
        for item in items
    ]


def _explained(
    run: MatchRun, item: MatchItem, score: Score, names: ShownNames, warnings: tuple[str, ...] = ()
) -> Explanation:
    """In today's words and language, with the points, the band and the conditions of then."""
    return explain(
        score,
        names=names,
        licence=run.licence_needed,
        experience_years=run.minimum_experience_years,
        warnings=warnings,
        band=Band(item.band) if item.band else None,
    )


def _warnings(run: MatchRun, profile: Profile, accepted: Accepted) -> tuple[str, ...]:
    """As of today. A host does not hear what else somebody does whom it may not know."""
    return warnings_of(
        run.assignment,
        years_asked=run.minimum_experience_years,
        years_held=profile.experience_years,
        accepted=accepted.get(profile.pk, []),
        names_others=run.audience == Audience.OFFICE,
    )


def _name_or_number(profile: Profile | None, number: int) -> str:
    """The name where the reader may know it, else the place in the list."""
    return str(profile) if profile else _("Person %(number)s") % {"number": number}
