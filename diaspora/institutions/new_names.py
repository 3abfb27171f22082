"""The office answers a new name of an approved institution; until then readers meet the old one."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import written_in_every_language
from casework.moves import ReasonMissing, as_now
from casework.typed.turns import wait_for_turn

from .. import rules
from ..enums import MemberRole
from ..models import Institution, InstitutionName, User
from ..notices.notify import OfficeWords, notify_many
from .names import for_every_reader
from .refusals import InstitutionRefusal, NotAllowed
from .renaming import TURN, is_of_another


class NameOfAnother(InstitutionRefusal):
    text = _("Another institution has taken this name meanwhile. Look at both before you refuse it.")


class NoNameWaits(InstitutionRefusal):
    text = _("This name was answered already, or the institution took another one. Look at what waits now.")


@transaction.atomic
def confirm_name(*, institution: Institution, by: User, seen: str) -> InstitutionName:
    """Let readers meet the name from its day on; it replaces another one of that day. Its managers are told.

    `seen` is the `print` of the name that the officer saw. Raises NotAllowed, NoNameWaits or NameOfAnother.
    """
    wait_for_turn(TURN)
    locked, name = _waiting(institution, by, seen)
    if is_of_another(locked, written_in_every_language(name, "name")):
        raise NameOfAnother
    locked.names.filter(valid_from=name.valid_from).exclude(pk=name.pk).delete()
    name.confirmed_at = timezone.now()
    name.save(update_fields=["confirmed_at"])
    log(instance=locked, action="institution.confirm_name", user=by, data={"to": str(name)})
    _tell_managers(locked, name, "institution_name_confirmed")
    return name


@transaction.atomic
def refuse_name(*, institution: Institution, by: User, seen: str, reason: str) -> None:
    """Take the name away; the old one stays. Its managers read why. Raises NotAllowed, NoNameWaits or ReasonMissing."""
    locked, name = _waiting(institution, by, seen)
    if not reason.strip():
        raise ReasonMissing(_("Write the reason: the institution reads it."))
    log(instance=locked, action="institution.refuse_name", user=by, data={"to": str(name), "reason": reason.strip()})
    _tell_managers(locked, name, "institution_name_refused", reason=OfficeWords(reason.strip()))
    name.delete()


def _waiting(institution: Institution, by: User, seen: str) -> tuple[Institution, InstitutionName]:
    locked = Institution.objects.select_for_update(of=("self",), no_key=True).get(pk=institution.pk)
    if not rules.is_office(as_now(by)):
        raise NotAllowed
    name = locked.waiting_name
    if name is None or name.print != seen:
        raise NoNameWaits
    return locked, name


def _tell_managers(institution: Institution, name: InstitutionName, kind: str, **more: OfficeWords) -> None:
    values = {"name": for_every_reader(name), "day": name.valid_from, **more}
    managers = User.objects.filter(memberships__institution=institution, memberships__role=MemberRole.MANAGER)
    notify_many(users=managers, kind=kind, values=values, path=reverse("institution:details"))
