"""The ranking as each side reads and signs it."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from casework.documents.pdf import can_print, pdf_response
from casework.languages import reading_language
from casework.refusals import may_be_refused
from diaspora.who_may import signed_in, who_may

from ...enums import RoundState
from ...models import Round
from ...rounds.readings import title_of, with_parts
from ..board import board_of
from ..signing import fingerprint, sides_to_sign, sign_ranking


@who_may(signed_in)
def ranking(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it; the button signs for one’s own side exactly what was read."""
    round = _readable(request, pk)
    if request.method == "POST":
        with may_be_refused(request):
            sides = sides_to_sign(round, request.user)
            side = sides[0] if sides else next(iter(round.judged.sides_of(request.user, round.group_id)), "")
            sign_ranking(round=round, side=side, by=request.user, read=request.POST.get("read", ""))
            messages.success(request, _("Thank you. Your signature is kept."))
        return redirect("reviews:ranking", pk)
    values = {**_shown(request, round), "can_print": can_print()}
    values["sides"] = [round.judged.label_of(side) for side in sides_to_sign(round, request.user)]
    return render(request, "reviews/ranking.html", values)


@who_may(signed_in)
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """Ranking, minutes and signatures as a PDF; without Pango as a page to print."""
    values = {**_shown(request, _readable(request, pk)), "site_name": settings.SITE_NAME}
    html = render_to_string("reviews/ranking_document.html", values, request)
    return pdf_response(html, name=f"ranking-{pk}.pdf") if can_print() else HttpResponse(html)


def _shown(request: HttpRequest, round: Round) -> dict:
    return {
        "round": round,
        "title": title_of(round, reading_language()),
        "lines": board_of(round, request.user),
        "minutes": getattr(round, "minutes", None),
        "signatures": [(round.judged.label_of(each.side), each) for each in round.signatures.all()],
        "read": fingerprint(round),
    }


def _readable(request: HttpRequest, pk: int) -> Round:
    """A ranked round, for its reviewers and for whoever may sign it."""
    found = with_parts().filter(pk=pk, ranked_at__isnull=False, state__in=[RoundState.OPEN, RoundState.SIGNED])
    round = found.select_related("minutes").prefetch_related("signatures", "minutes__seats").first()
    if round is None:
        raise Http404
    is_reviewer = round.reviewers.filter(user=request.user, left_at=None).exists()
    sides = round.judged.sides_of(request.user, round.group_id)
    if not sides and not (is_reviewer and round.is_open):
        raise Http404
    return round
