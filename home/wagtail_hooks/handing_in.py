"""The buttons with which a translator hands a page in, and somebody else approves it or gives it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page

from casework.refusals import Refused

from ..page_translation.handing_in import hand_in, side_by_side
from ..page_translation.reviewing import approve, give_back


@hooks.register("before_edit_page", order=-1)
def review_a_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before wagtail-localize, which knows no review. Wagtail has asked before whether the person may edit the page."""
    action = request.POST.get("action") if request.method == "POST" else None
    if action not in _SAID or (translation := side_by_side(page)) is None:
        return None
    try:
        if action == "submit":
            hand_in(translation=translation, by=request.user)
        elif action == "approve":
            approve(page=page, by=request.user)
        else:
            give_back(page=page, by=request.user, word=request.POST.get("word", ""))
    except Refused as reason:
        messages.warning(request, str(reason))
    else:
        messages.success(request, str(_SAID[action]))
    return redirect(request.path)


_SAID = {
    "submit": _("Handed in: the page waits for review."),
    "approve": _("Approved."),
    "give_back": _("Given back: the translator hears of it."),
}
