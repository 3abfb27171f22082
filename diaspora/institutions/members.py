"""Members of an institution: roles, leaving, and that a manager is always there."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from .. import rules
from ..enums import MemberRole
from ..models import Institution, Membership, User
from ..notices.notify import notify
from .names import names_of
from .refusals import InstitutionRefusal, NotAllowed


class LastManager(InstitutionRefusal):
    def __init__(self):
        super().__init__(_("An institution is never without a manager. First make somebody else a manager."))


@transaction.atomic
def change_role(*, membership: Membership, role: MemberRole, by: User) -> Membership:
    """Give a member another role. The same role again changes nothing. Raises NotAllowed or LastManager."""
    locked = _lock(membership, by=by)
    if locked.role == role:
        return locked
    if role != MemberRole.MANAGER:
        _ensure_another_manager(locked)
    locked.role = role
    locked.save(update_fields=["role"])
    data = {"member": locked.user_id, "role": role}
    log(instance=locked.institution, action="institution.role", user=by, data=data)
    if locked.user_id != by.pk:
        values = {"institution": names_of(locked.institution), "role": role}
        notify(user=locked.user, kind="membership_role", values=values, path=reverse("institution:home"))
    return locked


@transaction.atomic
def remove_member(*, membership: Membership, by: User) -> None:
    """End a membership: a manager ends that of others, everybody their own. Raises NotAllowed or LastManager."""
    leaves = membership.user_id == by.pk
    locked = _lock(membership, by=by, or_oneself=True)
    _ensure_another_manager(locked)
    institution, person = locked.institution, locked.user
    locked.delete()
    action = "institution.leave" if leaves else "institution.remove"
    log(instance=institution, action=action, user=by, data={"member": person.pk})
    if not leaves:
        notify(user=person, kind="membership_removed", values={"institution": names_of(institution)})


def choose_institution(*, membership: Membership) -> None:
    """From now on the person works for this institution, on all pages."""
    Membership.objects.filter(pk=membership.pk).update(chosen_at=timezone.now())


def _lock(membership: Membership, *, by: User, or_oneself: bool = False) -> Membership:
    """The row as it is now, with the institution locked: two managers who remove each other do it one by one."""
    institution = Institution.objects.select_for_update(of=("self",), no_key=True).get(pk=membership.institution_id)
    acting = Membership.objects.filter(institution=institution, user=by).first()
    allowed = (or_oneself and membership.user_id == by.pk) or (
        rules.is_working(institution) and acting is not None and acting.role == MemberRole.MANAGER
    )
    locked = Membership.objects.select_related("user").filter(pk=membership.pk).first()
    if not allowed or locked is None:
        raise NotAllowed
    locked.institution = institution
    return locked


def _ensure_another_manager(membership: Membership) -> None:
    others = membership.institution.memberships.filter(role=MemberRole.MANAGER, user__is_active=True)
    if membership.role == MemberRole.MANAGER and not others.exclude(pk=membership.pk).exists():
        raise LastManager
