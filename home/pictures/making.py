"""Making the sizes of pictures: the first at the upload, all others by the worker, none while a reader waits.

The renditions that exist are the truth: what is missing is found by counting, and a worker that dies loses nothing.
"""

import logging

from django.core.cache import cache
from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter

from casework.due import do_each

from .sizes import CUT, FIRST, FORMATS, WIDTHS, spec, specs_of

logger = logging.getLogger(__name__)

#: Pictures of one round, so that what else is due does not wait for long.
A_ROUND = 3
#: Seconds until a picture that could not be read is tried again.
A_DAY = 24 * 3600


def make_first(image: AbstractImage) -> None:
    """The small JPEG that the first reader gets."""
    image.get_rendition(FIRST)


def forget_other_cuts(image: AbstractImage) -> None:
    """What was cut around an older focal point is deleted, so that it is cut again."""
    cuts = image.renditions.filter(filter_spec__in=CUT)
    cuts.exclude(focal_point_key=Filter(CUT[0]).get_cache_key(image)).delete()


def make_missing() -> int:
    """Make what is missing of a few pictures, the newest first. Returns of how many."""
    due = _unfinished()
    keys = list(due.order_by("-pk").values_list("pk", flat=True)[: A_ROUND * 10])
    failed = cache.get_many([_failed(key) for key in keys])
    some = [key for key in keys if _failed(key) not in failed][:A_ROUND]
    return do_each(due.filter(pk__in=some), _make)


def _unfinished() -> QuerySet:
    """Pictures with fewer renditions of ours than their width asks for."""
    wanted = Case(
        *(
            When(width__gte=width, then=Value(len(CUT) + len(FORMATS) * (WIDTHS.index(width) + 1)))
            for width in reversed(WIDTHS[1:])
        ),
        default=Value(len(CUT) + len(FORMATS)),
        output_field=IntegerField(),
    )
    specs = [*CUT, *(spec(width, form) for width in WIDTHS for form in FORMATS)]
    ours = Q(renditions__filter_spec__in=specs)
    counted = get_image_model().objects.annotate(wanted=wanted, made=Count("renditions", filter=ours))
    return counted.filter(made__lt=F("wanted"))


def _make(image: AbstractImage) -> None:
    try:
        image.get_renditions(*specs_of(image))
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        # It cannot be read, and could not a moment later: not said again before tomorrow.
        cache.set(_failed(image.pk), True, A_DAY)
        logger.warning("Picture %s cannot be made smaller: %s", image.pk, type(error).__name__)


def _failed(key: int) -> str:
    return f"picture-failed-{key}"
