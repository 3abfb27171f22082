""" "My skill is missing", or an occupation: a person suggests a word, the office makes it one, a synonym, or says why
not."""

import datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from casework.moves import Moves, Words
from casework.refusals import Refused
from diaspora.enums import HourlyLimit
from diaspora.hourly_limits import count_use
from diaspora.models import User
from diaspora.notices.notify import OfficeWords, notify
from diaspora.rules import is_office

from ..enums import SUGGESTION_MOVES, Actor, ChangeKind, ConceptKind, LabelKind, ReviewState, SuggestionState
from ..models import Concept, ConceptLabel, ConceptSuggestion, SkillGroup
from ..search_server.changes import record_change
from ..signals import suggestion_moved, suggestion_moving
from ..words import fold

MOVES = Moves(
    model=ConceptSuggestion,
    name="suggestion",
    states=SuggestionState,
    allowed=SUGGESTION_MOVES,
    actors_of=lambda by, _suggestion: {Actor.OFFICE} if is_office(by) else set(),
    before=suggestion_moving,
    after=suggestion_moved,
    words=Words(
        impossible=_("This suggestion was answered already."),
        already=_("This suggestion was answered already."),
        stale=_("This suggestion was answered already."),
    ),
)


#: A person who misses a skill is answered within so many days.
ANSWERED_WITHIN = datetime.timedelta(days=14)


def waiting_too_long() -> Q:
    """Suggestions that nobody has answered in time."""
    return Q(state=SuggestionState.OPEN, suggested_at__lt=timezone.now() - ANSWERED_WITHIN)


class ConceptExists(Refused):
    """The vocabulary has a skill or an occupation of this name."""

    def __init__(self, concept: Concept) -> None:
        self.concept = concept
        super().__init__(
            _("“%(name)s” exists already. Add the word as a synonym of it instead.") % {"name": concept.label}
        )


@transaction.atomic
def suggest_concept(
    *, by: User, text: str, language: str, explanation: str = "", kind: ConceptKind = ConceptKind.SKILL
) -> ConceptSuggestion:
    """Keep a suggestion for the office. The same word from the same person waits only once. Raises HourIsFull."""
    count_use(person=by, limit=HourlyLimit.SKILLS)
    words = " ".join(text.split())
    waiting = ConceptSuggestion.objects.filter(suggested_by=by, kind=kind, state=SuggestionState.OPEN)
    for suggestion in waiting:
        if fold(suggestion.text) == fold(words):
            return suggestion
    return ConceptSuggestion.objects.create(
        kind=kind, text=words, language=language, explanation=explanation, suggested_by=by
    )


def accept_as_new(
    *,
    suggestion: ConceptSuggestion,
    by: User,
    label_en: str,
    label_sw: str,
    group: SkillGroup | None = None,
    unit_group: Concept | None = None,
) -> Concept:
    """Add a skill in `group`, or an occupation in `unit_group` of ISCO-08, with a label in each language; the suggested
    word stays as a synonym when it is neither.

    Raises MoveNotAllowed, or ConceptExists when another one has one of the labels already.
    """
    place = {"group": group, "isco": unit_group.isco if unit_group else ""}
    add = partial(_add_concept, suggestion=suggestion, by=by, label_en=label_en, label_sw=label_sw, place=place)
    try:
        return add()
    except IntegrityError:
        # A colleague added one at the same moment and took the code: now it is there to be seen.
        return add()


@transaction.atomic
def _add_concept(
    *, suggestion: ConceptSuggestion, by: User, label_en: str, label_sw: str, place: dict[str, Any]
) -> Concept:
    suggestion = _open(suggestion)
    kind = ConceptKind(suggestion.kind)
    twin = (
        Concept.objects.of_kind(kind)
        .filter(labels__kind=LabelKind.PREFERRED, labels__folded__in=[fold(label_en), fold(label_sw)])
        .first()
    )
    if twin:
        raise ConceptExists(twin)
    concept = Concept.objects.create(kind=kind, code=_new_code(label_en, kind), **place)
    for language, text in (("en", label_en), ("sw", label_sw)):
        _add_label(concept, language, text, LabelKind.PREFERRED, by)
    if fold(suggestion.text) not in (fold(label_en), fold(label_sw)):
        _add_label(concept, suggestion.language, suggestion.text, LabelKind.SYNONYM, by)
    _answer(suggestion, by, SuggestionState.ACCEPTED_NEW, concept=concept)
    return concept


@transaction.atomic
def accept_as_synonym(*, suggestion: ConceptSuggestion, by: User, concept: Concept) -> Concept:
    """Make the word another word for one that exists. Raises MoveNotAllowed."""
    suggestion = _open(suggestion)
    known = concept.labels.filter(language=suggestion.language, folded=fold(suggestion.text))
    if not known.exists():
        _add_label(concept, suggestion.language, suggestion.text, LabelKind.SYNONYM, by)
    _answer(suggestion, by, SuggestionState.ACCEPTED_SYNONYM, concept=concept)
    return concept


@transaction.atomic
def decline_suggestion(*, suggestion: ConceptSuggestion, by: User, answer: str) -> ConceptSuggestion:
    """Say no, with a reason that the person reads. Raises MoveNotAllowed."""
    return _answer(_open(suggestion), by, SuggestionState.DECLINED, answer=answer)


def _open(suggestion: ConceptSuggestion) -> ConceptSuggestion:
    """The row, held, before words are added to the vocabulary for it."""
    suggestion = MOVES.lock(suggestion)
    if suggestion.state != SuggestionState.OPEN:
        raise MOVES.impossible(suggestion)
    return suggestion


def _answer(
    suggestion: ConceptSuggestion,
    by: User,
    state: SuggestionState,
    *,
    concept: Concept | None = None,
    answer: str = "",
) -> ConceptSuggestion:
    changes = {"concept": concept, "answer": answer, "decided_by": by, "decided_at": timezone.now()}
    suggestion = MOVES.make(suggestion, to=state, by=by, reason=answer, action="answered", changes=changes).row
    if concept:
        record_change(kind=ChangeKind.TAXONOMY, object_id=concept.pk)
    if suggestion.suggested_by:
        _tell_person(suggestion.suggested_by, suggestion, concept)
    return suggestion


def _tell_person(person: User, suggestion: ConceptSuggestion, concept: Concept | None) -> None:
    labels = dict(concept.labels.filter(kind=LabelKind.PREFERRED).values_list("language", "text")) if concept else {}
    is_skill = suggestion.kind == ConceptKind.SKILL
    page, pages = ("my:skill", "my:skills") if is_skill else ("my:choose_occupation", "my:occupation")
    what = "skill" if is_skill else "occupation"
    notify(
        user=person,
        kind=f"{what}_added" if concept else f"{what}_not_added",
        values={"word": suggestion.text, "answer": OfficeWords(suggestion.answer)} | ({what: labels} if labels else {}),
        path=reverse(page, args=[concept.pk]) if concept else reverse(pages),
    )


def _add_label(concept: Concept, language: str, text: str, kind: LabelKind, by: User) -> Model:
    return ConceptLabel.objects.create(
        concept=concept,
        language=language,
        text=" ".join(text.split()),
        kind=kind,
        review_state=ReviewState.REVIEWED,
        reviewed_by=by,
        reviewed_at=timezone.now(),
    )


def _new_code(label: str, kind: ConceptKind) -> str:
    """A code that no other of its kind has: the label in ASCII, with a number when it is taken."""
    stem = slugify(label)[:100] or kind.value
    taken = set(Concept.objects.filter(kind=kind, code__startswith=stem).values_list("code", flat=True))
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if code not in taken)
