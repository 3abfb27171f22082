from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SkillsMatchConfig(AppConfig):
    name = "skills_match"
    verbose_name = _("Skills and assignments")

    def ready(self) -> None:
        from . import indexed, privacy, receivers  # noqa: F401
        from .people import profile_parts

        profile_parts.register_parts()
        privacy.register()
        indexed.register()
