"""The buttons at a page that its original has left behind."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Locale, Page

from diaspora.who_may import who_may

from ..bringing import WrittenByHand, bring_changes
from ..marks import still_right
from ..rules import may_publish, translator


@require_POST
@who_may(translator)
def bring(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """Bring the texts of a page to its translation, and open that one."""
    original = get_object_or_404(Page, pk=page_id)
    locale = get_object_or_404(Locale.objects.exclude(pk=original.locale_id), language_code=language)
    begun = original.get_translation_or_none(locale)
    if begun and not begun.alias_of_id and not begun.specific.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    try:
        page = bring_changes(original=original, locale=locale, by=request.user)
    except WrittenByHand:
        messages.warning(request, _("This version is written by hand: write the changes into it, then publish it."))
        return redirect("wagtailadmin_pages:edit", original.get_translation(locale).pk)
    messages.success(request, _("Here are the texts as they are now. Those that are new wait for a translation."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@require_POST
@who_may(translator)
def mark_as_right(request: HttpRequest, page_id: int) -> HttpResponse:
    """The original changed, and yet the translation need not."""
    page = get_object_or_404(Page, pk=page_id)
    if not may_publish(request.user, page):
        raise PermissionDenied
    still_right(page)
    messages.success(request, _("The translation counts as up to date."))
    return redirect("wagtailadmin_pages:edit", page.pk)
