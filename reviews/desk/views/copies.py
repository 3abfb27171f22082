"""Blind copies of the texts of one file: what the person wrote, and what reviewers will read."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.languages import reading_language
from diaspora.who_may import office, who_may

from ...blind.copies import StillTells, accept_copy
from ...rounds.readings import organised, title_of
from ...rounds.starting import number_of
from ..forms.copies import CopiesForm


@who_may(office)
def copies(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Accept all texts of a file at once, as they stand or corrected; then the next file that waits."""
    round = organised(request.user, pk)
    subject = get_object_or_404(round.subjects.filter(left_at=None), number=number)
    texts = {text.key: text for text in round.judged.texts([subject.record_id])[subject.record_id]}
    stored = [copy for copy in subject.copies.select_related("subject__round") if copy.key in texts]
    labels = {key: text.label for key, text in texts.items()}
    form = CopiesForm(request.POST if request.method == "POST" else None, copies=stored, labels=labels)
    if request.method == "POST" and form.is_valid() and _accept(request, form):
        messages.success(request, _("Accepted. Reviewers read these texts."))
        following = round.subjects.filter(left_at=None, copies__accepted_at=None, copies__isnull=False).first()
        if following is None:
            return redirect("office_reviews:round", pk)
        return redirect("office_reviews:copies", pk, following.number)
    values = {
        "round": round,
        "form": form,
        "title": title_of(round, reading_language()),
        "name": number_of(subject),
        "rows": [(form[copy.key], texts[copy.key].text) for copy in stored],
    }
    return render(request, "office/reviews/copies.html", values)


def _accept(request: HttpRequest, form: CopiesForm) -> bool:
    """All of them, or none where one still tells who it is."""
    with transaction.atomic():
        for copy in form.copies:
            try:
                accept_copy(copy=copy, text=form.cleaned_data[copy.key], by=request.user)
            except StillTells as refusal:
                form.add_error(copy.key, str(refusal))
        if form.errors:
            transaction.set_rollback(True)
    return not form.errors
