"""Members of an institution, and the invitations to become one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.token_links import private
from casework.translated.spoken import in_a_sentence, with_language

from ... import rules
from ...enums import MemberRole
from ...hourly_limits import HourIsFull
from ...who_may import anyone, member, who_may
from .. import invitations, members
from ..forms import InviteMemberForm, RoleForm
from ..refusals import InstitutionRefusal
from .institution import manager_of


@who_may(member)
def list_members(request: HttpRequest) -> HttpResponse:
    institution = rules.membership_of(request.user).institution
    listed = page_of(request, institution.memberships.select_related("user").order_by("joined_at"))
    is_manager = rules.is_member(request.user, institution, MemberRole.MANAGER)
    waiting = institution.invitations.waiting()[:100] if is_manager else []
    context = {"institution": institution, "invitations": waiting, "is_manager": is_manager, "now": timezone.now()}
    return render(request, "institution/members.html", {**context, **listed})


@who_may(member)
def invite(request: HttpRequest) -> HttpResponse:
    institution = manager_of(request)
    form = InviteMemberForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form, HourIsFull), may_be_refused(form, InstitutionRefusal, field="email"):
            invitation = invitations.invite_member(institution=institution, by=request.user, **form.cleaned_data)
            messages.success(request, _("We send the invitation to %(email)s.") % {"email": invitation.email})
            return redirect("institution:members")
    return render(request, "institution/invite.html", {"form": form, "institution": institution})


@require_POST
@who_may(member)
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(manager_of(request).invitations.waiting(), pk=pk)
    fields = {field: getattr(invitation, field) for field in ("institution", "email", "role", "language")}
    return _say(
        request,
        lambda: invitations.invite_member(by=request.user, again=True, **fields),
        _("We send a new link to %(email)s. The old one does not work any more.") % {"email": invitation.email},
    )


@require_POST
@who_may(member)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(manager_of(request).invitations, pk=pk)
    return _say(
        request,
        lambda: invitations.revoke_invitation(invitation=invitation, by=request.user),
        _("The invitation to %(email)s is taken back.") % {"email": invitation.email},
    )


@who_may(member)
def role(request: HttpRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(manager_of(request).memberships.select_related("user"), pk=pk)
    form = RoleForm(request.POST if request.method == "POST" else None, initial={"role": membership.role})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form, field="role"):
            members.change_role(membership=membership, by=request.user, role=form.cleaned_data["role"])
            messages.success(request, _("The role of %(member)s is saved.") % {"member": membership.user})
            return redirect("institution:members")
    return render(request, "institution/role.html", {"form": form, "membership": membership})


@who_may(member)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(manager_of(request).memberships.select_related("user"), pk=pk)
    if request.method == "POST":
        return _say(
            request,
            lambda: members.remove_member(membership=membership, by=request.user),
            _("%(member)s is no longer a member.") % {"member": membership.user},
        )
    return render(request, "institution/remove.html", {"membership": membership})


@who_may(member)
def leave(request: HttpRequest) -> HttpResponse:
    membership = rules.membership_of(request.user)
    if request.method == "POST":
        with may_be_refused(request):
            members.remove_member(membership=membership, by=request.user)
            messages.success(
                request,
                in_a_sentence(
                    _("You left %(institution)s."), institution=with_language(membership.institution, "name")
                ),
            )
            return redirect("my:home")
        return redirect("institution:members")
    return render(request, "institution/leave.html", {"institution": membership.institution})


@private
@who_may(anyone)
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link: who invites, and the way in. A link that does not work says what to do."""
    try:
        if request.method == "POST" and request.user.is_authenticated:
            membership = invitations.accept_invitation(token=token, user=request.user)
            messages.success(
                request,
                in_a_sentence(
                    _("Welcome to %(institution)s."), institution=with_language(membership.institution, "name")
                ),
            )
            return redirect("institution:home")
        invitation = invitations.open_invitation(token=token)
    except invitations.InvitationRefusal as refusal:
        return render(request, "institution/invitation_closed.html", {"refusal": refusal}, status=410)
    return render(request, "institution/invitation.html", {"invitation": invitation})


def _say(request: HttpRequest, verb, text: str) -> HttpResponse:
    """Do it, say that it is done or why not, and go back to the list."""
    with may_be_refused(request):
        verb()
        messages.success(request, text)
    return redirect("institution:members")
