"""A list without a fault is taken over as a whole, and what is here already stays as it is."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from diaspora.enums import InstitutionState
from diaspora.institutions.moves import move_institution
from diaspora.models import Institution, InstitutionName, User
from skills_match.models import Programme

from ..enums import ListKind
from ..models import AskedAddress, EarlierAssignment, EarlierExpert, EarlierList
from . import known
from .asking import ask
from .errors import NothingNew
from .lines import Line


@transaction.atomic
def take_over(*, kind: ListKind, lines: Iterable[Line], source: str, by: User) -> EarlierList:
    """Store the lines that are new. One list at a time, so that of two equal ones the second adds nothing.

    Institutions are approved by whoever takes them over; each expert gets one letter. Raises NothingNew.
    """
    _one_at_a_time()
    new = _NEW[kind](list(lines))
    if not new:
        raise NothingNew
    taken = EarlierList.objects.create(kind=kind, source=source, number=len(new), taken_by=by)
    _STORED[kind](taken, new, by)
    log(instance=by, action="account.list_taken", user=by, data={"list": taken.pk, "lines": len(new)})
    return taken


def _one_at_a_time() -> None:
    """There is always exactly one general programme, and nothing else here takes it."""
    list(Programme.objects.select_for_update(no_key=True).filter(is_default=True))


def _new_institutions(lines: list[Line]) -> list[Line]:
    there = known.institutions_known()
    return [line for line in lines if not known.keys_of_institution(line) & there]


def _new_experts(lines: list[Line]) -> list[Line]:
    there = known.addresses_known(line["email"] for line in lines)
    return [line for line in lines if line["email"] not in there]


def _new_assignments(lines: list[Line]) -> list[Line]:
    there = known.work_known(map(known.print_of_work, lines))
    return [line for line in lines if known.print_of_work(line) not in there]


def _store_institutions(taken: EarlierList, lines: list[Line], by: User) -> None:
    """Nobody works for them yet: the office invites somebody, or they ask for it."""
    for line in lines:
        details = {name: line[name] for name in ("kind", "official_email", "website")}
        institution = Institution.objects.create(region_id=line["region"], **details)
        InstitutionName.objects.create(institution=institution, name_en=line["name_en"], name_sw=line["name_sw"])
        move_institution(institution=institution, to=InstitutionState.APPROVED, by=by)


def _store_experts(taken: EarlierList, lines: list[Line], by: User) -> None:
    """Each gets the one letter that its address ever gets."""
    now = timezone.now()
    for line in lines:
        AskedAddress.objects.create(print=known.print_of("address", line["email"]))
        ask(EarlierExpert.objects.create(taken_from=taken, asked_at=now, **line))


def _store_assignments(taken: EarlierList, lines: list[Line], by: User) -> None:
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
