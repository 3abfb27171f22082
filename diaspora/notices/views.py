"""The list of notices of one person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.letters.stops import bounce_of
from casework.pages import page_of

from ..who_may import signed_in, who_may
from .coming_back import write_again
from .notify import mark_notices_read, render_notice


@who_may(signed_in)
def notices(request: HttpRequest) -> HttpResponse:
    listed = page_of(request, request.user.notices.all())
    language = get_language()
    entries = [{"notice": notice, "message": render_notice(notice, language=language)} for notice in listed["page"]]
    has_unread = request.user.notices.filter(read_at=None).exists()
    return render(request, "notices/list.html", {"entries": entries, "has_unread": has_unread, **listed})


@require_POST
@who_may(signed_in)
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one notice as read and go where it leads."""
    notice = get_object_or_404(request.user.notices, pk=pk)
    mark_notices_read(user=request.user, pk=pk)
    return redirect(render_notice(notice, language=get_language()).path or "diaspora:notices")


@require_POST
@who_may(signed_in)
def read_notices(request: HttpRequest) -> HttpResponse:
    mark_notices_read(user=request.user)
    messages.success(request, _("All notices are marked as read."))
    return redirect("diaspora:notices")


@who_may(signed_in)
def coming_back(request: HttpRequest) -> HttpResponse:
    """Our e-mails do not reach the person: another address, or this one works again."""
    if request.method == "POST":
        write_again(person=request.user, by=request.user)
        messages.success(request, _("Thank you. We write to you again."))
        return redirect("my:home")
    return render(request, "notices/coming_back.html", {"bounce": bounce_of(request.user.email)})
