"""The links of pages that lead nowhere."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page

from ..models import LinkTarget, PageLink


def broken_links() -> QuerySet[PageLink]:
    """Links to pages that are no longer published, to documents that are gone, and to addresses called broken."""
    pages = Page.objects.live().filter(pk=OuterRef("to_page"))
    documents = get_document_model().objects.filter(pk=OuterRef("to_document"))
    return (
        PageLink.objects.filter(
            Q(to_page__isnull=False) & ~Exists(pages)
            | Q(to_document__isnull=False) & ~Exists(documents)
            | Q(target__in=LinkTarget.objects.broken())
        )
        .select_related("page", "target")
        .order_by("page__path", "pk")
    )


def reason(link: PageLink) -> str:
    """Why, in a sentence."""
    if link.target:
        return link.target.get_fault_display()
    if link.to_page:
        return _("The page that it leads to is not published.")
    return _("The document that it leads to is deleted.")
