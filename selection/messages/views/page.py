"""The messages about one application, the same for each side."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora.threads.kinds import kind_of
from diaspora.threads.reading import read_thread
from diaspora.threads.writing import write_message
from skills_match.models import Application

from ..forms.writing import MessageForm
from ..kind import path_for


def messages_page(request: HttpRequest, application: Application, side: str, template: str, **more) -> HttpResponse:
    """Opening it notes how far the reader has read, as the log of reading does. Raises Http404 for whoever is not on
    `side`."""
    kind = kind_of(application)
    if kind.side_of(request.user, application) != side:
        raise Http404
    form = MessageForm(request.POST or None, side=side)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            write_message(about=application, by=request.user, **form.cleaned_data)
            messages.success(request, _("Your message is sent."))
            return redirect(path_for(application, side))
    values = {
        "application": application,
        "assignment": application.assignment,
        "written": read_thread(about=application, by=request.user),
        "form": form,
        "is_open": kind.is_open(application),
        "here": path_for(application, side),
        **more,
    }
    return render(request, template, values)
