"""A new name of an institution. The programme office approved the old one, so it confirms the new one, too."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.folded import folded_name
from casework.languages import written_in_every_language
from casework.moves import as_now
from casework.typed.turns import wait_for_turn

from .. import rules
from ..enums import InstitutionState, MemberRole
from ..models import Institution, InstitutionName, User
from .names import for_every_reader, names_of
from .news import tell_officers
from .refusals import InstitutionRefusal, NotAllowed

#: Those whose names the office has accepted and readers know.
_KNOWN = (InstitutionState.APPROVED, InstitutionState.SUSPENDED)
_A_DAY = datetime.timedelta(days=1)
#: Of two institutions that reach for one name, the second looks when the first is done.
TURN = "names of institutions"


class NameTaken(InstitutionRefusal):
    text = _("This is or was the name of another institution. If it is yours now, write to the programme office.")


class NameUnchanged(InstitutionRefusal):
    text = _("This is the name of the institution already. Write the new one.")


class NameTooEarly(InstitutionRefusal):
    """Earlier days keep the name that readers knew."""

    def __init__(self, earliest: datetime.date) -> None:
        text = _("A new name can begin on %(day)s at the earliest: before that day the institution had another name.")
        super().__init__(str(text % {"day": date_format(earliest)}))


@transaction.atomic
def rename_institution(
    *, institution: Institution, by: User, names: dict[str, str], valid_from: datetime.date
) -> InstitutionName:
    """Give the institution a name from a day on; the earlier names stay in its history.

    A second change for the same day replaces the first. The name of an approved institution waits until the office
    confirms it, in the place of another that waits; readers meet the old one meanwhile. Raises NotAllowed, NameTaken,
    NameUnchanged or NameTooEarly.
    """
    wait_for_turn(TURN)
    locked = Institution.objects.select_for_update(of=("self",), no_key=True).get(pk=institution.pk)
    if not rules.is_member(as_now(by), locked, MemberRole.MANAGER):
        raise NotAllowed
    if is_of_another(locked, names):
        raise NameTaken
    is_approved = locked.state == InstitutionState.APPROVED
    if is_approved and _has_it_already(locked, names):
        raise NameUnchanged
    if is_approved and valid_from < (earliest := _earliest_day(locked)):
        raise NameTooEarly(earliest)
    before, names_before = str(locked.name_on(valid_from) or ""), names_of(locked)
    if is_approved:
        name, _new = locked.names.update_or_create(confirmed_at=None, defaults={**names, "valid_from": valid_from})
    else:
        name, _new = locked.names.update_or_create(valid_from=valid_from, defaults=names)
    log(instance=locked, action="institution.rename", user=by, data={"from": before, "to": str(name)})
    if is_approved:
        told = {"institution": names_before, "name": for_every_reader(name), "day": valid_from}
        tell_officers(locked, kind="institution_renamed", values=told, by=by)
    return name


def is_of_another(institution: Institution, names: dict[str, str]) -> bool:
    """Whether another institution has or had one of `names`, however it is written and in whatever language."""
    wanted = {folded for name in names.values() if (folded := folded_name(name))}
    holding = Q(*(("folded_name__contains", folded) for folded in wanted), _connector=Q.OR)
    others = InstitutionName.objects.filter(institution__state__in=_KNOWN, confirmed_at__isnull=False)
    others = others.exclude(institution=institution)
    return any(
        folded_name(text) in wanted
        for other in others.filter(holding)
        for text in written_in_every_language(other, "name").values()
    )


def _has_it_already(institution: Institution, names: dict[str, str]) -> bool:
    """Whether nothing would be new. While another name waits, the old one takes that back."""
    last = institution.names.filter(confirmed_at__isnull=False).order_by("-valid_from").first()
    is_waiting = institution.names.filter(confirmed_at=None).exists()
    return last is not None and not is_waiting and all(getattr(last, field) == text for field, text in names.items())


def _earliest_day(institution: Institution) -> datetime.date:
    """Neither before the last name nor before the approval. A name that began on an earlier day is not written over."""
    days = [timezone.localdate(institution.decided_at)] if institution.decided_at else []
    if last := institution.names.filter(confirmed_at__isnull=False).order_by("-valid_from").first():
        days.append(last.valid_from if last.valid_from >= timezone.localdate() else last.valid_from + _A_DAY)
    return max(days, default=datetime.date.min)
