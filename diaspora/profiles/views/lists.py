"""The pages of the profile that are lists: languages, availability, work experience. One row is added at a time."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.typed.inner_forms import inner_form, is_filled_in

from ...models import AvailabilityWindow, Experience, ProfileLanguage
from ...who_may import signed_in, who_may
from .. import publishing
from ..forms.parts import AvailabilityForm, ExperienceForm, ProfileLanguageForm, WindowForm
from ..own_parts import position_text, window_text
from ..way_on import onwards, same_page
from ..ways_back import came_from


@who_may(signed_in)
def languages(request: HttpRequest) -> HttpResponse:
    """Add a language; "continue" and "later" leave the page, save what was typed and need nothing to be typed."""
    profile = publishing.profile_of(user=request.user)
    form = inner_form(ProfileLanguageForm, request, button="add")
    if request.method == "POST" and form.is_valid():
        if is_filled_in(form):
            publishing.save_language(profile=profile, **form.cleaned_data)
            messages.success(request, _("Language saved."))
        return same_page(request, "diaspora:languages") if "add" in request.POST else onwards(request, "languages")
    items = [
        {
            "text": _("%(language)s: %(level)s") % {"language": row.language, "level": row.get_level_display()},
            "remove_url": reverse("diaspora:remove_language", args=[row.pk]) + came_from(request),
        }
        for row in profile.languages.select_related("language")
    ]
    return render(request, "my/languages.html", {"form": form, "items": items})


@who_may(signed_in)
@require_POST
def remove_language(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ProfileLanguage, pk=pk, profile__user=request.user)
    publishing.remove_row(profile=row.profile, row=row)
    messages.success(request, _("Language removed."))
    return same_page(request, "diaspora:languages")


@who_may(signed_in)
def availability(request: HttpRequest) -> HttpResponse:
    """Modes and stays, and one more stretch of days: whichever button is pressed, all that was typed is saved."""
    profile = publishing.profile_of(user=request.user)
    form = AvailabilityForm(request.POST if request.method == "POST" else None, instance=profile)
    window_form = inner_form(WindowForm, request, button="add")
    if request.method == "POST" and all([form.is_valid(), window_form.is_valid()]):
        publishing.save_profile(profile=profile, **form.values())
        if is_filled_in(window_form):
            publishing.add_window(profile=profile, **window_form.cleaned_data)
            messages.success(request, _("Days saved."))
        if "add" in request.POST:
            return same_page(request, "diaspora:availability")
        return onwards(request, "availability")
    items = [
        {
            "text": window_text(window),
            "remove_url": reverse("diaspora:remove_window", args=[window.pk]) + came_from(request),
        }
        for window in profile.windows.all()
    ]
    context = {"form": form, "window_form": window_form, "items": items}
    return render(request, "my/availability.html", context)


@who_may(signed_in)
@require_POST
def remove_window(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(AvailabilityWindow, pk=pk, profile__user=request.user)
    publishing.remove_row(profile=row.profile, row=row)
    messages.success(request, _("Days removed."))
    return same_page(request, "diaspora:availability")


@who_may(signed_in)
def experience(request: HttpRequest) -> HttpResponse:
    profile = publishing.profile_of(user=request.user)
    if request.method == "POST":
        return onwards(request, "experience")
    query = came_from(request)
    items = [
        {
            "text": position_text(row),
            "hint": row.summary,
            "change_url": reverse("diaspora:position", args=[row.pk]) + query,
            "remove_url": reverse("diaspora:remove_position", args=[row.pk]) + query,
        }
        for row in profile.experiences.all()
    ]
    return render(request, "my/experience.html", {"items": items, "query": query})


@who_may(signed_in)
def position(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a position held, or change one."""
    profile = publishing.profile_of(user=request.user)
    row = get_object_or_404(Experience, pk=pk, profile=profile) if pk is not None else None
    form = ExperienceForm(request.POST if request.method == "POST" else None, instance=row)
    if request.method == "POST" and form.is_valid():
        publishing.save_experience(profile=profile, position=row, **form.cleaned_data)
        messages.success(request, _("Position saved."))
        return same_page(request, "diaspora:experience")
    return render(request, "my/position.html", {"form": form, "row": row, "query": came_from(request)})


@who_may(signed_in)
@require_POST
def remove_position(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Experience, pk=pk, profile__user=request.user)
    publishing.remove_row(profile=row.profile, row=row)
    messages.success(request, _("Position removed."))
    return same_page(request, "diaspora:experience")
