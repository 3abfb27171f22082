"""Asking for a translation, taking it, and being done with it."""

import datetime

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from casework.languages import language_name_everywhere
from casework.refusals import Refused
from diaspora.models import User
from diaspora.notices.notify import notify, notify_many

from ..enums import JobState
from ..models.translation.jobs import TranslationJob, content_type_of
from ..site.groups import TRANSLATORS
from .kinds import title_of
from .moves import MOVES

#: How many days a translator has when nobody says otherwise.
USUAL_DAYS = 7


class AskedAlready(Refused):
    """Somebody asked for this translation, and it is not done yet."""

    text = _("This translation was asked for already. It is on the list.")
    is_harmless = True


def translators():
    """The accounts that may be named, and that hear of what is for anybody."""
    return User.objects.filter(groups__name=TRANSLATORS, is_active=True).order_by("first_name", "last_name", "pk")


def ask_for_translation(
    *,
    record: models.Model,
    from_language: str,
    to_language: str,
    by,
    due_on: datetime.date,
    translator: User | None = None,
    note: str = "",
) -> TranslationJob:
    """Put a text on the list and tell who should translate it: `translator`, or all. Raises AskedAlready."""
    try:
        with transaction.atomic():
            job = TranslationJob.objects.create(
                content_type=content_type_of(record),
                object_id=record.pk,
                from_language=from_language,
                to_language=to_language,
                asked_by=by,
                translator=translator,
                due_on=due_on,
                note=note,
            )
            log(instance=job, action="translation.asked", user=by)
            readers = [translator] if translator else [user for user in translators() if user != by]
            notify_many(
                users=readers,
                kind="translation_asked",
                values=_values(job),
                path=reverse("home:translations"),
                about=by if note else None,
            )
    except IntegrityError as error:
        raise AskedAlready from error
    return job


def take(*, job: TranslationJob, by, seen: str | None = None) -> None:
    MOVES.make(job, to=JobState.IN_WORK, by=by, seen=seen, changes={"translator": by})


def give_back(*, job: TranslationJob, by, seen: str | None = None) -> None:
    """Anybody may take it again."""
    MOVES.make(job, to=JobState.WAITING, by=by, seen=seen, changes={"translator": None})


def finish(*, job: TranslationJob, by, seen: str | None = None) -> None:
    """Tell who asked."""
    MOVES.make(job, to=JobState.DONE, by=by, seen=seen, then=lambda row: _tell_who_asked(row, by))


def no_longer_needed(*, job: TranslationJob, by, seen: str | None = None) -> None:
    """Tell who had taken it."""

    def tell(row: TranslationJob) -> None:
        if row.translator and row.translator != by:
            notify(
                user=row.translator,
                kind="translation_withdrawn",
                values=_values(row),
                path=reverse("home:translations"),
                about=row.asked_by if row.note else None,
            )

    MOVES.make(job, to=JobState.WITHDRAWN, by=by, seen=seen, then=tell)


def text_is_translated(*, record: models.Model, language: str) -> None:
    """The text is there: whoever was asked for it need not be any more."""
    for job in TranslationJob.objects.of(record).open().filter(to_language=language):
        finish(job=job, by=None)


def forget_jobs(record: models.Model) -> None:
    """`record` was deleted."""
    TranslationJob.objects.of(record).delete()


def _tell_who_asked(job: TranslationJob, by) -> None:
    if job.asked_by and job.asked_by != by:
        notify(user=job.asked_by, kind="translation_done", values=_values(job), path=_where_it_is(job))


def _where_it_is(job: TranslationJob) -> str:
    """The page in its new language once readers see it; else the list."""
    if isinstance(job.record, Page):
        versions = job.record.get_translations().live().filter(locale__language_code=job.to_language)
        if page := versions.first():
            return reverse("short_page", args=[page.pk])
    return reverse("home:translations")


def _values(job: TranslationJob) -> dict:
    return {
        "title": title_of(job),
        "language": language_name_everywhere(job.to_language),
        "day": job.due_on,
        "note": job.note,
    }
