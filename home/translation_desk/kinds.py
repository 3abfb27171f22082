"""What can be on the list of translations: pages, and the records that casework.translated knows."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.models import Page

from casework.languages import is_full
from casework.translated.kinds import others
from casework.translated.registry import kind_called, kind_of_model

from ..models.translation.jobs import TranslationJob
from ..models.translation.locales import other_locales
from ..page_translation.bringing import original_of

#: The name of pages in addresses.
PAGE = "page"


def record_or_404(kind: str, pk: int) -> Model:
    """A page, or a record that anybody may read."""
    if kind == PAGE:
        return get_object_or_404(Page.objects.filter(depth__gt=1, alias_of=None).select_related("locale"), pk=pk)
    known = kind_called(kind)
    return get_object_or_404(known.readable() if known else Page.objects.none(), pk=pk)


def original_language_or_404(record: Model, language: str) -> str:
    """The language from which `record` is translated into `language`, which is one that may be asked for."""
    if isinstance(record, Page):
        get_object_or_404(other_locales(record), language_code=language)
        return record.locale.language_code
    kind = kind_of_model(type(record))
    if not is_full(language) or kind is None or not kind.lacks(record, language):
        raise Http404
    return others(language)[0]


def name_of(record: Model) -> str:
    if isinstance(record, Page):
        return record.title
    kind = kind_of_model(type(record))
    return kind.title(record) if kind else str(record)


def title_of(job: TranslationJob) -> str:
    return name_of(job.record) if job.record else ""


def job_of_page(page: Page) -> TranslationJob | None:
    """What was asked for and is written in `page`."""
    jobs = TranslationJob.objects.of(original_of(page)).open().filter(to_language=page.locale.language_code)
    return jobs.select_related("translator", "asked_by").first()


def begun_pages(jobs: Iterable[TranslationJob]) -> dict[tuple, int]:
    """The pages in which translations are written, by key and language. One query."""
    keys = {job.record.translation_key for job in jobs if isinstance(job.record, Page)}
    pages = Page.objects.filter(translation_key__in=keys, alias_of=None)
    return {(key, code): pk for key, code, pk in pages.values_list("translation_key", "locale__language_code", "pk")}


def place_of(job: TranslationJob, begun: dict[tuple, int]) -> str:
    """The address where it is translated; empty while its page is not begun."""
    record = job.record
    if isinstance(record, Page):
        pk = begun.get((record.translation_key, job.to_language))
        return reverse("wagtailadmin_pages:edit", args=[pk]) if pk else ""
    kind = kind_of_model(type(record)) if record else None
    return reverse("home:translate_text", args=[kind.name, job.object_id, job.to_language]) if kind else ""
