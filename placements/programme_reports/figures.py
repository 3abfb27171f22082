"""What a programme did between two days, in tables, as far as is known when they are asked for: what is written down,
approved or answered later changes the figures of the same days, so each report says from when it is, and one whose
figures must stay is frozen. Of people it says numbers rounded to five, and nothing below five: also of those who were
asked and answered, from which rates are taken as they are told.

What a table is says `office.figures`. Each row has a key that leads to the assignments behind it (`behind.py`).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeAlias

from django.db.models import F, Sum
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from casework.languages import in_every_language
from casework.money import written
from casework.persons import FEWEST, published
from office.figures import Figures, said
from skills_match.enums import Mode

from ..enums import PlacementState, Respondent, ValueSource, Wave
from ..logframe.lines import LogframeRow, lines_of
from ..logframe.measures import measured
from ..logframe.scope import Scope
from ..models import EarlierAssignment, Placement

#: Where a table keeps of whom its rows are made; nobody is shown it.
PEOPLE = "people"
_NUMBER = pgettext_lazy("in a report", "Number")
#: Somebody's work, of this portal or from a list.
Work: TypeAlias = Placement | EarlierAssignment
#: Of an assignment: what tells it apart in a table, as a key and as a text.
KINDS: dict[str, Callable[[Work], Any]] = {
    "sector": lambda row: row.sector,
    "region": lambda row: row.region,
    "mode": lambda row: Mode(row.mode),
    "state": lambda row: PlacementState(row.state),
    "country": lambda row: row.lived_in,
}


def tables_of(scope: Scope) -> list[Figures]:
    """Every table that has a row."""
    assignments = _("Assignments")
    tables = [
        _logframe(scope),
        _counted(scope, "sector", _("Assignments by sector"), _("Sector"), assignments),
        _counted(scope, "region", _("Assignments by region"), _("Region"), assignments),
        _counted(scope, "mode", _("Assignments by mode"), _("Mode"), assignments),
        _counted(scope, "state", _("How they ended"), _("State"), assignments),
        _counted(scope, "country", _("Where experts live"), _("Country"), _("Experts")),
        _work(scope),
        _sexes(scope),
        _deliverables(scope),
        _money(scope),
        _answers(scope),
        _levels(scope),
        _lists(scope),
    ]
    return [table for table in tables if table["rows"]]


def _table(title: str | Promise, header: list[Any], keyed: list[tuple[str, list[Any]]]) -> Figures:
    return {
        "title": said(title),
        "header": [said(each) for each in header],
        "rows": [row for _key, row in keyed],
        "keys": [key for key, _row in keyed],
    }


def key_of(kind: str, placement: Work) -> str:
    value = KINDS[kind](placement)
    return str(getattr(value, "pk", value) or "")


def _named(kind: str, placement: Work) -> dict[str, str]:
    value = KINDS[kind](placement)
    if not value:
        return said("–")
    if kind == "country":
        return in_every_language(partial(countries.name, value))
    return in_every_language(lambda: getattr(value, "label", value))


def _counted(scope: Scope, kind: str, title: Any, what: Any, how_many: Any) -> Figures:
    """Assignments are public things: they are counted exactly. Experts are people, each counted once a row."""
    works: list[Work] = [*scope.rows, *scope.earlier]
    rows = [(key_of(kind, row), row) for row in works]
    tell, told_apart = (published, _person_of) if kind == "country" else (int, _itself)
    numbers = Counter(key for key, _one in {(key, told_apart(row)) for key, row in rows})
    # A name costs a look into every catalogue: once for each, not for each row.
    names = {key: _named(kind, row) for key, row in dict(rows).items()}
    keyed = [(f"{kind}.{key}", [names[key], tell(numbers[key])]) for key in names]
    return _table(title, [what, how_many], sorted(keyed, key=lambda row: row[1][0]["en"]))


def _itself(row: Work) -> tuple[str, int]:
    return row._meta.label, row.pk


def _person_of(row: Work) -> tuple[str, int]:
    """Whose work it is; where a list does not say, of somebody else than all others."""
    profile = row.application.profile_id if isinstance(row, Placement) else row.profile_id
    if profile:
        return "profile", profile
    expert = None if isinstance(row, Placement) else row.expert_id
    return ("expert", expert) if expert else _itself(row)


def _measures(scope: Scope, *measures: ValueSource) -> list[tuple[str, list[Any]]]:
    return [(f"measure.{each}", [said(each.label), measured(each, scope)]) for each in measures]


def _work(scope: Scope) -> Figures:
    shown = (ValueSource.DAYS, ValueSource.SESSIONS, ValueSource.TAUGHT, ValueSource.SUPERVISED, ValueSource.LEARNERS)
    return _table(_("What was done"), ["", _NUMBER], _measures(scope, *shown) if scope.rows or scope.earlier else [])


def _sexes(scope: Scope) -> Figures:
    """Added up over all assignments of the time, and for none of them by itself: no rows lie behind it."""
    told = [(_("Women"), scope.sexes["women"]), (_("Men"), scope.sexes["men"])]
    keyed = [("", [said(name), published(number)]) for name, number in told if number is not None]
    return _table(_("Who learnt, where institutions said it"), ["", _NUMBER], keyed)


def _deliverables(scope: Scope) -> Figures:
    planned = ("planned.", [said(_("In the work plans")), len(scope.deliverables)])
    keyed = [planned, *_measures(scope, ValueSource.DELIVERABLES, ValueSource.EVIDENCE)]
    if scope.uses:
        asked = ("asked.", [said(_("Asked about after a year")), len(scope.uses)])
        keyed += [asked, *_measures(scope, ValueSource.KEPT)]
    return _table(_("Deliverables"), ["", _NUMBER], keyed if scope.deliverables or scope.uses else [])


def _money(scope: Scope) -> Figures:
    """Each currency by itself."""
    names = ("budget_line", "grant", "currency")
    grouped = scope.shares.order_by().values("budget_line", "grant", currency=F("line__claim__currency"))
    sums = list(grouped.annotate(total=Sum("pay_minor")).order_by(*names))
    budget_lines, grants = scope.programme.budget_lines.in_bulk(), scope.programme.grants.in_bulk()
    keyed = [
        (
            f"money.{each['budget_line']}-{each['grant']}-{each['currency']}",
            [
                in_every_language(partial(str, budget_lines[each["budget_line"]])),
                str(grants[each["grant"]]),
                in_every_language(partial(written, each["total"], each["currency"])),
            ],
        )
        for each in sums
    ]
    return _table(_("Money"), [_("Budget line"), _("Grant"), _("Approved")], keyed)


def _answers(scope: Scope) -> Figures:
    """How many of those who were asked in this time have answered, whenever they did: people, each told once."""
    keyed = []
    for name, rows, wave, respondent in _groups(scope):
        asked, answered = published(_people(rows)), published(_people(row for row in rows if row["answered_at"]))
        keyed.append((f"answers.{wave}-{respondent}", [name, asked, answered, rate_of(answered, asked)]))
    header = ["", _("Asked"), _("Answered"), _("Rate, of the rounded numbers")]
    return _table(_("Answers about what has stayed"), header, keyed)


def _levels(scope: Scope) -> Figures:
    """Means, from answers of five people on, with the rate of answers next to them. `people` says of whose answers each
    row is made (by their numbers), so that a frozen one can be held against others."""
    keyed, people = [], {}
    for name, rows, wave, respondent in _groups(scope):
        answers = [row for row in rows if row["answered_at"]]
        if _people(answers) < FEWEST:
            continue
        means = [_mean([row[level] for row in answers]) for level in ("information", "knowledge", "organisation")]
        rate = rate_of(published(_people(answers)), published(_people(rows)))
        key = f"answers.{wave}-{respondent}"
        keyed.append((key, [name, *means, rate]))
        people[key] = sorted(row["pk"] for row in answers)
    header = ["", _("Information"), _("Knowledge"), _("Organisation"), _("Rate, of the rounded numbers")]
    return _table(_("Means of the answers, 1 to 5"), header, keyed) | {PEOPLE: people}


def _lists(scope: Scope) -> Figures:
    """Where the assignments come from that no one here has followed."""
    numbers = Counter((row.taken_from_id, row.taken_from.source) for row in scope.earlier)
    keyed = [(f"list.{pk}", [source, number]) for (pk, source), number in sorted(numbers.items())]
    return _table(_("Counted from lists before the portal"), [_("Where it comes from"), _("Assignments")], keyed)


def _groups(scope: Scope) -> list[tuple[dict[str, str], list[dict[str, Any]], Wave, Respondent]]:
    groups = []
    for wave in Wave:
        for respondent in Respondent:
            rows = [row for row in scope.answers if (row["wave"], row["asked"]) == (wave, respondent)]
            if rows:
                groups.append((in_every_language(partial(_called, wave, respondent)), rows, wave, respondent))
    return groups


def _people(rows: Iterable[dict[str, Any]]) -> int:
    """Somebody who was asked several times is one."""
    return len({row["who"] for row in rows})


def _called(wave: Wave, respondent: Respondent) -> str:
    return f"{wave.label}: {respondent.label}"


def rate_of(answered: int | None, asked: int | None) -> str:
    """Of numbers as they are told: a rate of the exact ones would tell those."""
    return "–" if answered is None or asked is None else f"{round(100 * answered / asked)} %"


def _mean(values: list[int]) -> dict[str, str]:
    return in_every_language(lambda: number_format(round(sum(values) / len(values), 1), decimal_pos=1))


def _logframe(scope: Scope) -> Figures:
    header = [
        _("Outcome or output"),
        _("Indicator"),
        _("Baseline"),
        pgettext_lazy("logframe", "Target"),
        pgettext_lazy("logframe", "Actual"),
        pgettext_lazy("logframe", "Reached"),
        _("Source"),
    ]
    keyed = [(f"indicator.{line.indicator.pk}", _told(line)) for line in lines_of(scope)]
    return _table(_("Logframe"), header, keyed)


def _told(line: LogframeRow) -> list[Any]:
    row = line.indicator
    baseline = "" if row.baseline is None else in_every_language(lambda: _dated(row.baseline, row.baseline_on))
    target = "" if line.target is None else in_every_language(lambda: _until(line))
    actual = None if line.is_small else "" if line.actual is None else _plain(line.actual)
    reached = "" if line.reached is None else f"{line.reached} %"
    source = in_every_language(lambda: row.source or row.get_measure_display())
    return [
        in_every_language(partial(str, row.aim)),
        in_every_language(partial(str, row)),
        baseline,
        target,
        actual,
        reached,
        source,
    ]


def _plain(value: Any) -> Any:
    return int(value) if value == int(value) else float(value)


def _dated(value: Any, day: Any) -> str:
    return f"{number_format(_plain(value))} ({date_format(day, 'SHORT_DATE_FORMAT')})"


def _until(line: LogframeRow) -> str:
    told = number_format(_plain(line.target))
    if line.until is None:
        return told
    return gettext("%(value)s by %(day)s") % {"value": told, "day": date_format(line.until, "SHORT_DATE_FORMAT")}
