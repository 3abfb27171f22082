"""Which institution stands above which: ministry, agency, hospital. The office says so."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..models import Institution, User
from ..rules import is_office
from .refusals import InstitutionRefusal, NotAllowed


class StandsBelowItself(InstitutionRefusal):
    text = _("This institution stands below the one that you place, so it cannot be above it as well.")


@transaction.atomic
def place_institution(*, institution: Institution, parent: Institution | None, by: User) -> Institution:
    """Put `institution` below `parent`, or below nobody. Raises StandsBelowItself or NotAllowed.

    All institutions are held while the lines are followed upwards: they are few and rarely move, and two officers who
    place two institutions below each other at the same moment are answered one after the other.
    """
    if not is_office(by):
        raise NotAllowed
    rows = Institution.objects.select_for_update(no_key=True).order_by("pk")
    above = dict(rows.values_list("pk", "parent_id"))
    if parent is not None and institution.pk in _line_up_from(parent.pk, above):
        raise StandsBelowItself
    Institution.objects.filter(pk=institution.pk).update(parent=parent)
    log(instance=institution, action="institution.place", user=by, data={"below": parent.pk if parent else None})
    institution.parent = parent
    return institution


def _line_up_from(start: int, above: Mapping[int, int | None]) -> list[int]:
    """`start` and everything above it."""
    line: list[int] = []
    at: int | None = start
    while at is not None and at not in line:
        line.append(at)
        at = above.get(at)
    return line


def all_below(institution: Institution) -> set[int]:
    """The numbers of everything below, at any depth. One query."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in Institution.objects.values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(pk)
    found: set[int] = set()
    waiting = [institution.pk]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found
