"""A list without a fault is taken over as a whole, and what is here already stays as it is."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.log_actions import log

from diaspora.models import User
from skills_match.models import Programme

from ..enums import ListKind
from ..models import AskedAddress, EarlierAssignment, EarlierExpert, EarlierList
from . import known
from .errors import NothingNew
from .lines import Line


@transaction.atomic
def take_over(*, kind: ListKind, lines: Iterable[Line], source: str, by: User) -> EarlierList:
    """Store the lines that are new. One list at a time, so that of two equal ones the second adds nothing.

    Institutions are approved by whoever takes them over; each expert gets one letter. Both are a matter of minutes
    where there are many, and done by the worker (`store_what_is_left`, `ask_who_waits`). Raises NothingNew.
    """
    one_at_a_time()
    new = _NEW[kind](list(lines))
    if not new:
        raise NothingNew
    taken = EarlierList.objects.create(kind=kind, source=source, number=len(new), taken_by=by)
    _STORED[kind](taken, new)
    log(instance=by, action="account.list_taken", user=by, data={"list": taken.pk, "lines": len(new)})
    return taken


def one_at_a_time() -> None:
    """There is always exactly one general programme, and nothing else here takes it."""
    list(Programme.objects.select_for_update(no_key=True).filter(is_default=True))


def _new_institutions(lines: list[Line]) -> list[Line]:
    return known.institutions_not_in(known.institutions_known(), lines)


def _new_experts(lines: list[Line]) -> list[Line]:
    there = known.addresses_known(line["email"] for line in lines)
    return [line for line in lines if line["email"] not in there]


def _new_assignments(lines: list[Line]) -> list[Line]:
    there = known.work_known(map(known.print_of_work, lines))
    return [line for line in lines if known.print_of_work(line) not in there]


def _store_institutions(taken: EarlierList, lines: list[Line]) -> None:
    """One by one by the worker, as each is approved by a move with its own log."""
    taken.left = lines
    taken.save(update_fields=["left"])


def _store_experts(taken: EarlierList, lines: list[Line]) -> None:
    """Each gets the one letter that its address ever gets, which the worker writes."""
    prints = [AskedAddress(print=known.print_of("address", line["email"])) for line in lines]
    AskedAddress.objects.bulk_create(prints)
    EarlierExpert.objects.bulk_create(EarlierExpert(taken_from=taken, **line) for line in lines)


def _store_assignments(taken: EarlierList, lines: list[Line]) -> None:
    """Where somebody lived is not taken over again of whoever said no, or nothing."""
    people = [line["email"] for line in lines if line["email"]]
    waiting = dict(EarlierExpert.objects.filter(email__in=people).values_list("email", "pk"))
    profiles = known.profiles_at(people)
    forgotten = known.addresses_asked(people) - waiting.keys() - profiles.keys()
    EarlierAssignment.objects.bulk_create(
        EarlierAssignment(
            taken_from=taken,
            programme_id=line["programme"],
            institution_id=line["institution"],
            title=line["title"],
            sector_id=line["sector"] or None,
            region_id=line["region"] or None,
            mode=line["mode"],
            state=line["how_it_ended"],
            began_on=line["began_on"],
            ended_on=line["ended_on"],
            learners=line["learners"] or 0,
            country="" if line["email"] in forgotten else line["country"],
            expert_id=waiting.get(line["email"]),
            profile_id=None if line["email"] in waiting else profiles.get(line["email"]),
            print=known.print_of_work(line),
        )
        for line in lines
    )


_NEW = {
    ListKind.INSTITUTIONS: _new_institutions,
    ListKind.EXPERTS: _new_experts,
    ListKind.ASSIGNMENTS: _new_assignments,
}
_STORED = {
    ListKind.INSTITUTIONS: _store_institutions,
    ListKind.EXPERTS: _store_experts,
    ListKind.ASSIGNMENTS: _store_assignments,
}
