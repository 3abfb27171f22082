"""The PO file of a translation: down, and up again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from casework.refusals import Refused
from diaspora.who_may import who_may

from ..po_files import Taken, read_po, take_over, written_po
from ..rules import translator

#: How many texts are named, and how much of each.
_NAMED, _LENGTH = 5, 60


@require_safe
@who_may(translator)
def download_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    translation = get_object_or_404(Translation, pk=translation_id)
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    name = f"{slugify(translation.source.object_repr)}-{translation.target_locale.language_code}.po"
    response = HttpResponse(str(written_po(translation)), content_type="text/x-gettext-translation")
    response["Content-Disposition"] = f"attachment; filename={name}"
    return response


@require_POST
@who_may(translator)
def upload_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take a file over, and say what became of its texts."""
    translation = get_object_or_404(Translation, pk=translation_id)
    page = translation.get_target_instance()
    if not user_can_edit_instance(request.user, page):
        raise PermissionDenied
    file = request.FILES.get("file")
    try:
        if file is None:
            raise Refused(_("Choose a PO file first."))
        _say(request, take_over(po=read_po(file.read()), translation=translation, by=request.user))
    except Refused as reason:
        messages.error(request, str(reason))
    next_url = get_valid_next_url_from_request(request)
    return redirect(next_url) if next_url else redirect("wagtailadmin_pages:edit", page.pk)


def _say(request: HttpRequest, taken: Taken) -> None:
    text = ngettext("%(number)d text was taken over.", "%(number)d texts were taken over.", taken.written)
    messages.success(request, text % {"number": taken.written})
    for texts, why in (
        (taken.newer_here, _("Written here since the file was downloaded; what is here stays: %(texts)s")),
        (taken.older_original, _("The original says something else by now; not taken over: %(texts)s")),
        (taken.broken, _("Wrong tags or links; keep them as they are in the original: %(texts)s")),
    ):
        if texts:
            messages.warning(request, why % {"texts": _named(texts)})


def _named(texts: list[str]) -> str:
    named = "; ".join(f"“{text[:_LENGTH]}”" for text in texts[:_NAMED])
    more = len(texts) - _NAMED
    return named if more <= 0 else _("%(texts)s and %(number)d more") % {"texts": named, "number": more}
