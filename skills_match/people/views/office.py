"""Finding people, and reading a person's file."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from casework.exported import exported
from casework.noted import carries_notes
from casework.pages import page_of
from diaspora.enums import FileKind, LookedAt
from diaspora.models import AvailabilityWindow, Profile
from diaspora.notices.notify import render_notice
from diaspora.privacy.access_log import record_access
from diaspora.who_may import office, who_may
from office.navigation import add_tab
from office.record_panel import record_panel

from ...enums import Mode
from ..export import people_table
from ..finding import applications_of, files_open_to, find_people, lines_of, notices_of, with_everything
from ..forms.office import PeopleFilter

#: How many of the notices to a person stand in the file.
LAST_NOTICES = 10

add_tab(gettext_lazy("People"), "office:people", pages={"office:person"}, order=40, is_daily=True)


@who_may(office)
def people(request: HttpRequest) -> HttpResponse:
    form = PeopleFilter(request.GET)
    found = find_people(reader=request.user, wanted=form.wanted)
    listed = page_of(request, found.people.select_related("user"))
    context = {"form": form, "found": found, "lines": lines_of(listed["page"].object_list), **listed}
    return render(request, "office/people.html", context)


@exported("people", table=people_table, of_people=True)
def listed_people(request: HttpRequest) -> QuerySet[Profile]:
    return with_everything(find_people(reader=request.user, wanted=PeopleFilter(request.GET).wanted).people)


@who_may(office)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return show_person(request, pk)


@carries_notes(Profile, seen_by=files_open_to, address="office:person")
def show_person(request: HttpRequest, pk: int, **typed) -> HttpResponse:
    """The file of one person. `typed` are forms that were filled in wrongly."""
    profile = get_object_or_404(with_everything(files_open_to(request.user)), pk=pk)
    user = profile.user
    record_access(subject=user, viewer=request.user, what=LookedAt.PROFILE)
    language = get_language()
    context = {
        "person": profile,
        "about": _about(profile),
        "cv": user.private_files.filter(kind=FileKind.CV, is_current=True).first(),
        "applications": applications_of(profile=profile, reader=request.user),
        "consents": user.consents.all(),
        "notices": [
            {"notice": notice, "message": render_notice(notice, language=language)}
            for notice in notices_of(profile=profile, reader=request.user)[:LAST_NOTICES]
        ],
        **record_panel(profile, forms=[], **typed),
    }
    return render(request, "office/person.html", context)


def _about(profile: Profile) -> list[dict]:
    """The lines of the summary; a line without a value is left out."""
    stay = ""
    if profile.shortest_stay_days and profile.longest_stay_days:
        stay = _("%(shortest)d to %(longest)d days") % {
            "shortest": profile.shortest_stay_days,
            "longest": profile.longest_stay_days,
        }
    regions = _("Any region") if profile.anywhere else ", ".join(str(region) for region in profile.regions.all())
    lines = [
        (_("E-mail address"), profile.user.email),
        (_("Telephone"), profile.phone),
        (_("Lives in"), ", ".join(filter(None, [profile.city, str(profile.country_of_residence.name)]))),
        (_("Link to Tanzania"), profile.get_tanzania_link_display()),
        (_("Occupation"), capfirst(", ".join(row.occupation.label for row in profile.occupations.all()))),
        (_("Professional experience"), capfirst(profile.experience_in_words)),
        (_("Languages"), ", ".join(str(row) for row in profile.languages.all())),
        (_("Works"), ", ".join(str(Mode(mode).label) for mode in profile.modes)),
        (_("Length of a stay"), stay),
        (_("Available"), "\n".join(_window(window) for window in profile.windows.all())),
        (_("Regions"), regions),
        (_("Interface language"), _(profile.user.get_preferred_language_display())),
    ]
    return [{"key": key, "value": value} for key, value in lines if value not in ("", None)]


def _window(window: AvailabilityWindow) -> str:
    return f"{date_format(window.starts_on)} – {date_format(window.ends_on)}"
