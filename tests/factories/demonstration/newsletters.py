"""A newsletter that was sent, one that is scheduled, and readers of both languages."""

import datetime
import tomllib
from pathlib import Path

from django.utils import timezone
from wagtail.models import Page

from home.site.planting import key_of
from newsletters.enums import ConsentSource, NewsletterState
from newsletters.issues.composing import compose
from newsletters.models import Newsletter, NewsletterLetter, Subscriber
from newsletters.subscribers.consent import consent_text

from ..newsletters import NewsletterFactory, NewsletterItemFactory, SubscriberFactory

TEXTS = Path(__file__).resolve().parent / "texts" / "newsletters.toml"
READERS = {"en": ("amina", "george", "happiness", "thomas"), "sw": ("zawadi", "juma", "rehema", "ali", "upendo")}


def build_newsletters() -> list[Newsletter]:
    """Leaves alone what exists."""
    if Newsletter.objects.exists():
        return []
    readers = [_reader(name, language) for language, names in READERS.items() for name in names]
    made = [_newsletter(raw) for raw in tomllib.loads(TEXTS.read_text(encoding="utf-8"))["newsletter"]]
    for newsletter in made:
        if newsletter.state == NewsletterState.SENT:
            NewsletterLetter.objects.bulk_create(
                NewsletterLetter(newsletter=newsletter, subscriber=reader, emailed_at=newsletter.finished_at)
                for reader in readers
            )
    return made


def _reader(name: str, language: str) -> Subscriber:
    asked = timezone.now() - datetime.timedelta(days=30)
    is_imported = name == "ali"
    return SubscriberFactory(
        email=f"{name}@readers.example",
        language=language,
        consent_text=consent_text(language),
        consented_on=asked.date(),
        asked_at=asked,
        confirmed_at=asked,
        source=ConsentSource.IMPORTED if is_imported else ConsentSource.FORM,
        source_note="Participants of the first conference who ticked “newsletter”" if is_imported else "",
    )


def _newsletter(raw: dict) -> Newsletter:
    words = {f"{name}_{code}": raw[name][place] for name in ("subject", "intro") for place, code in _LANGUAGES}
    is_sent = raw["state"] == NewsletterState.SENT
    then = timezone.now() - datetime.timedelta(days=14)
    newsletter = NewsletterFactory(part=False, **words)
    for name in raw["pages"]:
        page = Page.objects.filter(translation_key=key_of(name), locale__language_code="en").first()
        if page:
            NewsletterItemFactory(newsletter=newsletter, page=page, **dict.fromkeys(_WORDS, ""))
    for part in raw["part"]:
        words = {f"{name}_{code}": part[name][place] for name in ("heading", "text") for place, code in _LANGUAGES}
        NewsletterItemFactory(newsletter=newsletter, **words)
    changes = (
        {"content": compose(newsletter), "started_at": then, "finished_at": then}
        if is_sent
        else {"send_at": timezone.now() + datetime.timedelta(days=7)}
    )
    Newsletter.objects.filter(pk=newsletter.pk).update(state=raw["state"], **changes)
    newsletter.refresh_from_db()
    return newsletter


_LANGUAGES = ((0, "en"), (1, "sw"))
_WORDS = ("heading_en", "heading_sw", "text_en", "text_sw")
