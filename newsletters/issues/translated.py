"""The texts of newsletters in preparation, for the list of translators: everybody reads them soon. Those of the archive
are frozen."""

from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..enums import NewsletterState
from ..models import Newsletter, NewsletterItem

_PREPARED = {"state__in": [NewsletterState.DRAFT, NewsletterState.SCHEDULED]}

register(
    TranslatedKind(
        name="newsletter",
        model=Newsletter,
        label=_("Newsletters"),
        readable=lambda: Newsletter.objects.filter(**_PREPARED),
    )
)
register(
    TranslatedKind(
        name="newsletter-part",
        model=NewsletterItem,
        label=_("Parts of newsletters"),
        readable=lambda: NewsletterItem.objects.filter(
            newsletter__in=Newsletter.objects.filter(**_PREPARED)
        ).select_related("page", "assignment"),
    )
)
