"""What was shown in sessions goes into the library: offered by the programme team with its licence, looked at by an
editor, who makes drafts of a publication of it in every language, or leaves it out."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.log_actions import log
from wagtail.models import Locale

from casework.refusals import Refused
from diaspora.models import Language
from home.enums import LibraryKind
from home.models import LibraryIndexPage, LibraryPage, LibraryVersion
from home.page_translation.publishing import draft_translation

from ..enums import EventState
from ..models import Event, Session

#: In each language: a text of the publication, and how long it may be.
TEXTS = {"title": 160, "summary": 300, "publisher": 160}
_LONGEST_AUTHOR = 200


class DecidedAlready(Refused):
    text = gettext_lazy("Somebody else has decided about this already.")


class NoMaterial(Refused):
    text = gettext_lazy("Nothing is offered here any more.")


class NoLibrary(Refused):
    text = gettext_lazy("There is no library yet: add its page first.")


def offered() -> QuerySet[Session]:
    """Sessions that were held, whose material has a licence, and about which no editor has decided."""
    held = Session.objects.filter(is_confirmed=True, starts_at__lt=timezone.now(), library_key=None, is_left_out=False)
    public = held.exclude(event__state__in=(EventState.DRAFT, EventState.CANCELLED)).exclude(licence="")
    return public.exclude(material="", recording="").select_related("event").order_by("starts_at", "pk")


def may_take(user: Any) -> bool:
    """Whether `user` may add to a library; while there is none every editor is told so."""
    libraries = list(LibraryIndexPage.objects.all())
    return not libraries or any(page.permissions_for_user(user).can_add_subpage() for page in libraries)


def authors_of(session: Session) -> str:
    """Who spoke and agreed to be named; nobody else is."""
    parts = session.parts.select_related("speaker").filter(speaker__consented_on__isnull=False, is_chair=False)
    return ", ".join(part.speaker.name for part in parts)[:_LONGEST_AUTHOR]


@transaction.atomic
def take(*, session: Session, texts: Mapping[str, Mapping[str, str]], by: Any) -> LibraryPage:
    """Drafts of a publication, which an editor reads through and publishes; `texts` has those of TEXTS by language.

    Raises DecidedAlready, NoMaterial, NoLibrary.
    """
    held = _held(session)
    index = LibraryIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if index is None:
        raise NoLibrary
    page = _draft(held, index, texts, by)
    held.library_key = page.translation_key
    held.save(update_fields=["library_key"])
    log(instance=held.event, action="event.material_taken", user=by, data={"session": held.title})
    return page


@transaction.atomic
def leave_out(*, session: Session, by: Any) -> None:
    """Raises DecidedAlready, NoMaterial."""
    held = _held(session)
    held.is_left_out = True
    held.save(update_fields=["is_left_out"])
    log(instance=held.event, action="event.material_left_out", user=by, data={"session": held.title})


def _held(session: Session) -> Session:
    held = Session.objects.select_for_update(of=("self",), no_key=True).select_related("event").get(pk=session.pk)
    if held.library_key or held.is_left_out:
        raise DecidedAlready
    if not offered().filter(pk=held.pk).exists():
        raise NoMaterial
    return held


def _draft(session: Session, index: LibraryIndexPage, texts: Mapping[str, Mapping[str, str]], by: Any) -> LibraryPage:
    english, *others = [Locale.objects.get(language_code=code) for code, _name in settings.FULL_LANGUAGES]
    said = texts[english.language_code]
    event = session.event
    page = LibraryPage(
        locale=english,
        owner=by,
        live=False,
        kind=LibraryKind.TALK,
        year=session.span[0].astimezone(event.zone).year,
        licence=session.licence,
        author=authors_of(session),
        body=_body(session, english.language_code),
        slug=_free_slug(said["title"], event),
        **said,
    )
    spoken = Language.objects.get(code=session.language)
    page.versions.add(LibraryVersion(language=spoken, address=session.material or session.recording))
    index.add_child(instance=page)
    page.save_revision(user=by)
    for locale in others:
        code = locale.language_code
        pairs = {text: texts[code][name] for name, text in said.items()} | {page.author: page.author}
        pairs |= {page.slug: _free_slug(texts[code]["title"], event)} | _words(english.language_code, code)
        draft_translation(page=page, locale=locale, texts=pairs)
    return page


def _free_slug(title: str, event: Event) -> str:
    first = slugify(f"{title} {event.starts_on.year}")[:60] or event.slug
    taken = set(LibraryPage.objects.filter(slug__startswith=first).values_list("slug", flat=True))
    return first if first not in taken else next(f"{first}-{n}" for n in range(2, 1000) if f"{first}-{n}" not in taken)


def _body(session: Session, language: str) -> list[dict[str, str]]:
    """Slides and a recording are two addresses, and a version of a publication is one: the other is in the text."""
    if not (session.material and session.recording):
        return []
    with override(language):
        link = format_html('<p><a href="{}">{}</a></p>', session.recording, _("Recording"))
    return [{"type": "text", "value": link}]


def _words(source: str, language: str) -> dict[str, str]:
    """The words of `_body` as the translation of a page knows them."""
    with override(source):
        word = _("Recording")
    with override(language):
        said = _("Recording")
    return {word: said, f'<a id="a1">{word}</a>': f'<a id="a1">{said}</a>'}
