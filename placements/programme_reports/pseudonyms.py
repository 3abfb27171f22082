"""What an evaluator works with: a row for each assignment, without a name and without words, and a codebook that says
what each column means.

Who is who is said by a pseudonym that is the same for one evaluator in one programme each time, and another one for
everybody else: two evaluators cannot put their rows together. Days are told as quarters.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.exported import Table
from diaspora.models import User
from skills_match.models import Programme

from ..enums import Respondent, ValueSource, Wave
from ..logframe.measures import contributions, in_unit
from ..logframe.scope import Scope
from ..models import Evaluation, Placement

#: Signs of a pseudonym: nobody of a programme gets that of another.
_LENGTH = 12
_LEVELS = {
    "information": gettext_lazy("Information"),
    "knowledge": gettext_lazy("Knowledge"),
    "organisation": gettext_lazy("Organisation"),
}
_MEASURES = (
    ValueSource.DAYS,
    ValueSource.SESSIONS,
    ValueSource.TAUGHT,
    ValueSource.SUPERVISED,
    ValueSource.LEARNERS,
    ValueSource.DELIVERABLES,
)

COLUMNS = {
    "expert": gettext_lazy("Pseudonym of the expert: the same in each row of one person"),
    "sector": gettext_lazy("Sector of the assignment"),
    "region": gettext_lazy("Region of the assignment"),
    "mode": gettext_lazy("Mode: online, on_site or blended"),
    "state": gettext_lazy("State of the assignment"),
    "began": gettext_lazy("Year and quarter in which it began"),
    "ended": gettext_lazy("Year and quarter in which it ended; empty while it runs"),
    "ending_reason": gettext_lazy("Kind of reason why it ended before its time, as a code; empty otherwise"),
    "days": gettext_lazy("Days at work in the period"),
    "sessions": gettext_lazy("Sessions in the knowledge ledger in the period"),
    "taught": gettext_lazy("Hours taught in the period"),
    "supervised": gettext_lazy("Hours supervised in the period"),
    "learners": gettext_lazy("The largest group that learnt at once in the period"),
    "deliverables": gettext_lazy("Deliverables done in the period"),
}


def _answered(wave: Wave, asked: Respondent, level: str) -> str:
    return f"{wave}_{asked}_{level}"


def _answers_of(wave: Wave, asked: Respondent) -> list[str]:
    return [_answered(wave, asked, level) for level in _LEVELS]


GROUPS = [(wave, asked) for wave in Wave for asked in Respondent]


def rows_table(scope: Scope, *, evaluator: User) -> Table:
    """In codes, which are the same in every language."""
    header = [*COLUMNS, *(name for wave, asked in GROUPS for name in _answers_of(wave, asked))]
    return Table(_("Rows"), header, _rows(scope, evaluator))


def _rows(scope: Scope, evaluator: User) -> Iterator[list[Any]]:
    counted = {measure: contributions(measure, scope) for measure in _MEASURES}
    answers = _means(scope)
    tell = pseudonyms(scope.programme, evaluator)
    for row in scope.rows:
        numbers = [in_unit(measure, counted[measure].get(row.pk, 0)) for measure in _MEASURES]
        given = [answers.get((row.pk, wave, asked, level), "") for wave, asked in GROUPS for level in _LEVELS]
        assignment = row.assignment
        yield [
            tell(row),
            assignment.sector.code if assignment.sector else "",
            assignment.region.code if assignment.region else "",
            row.mode,
            row.state,
            quarter(row.began_on),
            quarter(row.ended_on),
            row.ending_reason,
            *numbers,
            *given,
        ]


def pseudonyms(programme: Programme, evaluator: User) -> Callable[[Placement], str]:
    def tell(placement: Placement) -> str:
        profile = placement.application.profile_id
        return salted_hmac("placements.evaluators", f"{programme.pk}:{evaluator.pk}:{profile}").hexdigest()[:_LENGTH]

    return tell


def quarter(day: datetime.date | None) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}" if day else ""


def _means(scope: Scope) -> dict[tuple[int, str, str, str], float]:
    """Several counterparts of one assignment give their mean."""
    sums: Counter = Counter()
    numbers: Counter = Counter()
    for row in scope.answers:
        if not row["answered_at"]:
            continue
        for level in _LEVELS:
            key = (row["placement"], row["wave"], row["asked"], level)
            sums[key] += row[level]
            numbers[key] += 1
    return {key: round(sums[key] / numbers[key], 2) for key in sums}


def codebook(scope: Scope) -> Table:
    """Each column in the language of its reader, with the version of the questions that were asked."""
    rows = [[name, str(text)] for name, text in COLUMNS.items()]
    for wave, asked in GROUPS:
        for level in _LEVELS:
            told = {"who": asked.label, "when": wave.label, "level": _LEVELS[level]}
            text = _("%(when)s, %(who)s: %(level)s, from 1 (nothing) to 5 (everything that was hoped for)") % told
            rows.append([_answered(wave, asked, level), text])
    answered = Evaluation.objects.filter(placement__in=scope.keys).exclude(answered_at=None)
    versions = answered.order_by("form_version")
    rows.append(["form_version", ", ".join(map(str, _distinct(versions)))])
    return Table(_("Codebook"), [_("Column"), _("Meaning")], iter(rows))


def _distinct(versions: QuerySet[Evaluation]) -> list[int]:
    return list(versions.values_list("form_version", flat=True).distinct())
