"""Finding people and their files, for the programme office."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models

from casework.languages import reading_language
from diaspora.models import Notice, Profile, Region, User
from diaspora.models.querysets import ProfileQuerySet

from ..enums import ConceptKind
from ..matching.words import best_skills, main_occupations
from ..models import Application, Concept, PersonOccupation, PersonSkill
from ..vocabulary.picker import Suggestion, suggest, vocabulary
from ..words import fold

#: How many concepts a word may stand for.
MEANINGS = 12
#: Skills in a line of a list, the best ones.
ON_A_LINE = 5


@dataclass(frozen=True)
class WantedPeople:
    """Whom an officer looks for. `skill` and `occupation` are texts as typed."""

    text: str = ""
    skill: str = ""
    occupation: str = ""
    country: str = ""
    region: Region | None = None


@dataclass(frozen=True)
class PersonLine:
    """A person in a list: main occupation, empty without one, and the best skills."""

    profile: Profile
    occupation: str
    skills: tuple[str, ...]


@dataclass(frozen=True)
class FoundPeople:
    """The people, and the concepts that the typed words were read as."""

    people: models.QuerySet[Profile]
    skills: list[Suggestion]
    occupations: list[Suggestion]


def files_open_to(officer: User) -> ProfileQuerySet:
    """People whose file an officer works with: never their own, whose notes are not for them."""
    return Profile.objects.visible_to(officer).exclude(user=officer)


def find_people(*, reader: User, wanted: WantedPeople) -> FoundPeople:
    """People whose file `reader` may open and who fit all of `wanted`, newest first.

    A skill or occupation is looked up in the vocabulary, so that synonyms, both languages and slips of the
    keyboard find the same people. A whole label or synonym means just that concept, a part of one ("nursing") all
    that it may stand for. A word that the vocabulary does not know finds nobody.
    """
    people = files_open_to(reader)
    if wanted.text:
        people = people.called(wanted.text)
    if wanted.country:
        people = people.filter(country_of_residence=wanted.country)
    if wanted.region:
        people = people.filter(models.Q(anywhere=True) | models.Q(regions=wanted.region)).distinct()
    skills = _meant(wanted.skill, [ConceptKind.SKILL])
    if wanted.skill:
        has_skill = PersonSkill.objects.filter(profile=models.OuterRef("pk"), skill__in=_ids(skills))
        people = people.filter(models.Exists(has_skill))
    occupations = _meant(wanted.occupation, [ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP])
    if wanted.occupation:
        works_as = PersonOccupation.objects.filter(profile=models.OuterRef("pk"), occupation__in=_ids(occupations))
        people = people.filter(models.Exists(works_as))
    return FoundPeople(people.order_by("-updated_at", "-pk"), skills, occupations)


def lines_of(profiles: Sequence[Profile]) -> list[PersonLine]:
    """What a list shows of these people, in two queries and the look whether the vocabulary has changed."""
    words, language, ids = vocabulary(), reading_language(), [profile.pk for profile in profiles]
    occupations, skills = main_occupations(ids, words), best_skills(ids)
    return [
        PersonLine(
            profile,
            occupations.get(profile.pk, ""),
            tuple(words.label(skill, language) for skill, _level in skills.get(profile.pk, [])[:ON_A_LINE]),
        )
        for profile in profiles
    ]


def with_everything(people: models.QuerySet[Profile]) -> models.QuerySet[Profile]:
    """All that the file of a person and an export of people read, in a fixed number of queries."""
    labelled = Concept.objects.with_labels()
    return people.select_related("user").prefetch_related(
        models.Prefetch(
            "skills", PersonSkill.objects.prefetch_related(models.Prefetch("skill", labelled)).order_by("-level", "id")
        ),
        models.Prefetch(
            "occupations", PersonOccupation.objects.prefetch_related(models.Prefetch("occupation", labelled))
        ),
        "regions",
        "languages__language",
    )


def applications_of(*, profile: Profile, reader: User) -> models.QuerySet[Application]:
    """What the person applied for, as far as `reader` may see it, newest first."""
    return (
        Application.objects.visible_to(reader)
        .filter(profile=profile)
        .select_related("assignment__institution")
        .prefetch_related("assignment__institution__names")
    )


def notices_of(*, profile: Profile, reader: User) -> models.QuerySet[Notice]:
    """What the person was told, newest first, without what would tell `reader` of an application that they may not
    see: a draft, or a file that is judged without names."""
    hidden = Application.objects.filter(profile=profile).exclude(pk__in=Application.objects.visible_to(reader))
    told = Notice.objects.filter(user=profile.user_id)
    for pk, reference in hidden.values_list("pk", "assignment__reference"):
        told = told.exclude(path__contains=f"/applications/{pk}/").exclude(path__contains=f"/{reference}/")
    return told


def _meant(text: str, kinds: list[ConceptKind]) -> list[Suggestion]:
    if not text:
        return []
    found = suggest(text=text, language=reading_language(), kinds=kinds, limit=MEANINGS)
    very = [hit for hit in found if fold(text) in (fold(hit.label), fold(hit.matched_text))]
    # Who only comes near is shown when nobody else would be.
    return very or [hit for hit in found if not hit.is_near] or found


def _ids(suggestions: list[Suggestion]) -> list[int]:
    return [suggestion.concept.pk for suggestion in suggestions]
