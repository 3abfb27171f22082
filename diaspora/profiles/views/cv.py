"""The CV page, and the one door through which private files leave the portal."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.typed.inner_forms import inner_form, is_filled_in

from ... import rules
from ...enums import FileKind
from ...files.handing_out import as_download
from ...files.store import remove_private_file, store_private_file
from ...models import PrivateFile
from ...open_pages import cv_page
from ...privacy.access_log import record_access
from ...who_may import signed_in, who_may
from .. import publishing
from ..forms.parts import CVForm
from ..way_on import onwards, same_page
from ..ways_back import came_from


@who_may(signed_in)
def cv(request: HttpRequest) -> HttpResponse:
    """Send a CV in or replace it; "continue" and "later" save the file that was chosen, and need none."""
    publishing.profile_of(user=request.user)
    form = inner_form(CVForm, request, button="add")
    if request.method == "POST" and form.is_valid() and (not is_filled_in(form) or _store(request, form)):
        return same_page(request, "diaspora:cv") if "add" in request.POST else onwards(request, "cv")
    current = request.user.private_files.filter(kind=FileKind.CV, is_current=True).first()
    context = {"form": form, "current": current, "query": came_from(request), "links": cv_page.links()}
    return render(request, "my/cv.html", context)


def _store(request: HttpRequest, form: CVForm) -> bool:
    """Keep the file; False when it cannot be taken, and the form says why."""
    with may_be_refused(form, field="cv"):
        store_private_file(owner=request.user, kind=FileKind.CV, upload=form.cleaned_data["cv"])
        messages.success(request, _("Your CV is saved."))
        return True
    return False


@who_may(signed_in)
@require_POST
def remove_cv(request: HttpRequest) -> HttpResponse:
    current = request.user.private_files.filter(kind=FileKind.CV, is_current=True).first()
    if current:
        remove_private_file(file=current, by=request.user)
        messages.success(request, _("Your CV is removed."))
    return same_page(request, "diaspora:cv")


@who_may(signed_in)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a private file to whom a rule allows it, as a download that no browser runs; others see a 404."""
    stored = get_object_or_404(PrivateFile.objects.select_related("owner__profile"), pk=pk)
    if not rules.may_open_file(request.user, stored):
        raise Http404
    response = as_download(stored)
    record_access(subject=stored.owner, viewer=request.user, what=stored.kind)
    return response
