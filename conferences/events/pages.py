"""The page of an event, the same in each language, made from one form."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import Locale

from casework.languages import reading_language
from home.page_translation.publishing import draft_translation

from ..enums import TeamRole
from ..models import ConferenceIndexPage, ConferencePage, Event, TeamMember


def page_about(event: Event) -> ConferencePage | None:
    """The published page of `event` in the language that is read now."""
    if event.page_key is None:
        return None
    pages = ConferencePage.objects.live().public().filter(translation_key=event.page_key)
    return pages.filter(locale__language_code=reading_language()).first()


@transaction.atomic
def set_up_event(*, event: Event, by: Any) -> Event:
    """Store a new `event`, with a draft of its page in every language; `by` is its first organiser.

    An editor goes on writing the pages and publishes them. Without a list of conferences in the tree there are none.
    """
    index = ConferenceIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if index:
        event.page_key = _pages(event, index, by).translation_key
    event.save()
    TeamMember.objects.create(event=event, user=by, role=TeamRole.ORGANISER)
    log(instance=event, action="event.created", user=by)
    return event


def _pages(event: Event, index: ConferenceIndexPage, by: Any) -> ConferencePage:
    english, *others = [Locale.objects.get(language_code=code) for code, _name in settings.FULL_LANGUAGES]
    texts = {code: _texts(event, code) for code, _name in settings.FULL_LANGUAGES}
    page = ConferencePage(
        locale=english,
        owner=by,
        live=False,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        **texts[english.language_code],
    )
    index.add_child(instance=page)
    page.save_revision(user=by)
    for locale in others:
        said = texts[locale.language_code]
        pairs = {text: said[name] for name, text in texts[english.language_code].items()}
        draft_translation(page=page, locale=locale, texts=pairs)
    return page


def _texts(event: Event, code: str) -> dict[str, str]:
    said = {name: getattr(event, f"{name}_{code}") for name in ("title", "summary", "place")}
    return said | {"slug": slugify(f"{said['title']} {event.starts_on.year}")[:60]}
