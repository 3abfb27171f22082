"""Keeping the index: an entry is written whole, in one transaction, from its page or PDF as they are now.

Pages tell of themselves when they are saved; the worker finds what was missed, so publishing never fails because of the
index.
"""

from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Page

from ..models import DocumentReading, SearchEntry, SearchPosting, SearchStem, SearchWord
from ..models.base import PortalPage
from .tokens import FILE, Tokens, language_of, tokens_of

_TOGETHER = 2000
#: The topic whose pages are for people in danger.
SENSITIVE_TOPIC = "counter-trafficking"


def version_of(page: Page) -> str:
    return str(page.live_revision_id or 0)


def index_page(pk: int) -> None:
    """Bring the entry of a page up to date; one that is not live has none. Safe to repeat, and for two at once."""
    with transaction.atomic():
        page = Page.objects.select_for_update(no_key=True).filter(pk=pk).first()
        specific = page.specific if page else None
        if not isinstance(specific, PortalPage) or not specific.live:
            SearchEntry.objects.filter(page_id=pk).delete()
            return
        if SearchEntry.objects.filter(page_id=pk, version=version_of(specific)).exists():
            return  # a draft was saved: readers see what they saw
        values = {
            "kind": specific.found_as,
            "version": version_of(specific),
            "is_sensitive": _is_sensitive(specific),
        }
        entry, _created = SearchEntry.objects.update_or_create(page_id=pk, defaults=values)
        write(entry, tokens_of(specific))


@transaction.atomic
def index_reading(reading: DocumentReading) -> None:
    """The text of a PDF, in the language of the publication that it belongs to."""
    language = reading.document.library_versions.values_list("language__code", flat=True).first()
    tokens = Tokens(language_of(language or "en"))
    for number, text in reading.pages.order_by("number").values_list("number", "text").iterator():
        tokens.add(text, FILE, page=number)
    values = {"kind": "file", "version": reading_version(reading), "is_sensitive": False}
    entry, _created = SearchEntry.objects.update_or_create(reading=reading, defaults=values)
    write(entry, tokens)


def reading_version(reading: DocumentReading) -> str:
    return reading.read_at.isoformat()


def write(entry: SearchEntry, tokens: Tokens) -> None:
    """Replace what the index knows of `entry`."""
    stems = _stems(tokens.language, tokens.worth)
    words = [SearchWord(stem_id=stems[token], text=word) for word, token in sorted(tokens.words.items())]
    SearchWord.objects.bulk_create(words, batch_size=_TOGETHER, ignore_conflicts=True)
    entry.postings.all().delete()
    SearchPosting.objects.bulk_create(
        [
            SearchPosting(
                entry=entry, stem_id=stems[token], worth=worth, pages=",".join(map(str, tokens.pages.get(token, ())))
            )
            for token, worth in tokens.worth.items()
        ],
        batch_size=_TOGETHER,
    )


def _stems(language: str, tokens: Iterable[str]) -> dict[str, int]:
    """The number of each stem; new ones get one. By the alphabet, so that two writers wait in one order."""
    wanted = sorted(tokens)
    rows = SearchStem.objects.filter(language=language)
    known = _numbers(rows, wanted)
    missing = [SearchStem(language=language, text=token) for token in wanted if token not in known]
    if missing:
        SearchStem.objects.bulk_create(missing, batch_size=_TOGETHER, ignore_conflicts=True)
        known |= _numbers(rows, [row.text for row in missing])
    return known


def _numbers(rows, texts: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(texts), _TOGETHER):
        found |= dict(rows.filter(text__in=texts[start : start + _TOGETHER]).values_list("text", "pk"))
    return found


def _is_sensitive(page: PortalPage) -> bool:
    topics = getattr(page, "topics", None)
    return page.is_for_people_in_danger or bool(topics and topics.filter(slug=SENSITIVE_TOPIC).exists())
