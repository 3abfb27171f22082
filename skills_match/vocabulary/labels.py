"""Words of the vocabulary under review: a speaker reads each one, mends it or takes it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.refusals import Refused
from diaspora.models import User

from ..enums import ChangeKind, ConceptKind, LabelKind, ReviewState
from ..models import Assignment, AssignmentSkill, Concept, ConceptLabel, PersonOccupation, PersonSkill
from ..search_server.changes import record_change
from ..words import fold


class LabelError(Refused):
    """Why a word cannot be saved; the text is for people. `label` is the word, where several were saved at once."""

    label: ConceptLabel | None = None


class WordEmpty(LabelError):
    """A word has letters or digits."""


class WordTaken(LabelError):
    """Another concept of this kind has the word, so that a search could not tell the two apart."""


class LabelNeeded(LabelError):
    """A concept keeps one preferred label in each language: it can be mended, not taken out."""


@dataclass(frozen=True)
class Verdict:
    """What a speaker says about one word: right (perhaps mended), or not a good word."""

    label: ConceptLabel
    text: str
    is_right: bool = True


@dataclass(frozen=True)
class Progress:
    """How far the review of one kind of concept has come."""

    kind: ConceptKind
    reviewed: int
    total: int


@transaction.atomic
def review_words(*, verdicts: Sequence[Verdict], by: User) -> int:
    """Write a speaker's verdicts, all or none. Returns how many words were reviewed.

    Raises WordEmpty, WordTaken or LabelNeeded, with the word in `label`.
    """
    for verdict in verdicts:
        try:
            if verdict.is_right:
                review_word(label=verdict.label, text=verdict.text, by=by)
            else:
                reject_word(label=verdict.label, by=by)
        except LabelError as error:
            error.label = verdict.label
            raise
    return len(verdicts)


@transaction.atomic
def review_word(*, label: ConceptLabel, text: str, by: User) -> ConceptLabel:
    """Mark a word as reviewed, with `text` as its mended form. Doing it again changes nothing.

    A synonym of a loaded pack that is mended becomes a word of the office, and the pack's own form is kept as
    rejected: loading the pack again must not bring it back. A preferred label that is mended to one of its own
    synonyms takes that synonym's place. Raises WordEmpty or WordTaken.
    """
    label = ConceptLabel.objects.select_for_update(of=("self",), no_key=True).select_related("concept").get(pk=label.pk)
    text = " ".join(text.split())
    before, was_reviewed = label.text, label.review_state == ReviewState.REVIEWED
    if label.review_state == ReviewState.REVIEWED and text == before:
        return label
    check_word(concept=label.concept, language=label.language, text=text)
    if fold(text) != label.folded:
        twin = label.concept.labels.filter(language=label.language, folded=fold(text))
        if label.kind == LabelKind.PREFERRED:
            twin.delete()
        elif twin.exists():
            raise WordTaken(_("“%(word)s” is already a word for the same thing.") % {"word": text})
        elif label.taxonomy_id is not None:
            ConceptLabel.objects.filter(pk=label.pk).update(review_state=ReviewState.REJECTED)
            label = ConceptLabel(concept=label.concept, language=label.language, kind=label.kind)
    label.text = text
    _sign(label, ReviewState.REVIEWED, by)
    if label.kind == LabelKind.PREFERRED and was_reviewed and fold(text) != fold(before):
        _keep_as_typed(label, before)
    _record(label, "reviewed", by, {"before": before, "text": text})
    return label


def _keep_as_typed(label: ConceptLabel, before: str) -> None:
    """Whoever knows a thing by its name of until now still finds it by that name, and reads the new one. What a machine
    wrote wrong was no name."""
    ConceptLabel.objects.create(
        concept=label.concept,
        language=label.language,
        text=before,
        folded=fold(before),
        kind=LabelKind.TYPED,
        review_state=ReviewState.REVIEWED,
    )


@transaction.atomic
def reject_word(*, label: ConceptLabel, by: User) -> ConceptLabel:
    """Take a synonym out of use. Raises LabelNeeded for a preferred label."""
    label = ConceptLabel.objects.select_for_update(of=("self",), no_key=True).select_related("concept").get(pk=label.pk)
    if label.kind == LabelKind.PREFERRED:
        raise LabelNeeded(_("“%(word)s” is the main name. Correct it: it cannot be removed.") % {"word": label.text})
    if label.review_state != ReviewState.REJECTED:
        _sign(label, ReviewState.REJECTED, by)
        _record(label, "rejected", by, {"text": label.text})
    return label


def check_word(*, concept: Concept | None, kind: ConceptKind | str = "", language: str, text: str) -> None:
    """Ask whether `text` may stand for `concept` (None: for a new one of `kind`). Raises WordEmpty or WordTaken."""
    if not fold(text):
        raise WordEmpty(_("Write the word with letters."))
    kinds = [concept.kind if concept else kind]
    others = ConceptLabel.objects.in_use().filter(language=language, folded=fold(text), concept__kind__in=kinds)
    if concept:
        others = others.exclude(concept=concept)
    if other := others.select_related("concept").first():
        raise WordTaken(
            _("“%(word)s” is already a word for “%(other)s”.") % {"word": text, "other": other.concept.label}
        )


def most_used_first(words: models.QuerySet[ConceptLabel]) -> models.QuerySet[ConceptLabel]:
    """By how many people and assignments name the concept: what nobody uses can wait longest for a speaker."""

    def count(uses: models.QuerySet, field: str) -> Coalesce:
        of_concept = uses.filter(**{field: models.OuterRef("concept")}).order_by().values(field)
        return Coalesce(models.Subquery(of_concept.annotate(number=models.Count("pk")).values("number")), 0)

    uses = (
        count(PersonSkill.objects.all(), "skill")
        + count(AssignmentSkill.objects.all(), "skill")
        + count(PersonOccupation.objects.all(), "occupation")
        + count(Assignment.objects.all(), "occupation")
    )
    return words.alias(uses=uses).order_by("-uses", "concept__kind", "concept__code", "kind", "pk")


def progress_of_review() -> list[Progress]:
    """How many words that came unreviewed, by kind of concept, have been read by a speaker."""
    rows = (
        ConceptLabel.objects.in_use()
        .filter(language__in=[language for language, _name in settings.FULL_LANGUAGES if language != "en"])
        .values("concept__kind")
        .annotate(total=models.Count("pk"), open=models.Count("pk", filter=models.Q(review_state=ReviewState.MACHINE)))
        .order_by()
    )
    counts = {row["concept__kind"]: row for row in rows}
    return [
        Progress(kind, counts[kind]["total"] - counts[kind]["open"], counts[kind]["total"])
        for kind in ConceptKind
        if kind in counts
    ]


def _sign(label: ConceptLabel, state: ReviewState, by: User) -> None:
    label.review_state, label.reviewed_by, label.reviewed_at = state, by, timezone.now()
    label.save()


def _record(label: ConceptLabel, action: str, by: User, data: dict) -> None:
    log(instance=label.concept, action=f"word.{action}", user=by, data={"language": label.language, **data})
    record_change(kind=ChangeKind.TAXONOMY, object_id=label.concept_id)
