"""Applications for one assignment as a kind of record that `reviews` can judge."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from casework.languages import in_every_language, written_in_every_language
from reviews.enums import ConflictKind, RoundPlan
from reviews.kinds import File, FreeText, JudgedKind, JudgedRecord, JudgingSide, Measure, Sees, register
from skills_match.applications.fit import fits_of
from skills_match.models import Application, Assignment

from ..enums import Blindness
from ..models import ProgrammeJudging
from . import entries
from .conflicts import conflicts_of
from .files import files_of, readable, texts_of, traces_of

NAME = "application"
PLANS = {
    Blindness.NAMED: [RoundPlan.LIGHT],
    Blindness.BLIND: [RoundPlan.BLIND],
    Blindness.EACH_ROUND: [RoundPlan.LIGHT, RoundPlan.BLIND],
}
#: Where an assignment has no criteria of its own.
ONE_MEASURE = _("How well the person can do this work")


class JudgedApplications(JudgedKind):
    name = NAME
    sides = (JudgingSide(entries.OFFICE, _("Programme office")), JudgingSide(entries.HOST, _("Institution")))

    def titles(self, group_ids: Collection[int]) -> dict[int, Mapping[str, str]]:
        return {each.pk: _title(each) for each in Assignment.objects.filter(pk__in=group_ids)}

    def page_of(self, group_id: int) -> str:
        return reverse("office:board", args=[Assignment.objects.get(pk=group_id).reference])

    def may_organise(self, user: Any, group_id: int) -> bool:
        return entries.may_organise(user, group_id)

    def sides_of(self, user: Any, group_id: int) -> set[str]:
        return entries.sides_of(user, group_id)

    def people(self, group_id: int, side: str) -> QuerySet:
        return entries.people(group_id, side)

    def plans(self, group_id: int) -> Sequence[RoundPlan]:
        """What the programme of the assignment says; where it says nothing, each round chooses."""
        told = ProgrammeJudging.objects.filter(programme__assignments=group_id).first()
        return PLANS[Blindness(told.blindness) if told else Blindness.EACH_ROUND]

    def measures(self, group_id: int) -> list[Measure]:
        criteria = Assignment.objects.get(pk=group_id).criteria.all()
        own = [Measure(written_in_every_language(each, "text"), each.weight) for each in criteria]
        return own or [Measure(in_every_language(lambda: ONE_MEASURE), 100)]

    def entries(self, group_id: int) -> list[JudgedRecord]:
        return [JudgedRecord(each.pk, each.profile.user) for each in entries.to_judge(group_id)]

    def names(self, record_ids: Collection[int]) -> dict[int, str]:
        found = Application.objects.filter(pk__in=record_ids).select_related("profile__user")
        return {each.pk: each.shown_name for each in found}

    def pages(self, record_ids: Collection[int]) -> dict[int, str]:
        return {pk: reverse("office:application", args=[pk]) for pk in record_ids}

    def files(
        self, record_ids: Collection[int], *, reader: Any, sees: Sees, copies: Mapping[int, Mapping[str, str]]
    ) -> dict[int, File]:
        return files_of(record_ids, reader=reader, sees=sees, copies=copies)

    def advice(self, record_ids: Collection[int]) -> dict[int, tuple[str, str]]:
        applications = Application.objects.filter(pk__in=record_ids).select_related("profile__user")
        fits = fits_of(applications, address=lambda _sent: "")
        return {fit.application.pk: (fit.band_text, fit.explanation.tone) for fit in fits}

    def texts(self, record_ids: Collection[int]) -> dict[int, list[FreeText]]:
        return {each.pk: texts_of(each) for each in readable(record_ids)}

    def traces(self, record_ids: Collection[int]) -> dict[int, list[str]]:
        applications = readable(record_ids)
        prefetch_related_objects(applications, "profile__experiences")
        return {each.pk: traces_of(each) for each in applications}

    def conflicts(
        self, group_id: int, record_ids: Collection[int], reviewers: Collection[Any]
    ) -> dict[tuple[int, int], ConflictKind]:
        return conflicts_of(readable(record_ids), reviewers)


def _title(assignment: Assignment) -> dict[str, str]:
    written = written_in_every_language(assignment, "title")
    return {code: text or next(filter(None, written.values()), assignment.reference) for code, text in written.items()}


register(JudgedApplications())
