"""The button with which a translator hands a page in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from casework.refusals import Refused

from ..page_translation.handing_in import hand_in, side_by_side


@hooks.register("before_edit_page", order=-1)
def hand_in_a_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before wagtail-localize, which knows no review. Wagtail has asked before whether the person may edit the page."""
    if request.method != "POST" or request.POST.get("action") != "submit":
        return None
    translation = side_by_side(page)
    if translation is None:
        return None
    try:
        hand_in(translation=translation, by=request.user)
    except Refused as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, _("Handed in: the page waits for review."))
    return redirect(request.path)
