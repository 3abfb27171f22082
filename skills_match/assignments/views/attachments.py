"""The documents of an assignment: its author adds and removes them, readers of the assignment download them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from casework.languages import reading_language
from casework.refusals import may_be_refused
from casework.typed.inner_forms import inner_form, is_filled_in
from diaspora.files.handing_out import as_download
from diaspora.files.store import FileRejected
from diaspora.who_may import anyone, member_or_office, who_may

from ...models import Assignment, Attachment
from ...models.attachment import MAX_ATTACHMENTS
from ..attachments import STEP, add_attachment
from ..attachments import remove_attachment as remove_document
from ..editing import TYPED_IS_KEPT
from ..forms.attachments import AttachmentForm
from .institution import own_assignment
from .step_pages import came_from, save_step, show_step


def attachments_step(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """Add a document; a file that cannot be taken leaves the rest of the form as it was typed."""
    form = inner_form(AttachmentForm, request, button="add", initial={"language": reading_language()})
    if request.method == "POST" and form.is_valid():

        def save() -> None:
            if is_filled_in(form):
                given = {name: form.cleaned_data[name] for name in ("title", "language")}
                add_attachment(assignment=assignment, by=request.user, upload=form.cleaned_data["document"], **given)

        where = _page(request, assignment) if "add" in request.POST else ""
        with may_be_refused(form, hint=TYPED_IS_KEPT), may_be_refused(form, FileRejected, field="document"):
            return save_step(request, assignment, STEP, save, where=where)
    is_full = len(assignment.attachments.all()) >= MAX_ATTACHMENTS
    return show_step(request, assignment, STEP, form=form, is_full=is_full, most=MAX_ATTACHMENTS)


@who_may(member_or_office)
@require_POST
def remove_attachment(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    assignment = own_assignment(request, reference)

    def save() -> None:
        remove_document(assignment=assignment, by=request.user, pk=pk)

    with may_be_refused(request):
        return save_step(request, assignment, STEP, save, where=_page(request, assignment))
    return redirect("institution_assignments:edit", reference)


@who_may(anyone)
def attachment(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Hand out a document to whoever may read its assignment; for everybody else there is none."""
    found = get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk, assignment__reference=reference)
    return as_download(found)


def _page(request: HttpRequest, assignment: Assignment) -> str:
    return reverse("institution_assignments:step", args=[assignment.reference, STEP]) + came_from(request)
