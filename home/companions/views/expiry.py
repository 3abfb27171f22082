"""The button that takes the versions of a page down at the same hour."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from diaspora.who_may import who_may

from ...page_translation.rules import translator
from ..expiring import expire_together, expiry_of


@require_POST
@who_may(translator)
def expire_with_it(request: HttpRequest, page_id: int) -> HttpResponse:
    """Nothing is left to do where somebody pressed it before."""
    expiry = expiry_of(get_object_or_404(Page, pk=page_id), request.user)
    if expiry and not expiry.may:
        raise PermissionDenied
    if expiry:
        expire_together(expiry=expiry, by=request.user)
    messages.success(request, _("All versions of the page are taken down at the same hour."))
    return redirect("wagtailadmin_pages:edit", page_id)
