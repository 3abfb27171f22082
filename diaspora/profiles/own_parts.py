"""The parts of a profile that diaspora keeps."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from ..enums import ConsentPurpose, FileKind, PartState
from ..models import AvailabilityWindow, Experience, Profile
from ..open_pages import Link, my_page
from ..privacy.consents import open_purposes
from .parts import ProfilePart, Row, register_part, state_of
from .records import MORE, QUALIFICATIONS, has_rows, kinds_on


def about_state(profile: Profile) -> PartState:
    needed = [profile.user.get_full_name(), str(profile.country_of_residence), profile.tanzania_link]
    return state_of(answers=[*needed, profile.city, profile.headline, profile.about], required=needed)


def about_rows(profile: Profile) -> list[Row]:
    return [
        (_("Name"), profile.user.get_full_name()),
        (_("Country where you live"), str(countries.name(str(profile.country_of_residence)))),
        (_("City"), profile.city),
        (_("Link to Tanzania"), profile.get_tanzania_link_display()),
        (_("Telephone"), profile.phone),
        (_("What you do, in one line"), profile.headline),
        (_("About your work"), profile.about),
        (_("Professional experience"), capfirst(profile.experience_in_words)),
    ]


def position_text(position: Experience) -> str:
    """One position held, in one line: "Head nurse, St James, 2015 – 2020"."""
    values = {
        "title": position.title,
        "organisation": position.organisation,
        "from_year": position.from_year,
        "until_year": position.until_year,
    }
    if position.until_year:
        return _("%(title)s, %(organisation)s, %(from_year)s – %(until_year)s") % values
    return _("%(title)s, %(organisation)s, since %(from_year)s") % values


def window_text(window: AvailabilityWindow) -> str:
    return _("%(first)s to %(last)s") % {
        "first": date_format(window.starts_on, "DATE_FORMAT"),
        "last": date_format(window.ends_on, "DATE_FORMAT"),
    }


def experience_state(profile: Profile) -> PartState:
    return PartState.DONE if profile.experiences.exists() else PartState.NOT_STARTED


def experience_rows(profile: Profile) -> list[Row]:
    return [(_("Positions"), "\n".join(position_text(position) for position in profile.experiences.all()))]


def qualifications_state(profile: Profile) -> PartState:
    return PartState.DONE if has_rows(profile, QUALIFICATIONS) else PartState.NOT_STARTED


def qualifications_rows(profile: Profile) -> list[Row]:
    return [(str(kind.title), kind.text(profile)) for kind in kinds_on(QUALIFICATIONS)]


def more_state(profile: Profile) -> PartState:
    return PartState.DONE if profile.support_needed or has_rows(profile, MORE) else PartState.NOT_STARTED


def more_rows(profile: Profile) -> list[Row]:
    return [
        *((str(kind.title), kind.text(profile)) for kind in kinds_on(MORE)),
        (_("Support that you need"), profile.support_needed),
    ]


def languages_state(profile: Profile) -> PartState:
    return PartState.DONE if profile.languages.exists() else PartState.NOT_STARTED


def languages_rows(profile: Profile) -> list[Row]:
    return [(str(row.language), row.get_level_display()) for row in profile.languages.select_related("language")] or [
        (_("Languages"), "")
    ]


def availability_state(profile: Profile) -> PartState:
    """How long one stays is asked of those who would come."""
    stays = [profile.shortest_stay_days, profile.longest_stay_days]
    needed = [profile.windows.exists(), profile.modes, *(stays if profile.on_site or profile.blended else [])]
    return state_of(answers=[*needed, *stays], required=needed)


def mode_labels(profile: Profile) -> list[str]:
    names = {"on_site": Profile.on_site, "online": Profile.online, "blended": Profile.blended}
    return [capfirst(str(names[mode].field.verbose_name)) for mode in profile.modes]


def availability_rows(profile: Profile) -> list[Row]:
    stay = ""
    if profile.shortest_stay_days and profile.longest_stay_days:
        stay = _("%(shortest)s to %(longest)s days") % {
            "shortest": profile.shortest_stay_days,
            "longest": profile.longest_stay_days,
        }
    return [
        (_("How you can work"), "\n".join(mode_labels(profile))),
        (_("Length of a stay"), stay),
        (_("When you can come"), "\n".join(window_text(window) for window in profile.windows.all())),
    ]


def regions_state(profile: Profile) -> PartState:
    return state_of(answers=[profile.anywhere or profile.regions.exists()])


def regions_rows(profile: Profile) -> list[Row]:
    where = _("Any region of Tanzania") if profile.anywhere else ", ".join(str(r) for r in profile.regions.all())
    return [(_("Where you can work"), where)]


def cv_state(profile: Profile) -> PartState:
    has_cv = profile.user.private_files.filter(kind=FileKind.CV, is_current=True).exists()
    return PartState.DONE if has_cv else PartState.NOT_STARTED


def cv_rows(profile: Profile) -> list[Row]:
    cv = profile.user.private_files.filter(kind=FileKind.CV, is_current=True).first()
    return [(_("CV"), cv.original_name if cv else "")]


def visibility_state(profile: Profile) -> PartState:
    """Done by any choice: nobody has to be seen by anybody, or to agree to anything."""
    return state_of(answers=[profile.visibility])


def visibility_rows(profile: Profile) -> list[Row]:
    agreed = open_purposes(profile.user)
    return [
        (_("Who may see me"), profile.get_visibility_display()),
        (_("What I agree to"), "\n".join(str(purpose.label) for purpose in ConsentPurpose if purpose in agreed)),
    ]


PARTS = [
    ProfilePart("about", gettext_lazy("About you"), "diaspora:about", 10, about_state, about_rows),
    ProfilePart(
        "experience",
        gettext_lazy("Work experience"),
        "diaspora:experience",
        40,
        experience_state,
        experience_rows,
        is_required=False,
    ),
    ProfilePart(
        "qualifications",
        gettext_lazy("Education, licences and memberships"),
        QUALIFICATIONS,
        45,
        qualifications_state,
        qualifications_rows,
        is_required=False,
    ),
    ProfilePart("languages", gettext_lazy("Languages"), "diaspora:languages", 50, languages_state, languages_rows),
    ProfilePart(
        "availability",
        gettext_lazy("When and how you can work"),
        "diaspora:availability",
        60,
        availability_state,
        availability_rows,
    ),
    ProfilePart("regions", gettext_lazy("Where you can work"), "diaspora:regions", 70, regions_state, regions_rows),
    ProfilePart("cv", gettext_lazy("Your CV"), "diaspora:cv", 80, cv_state, cv_rows, is_required=False),
    ProfilePart(
        "more",
        gettext_lazy("Links, referees and support"),
        MORE,
        85,
        more_state,
        more_rows,
        is_required=False,
    ),
    ProfilePart(
        "visibility",
        gettext_lazy("Who may see you, and for what"),
        "diaspora:visibility",
        90,
        visibility_state,
        visibility_rows,
    ),
]


def register_parts() -> None:
    for part in PARTS:
        register_part(part)


def add_own_links() -> None:
    for order, (title, address) in enumerate(
        [
            (gettext_lazy("Notices"), "diaspora:notices"),
            (gettext_lazy("Account and sign-in"), "diaspora:account"),
            (gettext_lazy("My privacy"), "diaspora:privacy"),
        ],
        start=80,
    ):
        my_page.add_link(Link(title, address, order, is_for_all=True))
