"""The pages of the profile that are one form each, its check page, and publishing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused

from ...enums import PartState
from ...privacy.consents import open_purposes
from ...who_may import signed_in, who_may
from .. import publishing
from ..forms.parts import AboutForm, RegionsForm, VisibilityForm
from ..parts import missing_parts, progress
from ..readers import who_sees, who_will_see
from ..way_on import onwards


@who_may(signed_in)
def about(request: HttpRequest) -> HttpResponse:
    profile = publishing.profile_of(user=request.user)
    form = AboutForm(request.POST if request.method == "POST" else None, instance=profile)
    if request.method == "POST" and form.is_valid():
        publishing.save_about(profile=profile, **form.cleaned_data)
        return onwards(request, "about")
    return render(request, "my/about.html", {"form": form})


@who_may(signed_in)
def regions(request: HttpRequest) -> HttpResponse:
    profile = publishing.profile_of(user=request.user)
    form = RegionsForm(request.POST if request.method == "POST" else None, profile=profile)
    if request.method == "POST" and form.is_valid():
        publishing.save_regions(profile=profile, **form.values())
        return onwards(request, "regions")
    return render(request, "my/regions.html", {"form": form})


@who_may(signed_in)
def visibility(request: HttpRequest) -> HttpResponse:
    profile = publishing.profile_of(user=request.user)
    agreed = {f"agree_{purpose}": True for purpose in open_purposes(request.user)}
    form = VisibilityForm(
        request.POST if request.method == "POST" else None, initial={"visibility": profile.visibility} | agreed
    )
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            publishing.choose_visibility(
                profile=profile,
                visibility=form.cleaned_data["visibility"] or profile.visibility,
                agreed=form.agreed(),
            )
            return onwards(request, "visibility", saved=who_sees(publishing.profile_of(user=request.user)))
    return render(request, "my/visibility.html", {"form": form})


@who_may(signed_in)
def check(request: HttpRequest) -> HttpResponse:
    """Check your answers: everything on one page, each with a way to change it, then publish."""
    profile = publishing.profile_of(user=request.user)
    sections = [
        {
            "title": part.title,
            "url": f"{reverse(part.address)}?from=check",
            "is_missing": part.is_required and state != PartState.DONE,
            "rows": [{"key": key, "value": value or _("Not given")} for key, value in part.rows(profile)],
        }
        for part, state in progress(profile)
    ]
    context = {
        "profile": profile,
        "sections": sections,
        "missing": missing_parts(profile),
        "who_sees": who_sees(profile),
        "will_see": who_will_see(profile),
    }
    return render(request, "my/check.html", context)


@who_may(signed_in)
@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    with may_be_refused(request):
        profile = publishing.publish_profile(profile=publishing.profile_of(user=request.user), by=request.user)
        messages.success(request, _("Your profile is published.") + " " + who_sees(profile))
        return redirect("my:home")
    return redirect("diaspora:check")


@who_may(signed_in)
@require_POST
def hide(request: HttpRequest) -> HttpResponse:
    publishing.hide_profile(profile=publishing.profile_of(user=request.user), by=request.user)
    messages.success(request, _("Your profile is hidden. Nothing was deleted; publish it again whenever you like."))
    return redirect("my:home")


@who_may(signed_in)
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    with may_be_refused(request):
        publishing.confirm_profile(profile=publishing.profile_of(user=request.user), by=request.user)
        messages.success(request, _("Thank you. We ask you again in a year."))
        return redirect("my:home")
    return redirect("diaspora:check")
