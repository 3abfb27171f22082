"""Which language answers: that of the address, else a full one that the browser asks for."""

from django.conf.urls.i18n import i18n_patterns
from django.middleware.locale import LocaleMiddleware
from django.urls import LocalePrefixPattern, URLPattern, URLResolver
from django.utils import translation
from django.utils.translation import get_language_from_path

from casework.languages import language_of_browser, reading_language

Pattern = URLPattern | URLResolver


class FullLanguageMiddleware(LocaleMiddleware):
    """A language in which there are only single pages is never chosen for a reader, only by an address."""

    def process_request(self, request):
        translation.activate(get_language_from_path(request.path_info) or language_of_browser(request))
        request.LANGUAGE_CODE = translation.get_language()


class FullLanguagePrefix(LocalePrefixPattern):
    """The prefix of a full language: on a page of another one, links lead to the language of the portal."""

    @property
    def language_prefix(self) -> str:
        return f"{reading_language()}/"


def in_full_languages(*patterns: Pattern) -> list[Pattern]:
    """As `i18n_patterns`, for what the portal says in its full languages only."""
    return [URLResolver(FullLanguagePrefix(), list(patterns))]


def in_all_languages(*patterns: Pattern) -> list[Pattern]:
    """For pages: each is in the languages in which it is published."""
    return i18n_patterns(*patterns)
