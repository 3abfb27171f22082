"""An editor takes material of a session into the library, or leaves it out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casework.refusals import may_be_refused
from casework.typed.editors import among_editors
from diaspora.who_may import editor, who_may

from ...models import Session
from ..forms import PublicationForm
from ..taking import authors_of, leave_out, may_take, offered, take


@among_editors
@who_may(editor)
@require_http_methods(["GET", "HEAD", "POST"])
def session_material(request: HttpRequest, pk: int) -> HttpResponse:
    """What is offered, with its licence; behind one button it becomes drafts in every language."""
    session = get_object_or_404(Session.objects.select_related("event"), pk=pk)
    if not may_take(request.user):
        raise PermissionDenied
    if request.method == "GET" and not offered().filter(pk=pk).exists():
        messages.info(request, _("Nothing is offered here any more."))
        return redirect("desk_report", "session-material")
    is_left_out = "leave_out" in request.POST
    form = PublicationForm(request.POST if request.method == "POST" and not is_left_out else None, session=session)
    if is_left_out:
        with may_be_refused(request):
            leave_out(session=session, by=request.user)
            messages.success(request, _("It is left out of the library."))
        return redirect("desk_report", "session-material")
    if form.is_valid():
        with may_be_refused(form):
            page = take(session=session, texts=form.texts, by=request.user)
            messages.success(request, _("The drafts are made. Read them through and publish them."))
            return redirect("wagtailadmin_pages:edit", page.pk)
    values = {"session": session, "form": form, "authors": authors_of(session)}
    return render(request, "event_desk/session_material.html", values)
