"""The list of broken links."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from ..links.broken import broken_links, reason
from ..models import PageLink
from .lists import DeskRow, DeskRows, on_desk, pages_of


@on_desk("links", title=gettext_lazy("Broken links"), order=60)
def links(user) -> DeskRows:
    return DeskRows(broken_links().filter(page__in=pages_of(user).values("pk")), _rows)


def _rows(found: list[PageLink]) -> list[DeskRow]:
    return [
        DeskRow(
            link.page.get_admin_display_title(),
            reverse("wagtailadmin_pages:edit", args=[link.page_id]),
            text=" – ".join(
                part for part in (f"“{link.text}”", link.target and link.target.address, reason(link)) if part
            ),
            since=link.target.failed_since if link.target else None,
        )
        for link in found
    ]
