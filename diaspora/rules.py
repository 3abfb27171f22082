"""Who may: predicates on people and institutions, used by views, querysets and templates alike."""

from django.conf import settings

from .enums import InstitutionState, MemberRole

_ORDER = [MemberRole.AUTHOR, MemberRole.REVIEWER, MemberRole.MANAGER]


def is_demonstration_only(email: str) -> bool:
    """An address of the demonstration, whose secrets everybody knows, where there is no demonstration."""
    return email.lower().endswith("@" + settings.DEMONSTRATION_DOMAIN) and not settings.DEMONSTRATION_ALLOWED


def is_office(user) -> bool:
    """Programme officers and administrators."""
    return user.is_authenticated and user.has_perm("diaspora.work_in_office")


def is_editor(user) -> bool:
    """May enter Wagtail's editor."""
    return user.is_authenticated and user.has_perm("wagtailadmin.access_admin")


def memberships_of(user) -> list:
    """All memberships of `user`, the one chosen last first, cached on the user."""
    if not user.is_authenticated:
        return []
    if not hasattr(user, "_memberships"):
        user._memberships = list(user.memberships.select_related("institution").prefetch_related("institution__names"))
    return user._memberships


def membership_of(user, institution=None):
    """The membership of `user` in `institution` (or the one chosen last); None without one."""
    return next((m for m in memberships_of(user) if institution is None or m.institution_id == institution.pk), None)


def is_working(institution) -> bool:
    """Its members may work for it: it waits for approval or is approved."""
    return institution.state in (InstitutionState.PENDING, InstitutionState.APPROVED)


def is_member(user, institution, role: MemberRole = MemberRole.AUTHOR) -> bool:
    """Member of `institution` with at least `role`; suspended and rejected institutions have no working members."""
    membership = membership_of(user, institution)
    return (
        membership is not None
        and is_working(membership.institution)
        and _ORDER.index(MemberRole(membership.role)) >= _ORDER.index(role)
    )


def may_suspend(officer, account) -> bool:
    """Officers never suspend themselves, and only an administrator suspends an administrator."""
    return is_office(officer) and officer.pk != account.pk and not outranks(account, officer)


def outranks(account, officer) -> bool:
    """A superuser outranks everybody else, an administrator the other officers."""
    if account.is_superuser:
        return not officer.is_superuser
    return may_manage_accounts(account) and not may_manage_accounts(officer)


def may_manage_accounts(user) -> bool:
    """Administrators, who also work in the programme office: they open accounts and give roles."""
    return is_office(user) and user.has_perm("diaspora.manage_accounts")


def may_manage_account(administrator, account) -> bool:
    """Never one's own, that of a superuser only by a superuser, and no account that was deleted."""
    return (
        may_manage_accounts(administrator)
        and administrator.pk != account.pk
        and (administrator.is_superuser or not account.is_superuser)
        and not account.is_erased
    )


#: Each says yes for one role. Apps above add theirs when they start.
STAFF_RULES = [is_office, is_editor]


def is_staff(user) -> bool:
    """Officers, editors, administrators and the roles of apps above; members of institutions are not the portal's own
    staff."""
    return user.is_staff or user.is_superuser or any(rule(user) for rule in STAFF_RULES)


def may_reset_second_factor(officer, account) -> bool:
    """Never one's own, that of staff only by an administrator, and that of a superuser by another one."""
    if officer.pk == account.pk or outranks(account, officer):
        return False
    return may_manage_accounts(officer) or (is_office(officer) and not is_staff(account))


def needs_second_factor(user) -> bool:
    """Staff sign in with a second factor: office, editors, administrators and members of institutions.

    An institution whose request still waits, or was refused, sees nobody else's data: its members read what became of
    the request, and answer a question about it, by their password.
    """
    if not user.is_authenticated:
        return False
    return is_staff(user) or any(_saw_people(membership.institution) for membership in memberships_of(user))


def _saw_people(institution) -> bool:
    return institution.state not in (InstitutionState.PENDING, InstitutionState.REJECTED)


def _owns_file(user, file) -> bool:
    return user.is_authenticated and file.owner_id == user.pk


def _office_opens_current_file(user, file) -> bool:
    """The office opens what belongs to a profile that its owner published."""
    profile = getattr(file.owner, "profile", None)
    return is_office(user) and file.is_current and profile is not None and profile.is_shown


#: Each says yes for one reason. Apps above add theirs when they start: an application that names the file.
FILE_RULES = [_owns_file, _office_opens_current_file]


def may_open_file(user, file) -> bool:
    """May `user` open this private file? One reason is enough; without one the file does not exist for them."""
    return any(rule(user, file) for rule in FILE_RULES)
