from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Pages")
    default = True

    def ready(self) -> None:
        from casework.shown.tables import shows, shows_nobody

        from . import doors, privacy, receivers  # noqa: F401
        from .contact import found, waiting  # noqa: F401
        from .desk import inbox, links, pages, translations  # noqa: F401
        from .page_translation.drafts import make_translations_drafts
        from .pictures.alternative import ask_for_the_alternative_text
        from .reports import keep_formulas_out
        from .translation_desk import records  # noqa: F401
        from .workflow_letters import write_instead_of_wagtail

        privacy.register()
        keep_formulas_out()
        make_translations_drafts()
        write_instead_of_wagtail()
        shows("home", "wagtailimages", "wagtaildocs")
        shows_nobody("home.UnfoundSearch", "home.PageViews", "home.CountedLog")
        shows_nobody("home.GoneAddress", "home.TranslationJob")
        shows(*(f"wagtailcore.{name}" for name in ("Page", "PageViewRestriction", "Collection", "Site", "Locale")))
        ask_for_the_alternative_text()


class PortalUsersConfig(WagtailUsersAppConfig):
    """Wagtail's groups; accounts are the office's."""

    user_viewset = "home.accounts.views.AccountViewSet"
