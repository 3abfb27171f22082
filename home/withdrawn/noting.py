"""Pages that are withdrawn on purpose: unpublished, expired or deleted. Only what anybody could read is noted."""

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from ..models import GoneAddress
from ..models.frame import without_restricted

_LONGEST = GoneAddress._meta.get_field("path").max_length or 0


def path_of(page: Page) -> str:
    """The path of its address with the language, whether it is public or not; empty for what has none."""
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else ""


def note_withdrawn(page: Page) -> None:
    """Readers of its address are told from now on. Called while its restrictions still are as they were."""
    path = path_of(page)
    if not path or len(path) > _LONGEST or not without_restricted(Page.objects.filter(pk=page.pk)).exists():
        return
    values = {
        "page_pk": page.pk,
        "translation_key": page.translation_key,
        "language": page.locale.language_code,
        "gone_at": timezone.now(),
    }
    GoneAddress.objects.update_or_create(path=path, defaults=values)


def forget_withdrawn(page: Page) -> None:
    """`page` is public again, or another page at its address."""
    the_same = Q(translation_key=page.translation_key, language=page.locale.language_code)
    GoneAddress.objects.filter(the_same | Q(page_pk=page.pk) | Q(path=path_of(page))).delete()
