"""Answers of the expert, referrals of the office, posts of the host, offers of alumni."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.filters import one_of
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.models import User
from diaspora.who_may import office, signed_in, who_may
from skills_match.models.querysets import today_in_closing_zone

from ...enums import PLACEMENT_BEGUN, AlumniOfferKind, Side
from ...models import AlumniOffer, Placement, Referral
from ...viewers import Viewer, for_sides, page
from ..forms.returning import AlumniForm, HostPostForm, ReferralForm, ReturnAnswerForm
from ..keeping import add_post, answer_return, has_worked, keep_offers, keep_referral, remove_post


@for_sides(Side.EXPERT)
def answer(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    found = get_object_or_404(placement.return_answers.filter(answered_at=None), pk=row)
    form = ReturnAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            answer_return(row=found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Thank you. The answers are kept."))
            return redirect(viewer.at("placement", placement.pk))
    title = _("After the assignment")
    values = {"form": form, "title": title, "text": str(found), "button": _("Send the answers")}
    return page(request, placement, viewer, "placements/form.html", **values)


@for_sides(Side.OFFICE)
def add_referral(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    return _referral(request, placement, viewer, Referral(placement=placement, made_on=today_in_closing_zone()))


@for_sides(Side.OFFICE)
def referral(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    return _referral(request, placement, viewer, get_object_or_404(placement.referrals, pk=row))


def _referral(request: HttpRequest, placement: Placement, viewer: Viewer, row: Referral) -> HttpResponse:
    form = ReferralForm(request.POST if request.method == "POST" else None, instance=row)
    if form.is_valid():
        with may_be_refused(form):
            keep_referral(referral=form.instance, by=request.user)
            messages.success(request, _("Saved. The expert reads it."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("A contact that helps"))


@for_sides(Side.HOST, Side.OFFICE)
def post(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    form = HostPostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            add_post(placement=placement, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved. The expert reads it."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("An open post here"))


@for_sides(Side.HOST, Side.OFFICE)
@require_POST
def take_post_away(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    with may_be_refused(request):
        remove_post(post=get_object_or_404(placement.host_posts, pk=row), by=request.user)
        messages.success(request, _("Removed."))
    return redirect(viewer.at("placement", placement.pk))


@who_may(signed_in)
def offers(request: HttpRequest) -> HttpResponse:
    """For those who have worked; nobody offers anything before they tick it."""
    kept = list(request.user.alumni_offers.values_list("kind", flat=True))
    form = AlumniForm(request.POST if request.method == "POST" else None, initial={"kinds": kept})
    if form.is_valid():
        with may_be_refused(form):
            keep_offers(owner=request.user, kinds=form.cleaned_data["kinds"])
            messages.success(request, _("Saved."))
            return redirect("my:alumni")
    values = {"form": form, "has_worked": has_worked(request.user)}
    return render(request, "placements/alumni_offers.html", values)


@who_may(office)
def alumni(request: HttpRequest) -> HttpResponse:
    """Everybody who offers something, or one thing."""
    kind = one_of(request.GET, "kind", AlumniOfferKind.values)
    found = User.objects.filter(is_active=True, alumni_offers__isnull=False).exclude(pk=request.user.pk).distinct()
    if kind:
        found = found.filter(Exists(AlumniOffer.objects.filter(owner=OuterRef("pk"), kind=kind)))
    listed = page_of(request, found.prefetch_related("alumni_offers").order_by("last_name", "pk"))
    worked = Placement.objects.filter(state__in=sorted(PLACEMENT_BEGUN))
    theirs = worked.filter(application__profile__user__in=[user.pk for user in listed["page"]])
    by_user = {row.expert.pk: row for row in theirs.for_lists().order_by("starts_on", "pk")}
    lines = [(user, by_user.get(user.pk)) for user in listed["page"]]
    values = {"lines": lines, "kinds": AlumniOfferKind.choices, "kind": kind, **listed}
    return render(request, "office/alumni.html", values)
