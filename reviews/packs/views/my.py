"""A reviewer asks for the pack, sees how far it is, and takes it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.documents.made_later import ATTEMPTS
from casework.documents.pdf import paper_response
from casework.languages import reading_language
from diaspora.who_may import signed_in, who_may

from ...rounds.readings import title_of
from ...sheets.reading import rounds_for, sheets_of
from ..asking import ask_for_pack, pack_of


@who_may(signed_in)
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(rounds_for(request.user), pk=pk)
    if not round.is_open or not sheets_of(request.user, round).exists():
        raise Http404
    if request.method == "POST":
        ask_for_pack(round=round, by=request.user, language=reading_language())
        messages.success(request, _("The pack is being made. Look again in a minute."))
        return redirect("reviews:pack", pk)
    found = pack_of(round, request.user)
    values = {
        "round": round,
        "title": title_of(round, reading_language()),
        "pack": found,
        "has_failed": found is not None and not found.made_at and found.attempts >= ATTEMPTS,
    }
    return render(request, "reviews/pack.html", values)


@who_may(signed_in)
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Only as long as it holds nothing that the reader must not see by now."""
    found = pack_of(get_object_or_404(rounds_for(request.user), pk=pk), request.user)
    if found is None or not found.made_at:
        raise Http404
    return paper_response(bytes(found.content), name=f"files-{pk}")
