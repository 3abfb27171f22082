from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ConferencesConfig(AppConfig):
    name = "conferences"
    verbose_name = _("Conferences")

    def ready(self) -> None:
        from casework.shown.tables import shows
        from diaspora.accounts.workplaces import Workplace, add_workplace
        from diaspora.rules import STAFF_RULES
        from home.site_search.kinds import register_kind

        from . import desk, doors, privacy, receivers  # noqa: F401
        from .check_in import piles as of_gates  # noqa: F401
        from .events import translated  # noqa: F401 - registers
        from .proposals import judging  # noqa: F401
        from .proposals import piles as of_proposals  # noqa: F401
        from .registrations import piles as of_registrations  # noqa: F401
        from .registrations.paying import register_kind as register_purpose
        from .rules import is_in_a_team
        from .visas import piles as of_visas  # noqa: F401

        STAFF_RULES.append(is_in_a_team)
        text = _("The events that you prepare: programme, registrations, gates.")
        add_workplace(Workplace(_("Events"), "event_desk:events", is_in_a_team, order=35, text=text))
        privacy.register()
        register_purpose()
        shows(*(f"conferences.{name}" for name in SHOWN))
        register_kind("conference", _("Conferences"), order=30)
        autodiscover_modules("tasks")


#: What everybody reads. Registrations change all day long and stand on no public page.
SHOWN = (
    "Call",
    "ConferenceIndexPage",
    "ConferencePage",
    "Event",
    "EventPartner",
    "EventReport",
    "ProgrammePrint",
    "ProgrammeVersion",
    "Session",
    "Speaker",
    "Venue",
)
