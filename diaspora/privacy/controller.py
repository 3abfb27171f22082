"""Who runs the portal and answers for personal data, in the reader's language."""

from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from django.utils.html import conditional_escape, format_html
from django.utils.translation import gettext, gettext_noop

from casework.languages import reading_language

from ..models import Operator

#: The default of the setting DATA_CONTROLLER, so that it has a translation; a name of one's own is shown as it is.
_DEFAULT = gettext_noop("the Programme Office")
_SECONDS = 300


@dataclass(frozen=True)
class NamedOrganisation:
    name: str
    url: str = ""

    @property
    def link(self) -> str:
        """The name, leading to its website where there is one; escaped."""
        return format_html('<a href="{}">{}</a>', self.url, self.name) if self.url else conditional_escape(self.name)


@dataclass(frozen=True)
class RunBy:
    controller: NamedOrganisation
    partners: list[NamedOrganisation] = field(default_factory=list)


def run_by() -> RunBy:
    """At most two queries, none while it is cached. Each web process may keep an old answer for five minutes."""
    read = cache.get_or_set(_key(reading_language()), _read, _SECONDS)
    return read or _read()


def forget_run_by() -> None:
    cache.delete_many([_key(code) for code, _name in settings.FULL_LANGUAGES])


def _key(language: str) -> str:
    return f"run-by:{language}"


def _read() -> RunBy:
    operator = Operator.objects.prefetch_related("partners").first()
    if operator is None:
        return RunBy(NamedOrganisation(gettext(settings.DATA_CONTROLLER)))
    controller = NamedOrganisation(operator.name or gettext(settings.DATA_CONTROLLER), operator.address)
    return RunBy(controller, [NamedOrganisation(partner.name, partner.address) for partner in operator.partners.all()])
