"""The tables of a report: a closed list. Of people they say numbers rounded to five and nothing below five; what is
public, such as sessions, is counted exactly. What a table is says `office.figures`.
"""

from functools import partial
from typing import Any

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.languages import in_every_language, written_in_every_language
from casework.persons import FEWEST, published
from office.figures import Figures, said

from ..enums import INTERNAL_KINDS, RegistrationState, SessionKind
from ..feedback.sums import sums_of
from ..models import CheckIn, Event, TrainedGroup
from ..programme.reading import released

_NUMBER = pgettext_lazy("how many people", "People")


def figures_of(event: Event) -> list[Figures]:
    """Every table that has a row, as things stand now."""
    tables = (_programme(event), _places(event), _days(event), _groups(event), _feedback(event))
    return [table for table in tables if table["rows"]]


def _table(title: str | Promise, header: tuple[str | Promise, ...], rows: list[list[Any]]) -> Figures:
    return {"title": said(title), "header": [said(each) for each in header], "rows": rows}


def _programme(event: Event) -> Figures:
    """As the last version was released."""
    programme = released(event)
    kinds = [slot.entry["kind"] for slot in programme.slots] if programme else []
    counted = [(kind, kinds.count(kind)) for kind in SessionKind if kind not in {*INTERNAL_KINDS, SessionKind.BREAK}]
    rows = [[said(kind.label), number] for kind, number in counted if number]
    return _table(pgettext_lazy("event", "Programme"), (_("Kind"), _("Sessions")), rows)


def _places(event: Event) -> Figures:
    confirmed = Q(delegates__registration__state=RegistrationState.CONFIRMED, delegates__cancelled_at=None)
    categories = list(
        event.categories.annotate(people=Count("delegates", filter=confirmed)).order_by("sort_order", "id")
    )
    rows = [[written_in_every_language(row, "name"), published(row.people)] for row in categories]
    if len(rows) > 1:
        rows.append([said(_("All together")), published(sum(row.people for row in categories))])
    return _table(_("Places taken"), (_("Category"), _NUMBER), rows)


def _days(event: Event) -> Figures:
    """Whom a gate let in, each person once a day."""
    came: dict[Any, set[int]] = {}
    for delegate, at in CheckIn.objects.filter(list__event=event).values_list("delegate", "at"):
        came.setdefault(at.astimezone(event.zone).date(), set()).add(delegate)
    days = [day for day in event.days if day in came]
    rows = [[in_every_language(partial(date_format, day)), published(len(came[day]))] for day in days]
    return _table(_("Who came"), (_("Day"), _NUMBER), rows)


def _groups(event: Event) -> Figures:
    groups = list(event.trained_groups.all())
    rows = [[said(row.institution), published(row.sent), published(row.stayed), *_checked([row])] for row in groups]
    if len(groups) > 1:
        sent, stayed = (sum(getattr(row, name) for row in groups) for name in ("sent", "stayed"))
        rows.append([said(_("All together")), published(sent), published(stayed), *_checked(groups)])
    header = (
        _("Institution"),
        pgettext_lazy("people", "Sent"),
        _("Stayed to the end"),
        _("Check before"),
        _("Check after"),
    )
    return _table(_("What was learnt"), header, rows)


def _checked(groups: list[TrainedGroup]) -> list[str]:
    """The results before and after, weighted by people; nothing where they are of fewer than five."""
    both = [row for row in groups if row.before is not None and row.after is not None]
    people = sum(row.stayed for row in both)
    if people < FEWEST:
        return ["", ""]
    before, after = (
        round(sum(getattr(row, name) * row.stayed for row in both) / people) for name in ("before", "after")
    )
    return [f"{before} %", f"{after} %"]


def _feedback(event: Event) -> Figures:
    sums = [each for each in sums_of(event) if each.is_shown]
    rows = [[written_in_every_language(each.session, "title"), published(each.answers), each.mean] for each in sums]
    return _table(_("What delegates said"), (_("Session"), _("Answers"), _("Mean, of 5")), rows)
