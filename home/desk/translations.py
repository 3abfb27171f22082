"""What the other language lacks."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from ..enums import TranslationState
from ..page_translation.lacking import lacking
from ..page_translation.rules import may_translate
from ..page_translation.standing import Standing, standings
from ..visits.lately import views_of
from .lists import DeskRow, DeskRows, on_desk


@on_desk("translations", title=gettext_lazy("What the other language lacks"), order=30)
def translations(user) -> DeskRows:
    pages = lacking() if may_translate(user) else lacking().none()
    return DeskRows(pages, _rows)


def _rows(pages: list[Page]) -> list[DeskRow]:
    who, views = _translators(pages), views_of(pages)
    return [
        DeskRow(
            standing.original.get_admin_display_title(),
            _where_to_translate(standing),
            text=f"{standing.locale}: {_what(standing)}",
            since=_since(standing),
            who=who.get((standing.original.translation_key, standing.locale.pk), ""),
            views=views.get(standing.original.pk),
        )
        for standing in standings(pages)
        if standing.state != TranslationState.CURRENT
    ]


def _what(standing: Standing) -> str:
    if standing.state == TranslationState.INCOMPLETE:
        return _("%(done)s of %(total)s texts are translated.") % {"done": standing.done, "total": standing.total}
    return str(standing.state.label)


def _since(standing: Standing) -> datetime | None:
    """A page is out of date since its original changed; until it is there, since readers have the original."""
    page = standing.original
    return standing.since if standing.state == TranslationState.STALE else page.first_published_at


def _where_to_translate(standing: Standing) -> str:
    if standing.page and not standing.page.alias_of_id:
        return reverse("wagtailadmin_pages:edit", args=[standing.page.pk])
    return reverse("wagtail_localize:submit_page_translation", args=[standing.original.pk])


def _translators(pages: list[Page]) -> dict[tuple, str]:
    """Who wrote last in a translation, by page and language. One query."""
    rows = (
        StringTranslation.objects.filter(context__object_id__in=[page.translation_key for page in pages])
        .exclude(last_translated_by=None)
        .select_related("last_translated_by", "context")
        .order_by("updated_at")
    )
    return {(row.context.object_id, row.locale_id): str(row.last_translated_by) for row in rows}
