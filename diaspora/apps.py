from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiasporaConfig(AppConfig):
    name = "diaspora"
    verbose_name = _("People and institutions")

    def ready(self) -> None:
        from casework.erasures.recording import register_erasure
        from casework.shown.tables import shows

        from . import receivers  # noqa: F401
        from .accounts import doors  # noqa: F401 - registers
        from .accounts.erasure import erase_sign_in
        from .accounts.workplaces import add_own_workplaces
        from .inbox.roles import add_own_roles
        from .institutions import translated, waiting  # noqa: F401 - registers
        from .institutions.invitations import forget_invited_person
        from .privacy import erasure, holdings
        from .privacy.registry import register_eraser
        from .profiles import own_parts
        from .profiles import waiting as profile_waiting  # noqa: F401 - registers

        own_parts.register_parts()
        own_parts.add_own_links()
        add_own_workplaces()
        add_own_roles()
        holdings.register()
        register_erasure(erasure.ACCOUNT, erasure.erase_account_again)
        # The addresses go last: by them the others know what is the person's.
        register_eraser(forget_invited_person)
        register_eraser(erase_sign_in)
        shows(*(f"diaspora.{name}" for name in ("Region", "District", "Sector", "Language", "Operator", "Partner")))
        shows("diaspora.Institution", "diaspora.InstitutionName", "diaspora.InstitutionPlan")
