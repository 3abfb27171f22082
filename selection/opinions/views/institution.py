"""What a host sees of the people who applied for its assignments, and what it recommends."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.filters import one_of
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.privacy.access_log import record_access
from diaspora.who_may import member, who_may
from skills_match.applications.compared import compared, compared_alone
from skills_match.applications.pages import application_page
from skills_match.applications.sent import profile_sections, words_sections
from skills_match.enums import APPLICATION_OPEN, Audience
from skills_match.models import Application, Assignment
from skills_match.rules import host_may_read_sent, host_may_see_contact, may_review

from ..forms.giving import OpinionForm
from ..giving import give_opinion, to_recommend


@who_may(member)
def applicants(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    if not may_review(request.user, assignment.institution):
        raise Http404
    waits_only = bool(one_of(request.GET, "show", ["to-recommend"]))
    sent = to_recommend(request.user) if waits_only else Application.objects.for_host(request.user)
    counted = (
        sent.filter(assignment=assignment)
        .for_lists()
        .annotate(
            yes_count=Count("opinions", filter=Q(opinions__recommends=True)),
            no_count=Count("opinions", filter=Q(opinions__recommends=False)),
        )
        .order_by("-submitted_at", "-id")
    )
    listed = page_of(request, counted)
    values = {"assignment": assignment, "waits_only": waits_only, **listed}
    values |= compared(listed["page"].object_list, address=_address)
    return render(request, "institution/applicants.html", values)


def _address(sent: Application) -> str:
    return reverse("institution_assignments:application", args=[sent.assignment.reference, sent.pk])


@who_may(member)
def application(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    return _page(request, _readable(request, reference, pk))


@who_may(member)
def opinion(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Recommend or not; what was written stays on the page when the office was faster."""
    sent = _readable(request, reference, pk)
    if request.method != "POST":
        return redirect("institution_assignments:application", reference, pk)
    form = OpinionForm(request.POST, instance=sent.opinions.filter(member=request.user).first())
    if form.is_valid():
        with may_be_refused(form):
            give_opinion(application=sent, by=request.user, **form.cleaned_data)
            messages.success(request, _("Your recommendation is saved. The programme office sees it."))
            return redirect("institution_assignments:application", reference, pk)
    return _page(request, sent, form=form)


def _readable(request: HttpRequest, reference: str, pk: int) -> Application:
    readable = Application.objects.for_host(request.user).for_lists()
    return get_object_or_404(readable, pk=pk, assignment__reference=reference)


def _page(request: HttpRequest, sent: Application, form: OpinionForm | None = None) -> HttpResponse:
    values = {"application": sent, "assignment": sent.assignment, "may_read": host_may_read_sent(sent)}
    if values["may_read"]:
        record_access(subject=sent.profile.user, viewer=request.user, what="application")
        opinions = list(sent.opinions.select_related("member"))
        own = next((each for each in opinions if each.member_id == request.user.pk), None)
        values |= {
            "sections": words_sections(sent) + profile_sections(sent.snapshot),
            "shows_contact": host_may_see_contact(sent),
            "added": application_page.sections(sent, Audience.HOSTS),
            **compared_alone(sent),
            "applicants": Application.objects.for_host(request.user).filter(assignment=sent.assignment).count(),
            "opinions": opinions,
            "is_open": sent.state in APPLICATION_OPEN,
            "form": form or OpinionForm(instance=own),
        }
    return render(request, "institution/application.html", values)
