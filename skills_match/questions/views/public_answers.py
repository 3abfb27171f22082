"""Questions about an assignment that the office answers for all its readers, in both languages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diaspora.who_may import office, who_may

from ...models import Assignment, Inquiry, PublicAnswer
from ..forms.public_answers import PublicAnswerForm
from ..public_answers import remove_answer, save_answer


@who_may(office)
def public_answers(request: HttpRequest, reference: str) -> HttpResponse:
    """All of them, and one more; the words of a question that somebody sent come along, to be said in others."""
    assignment = _assignment(request, reference)
    return _page(request, assignment, PublicAnswer(assignment=assignment), initial=_from_inquiry(request, assignment))


@who_may(office)
def public_answer(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    assignment = _assignment(request, reference)
    return _page(request, assignment, get_object_or_404(assignment.public_answers, pk=pk), initial=None)


@who_may(office)
@require_POST
def remove_public_answer(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    assignment = _assignment(request, reference)
    remove_answer(row=get_object_or_404(assignment.public_answers, pk=pk), by=request.user)
    messages.success(request, _("Removed."))
    return redirect("office:public_answers", reference)


def _page(request: HttpRequest, assignment: Assignment, row: PublicAnswer, *, initial: dict | None) -> HttpResponse:
    form = PublicAnswerForm(request.POST if request.method == "POST" else None, instance=row, initial=initial)
    if request.method == "POST" and form.is_valid():
        save_answer(row=form.instance, by=request.user)
        messages.success(request, _("Everybody who opens the assignment reads it now."))
        return redirect("office:public_answers", assignment.reference)
    answers = PublicAnswer.objects.filter(assignment=assignment)
    values = {"assignment": assignment, "form": form, "answers": answers, "changes": row.pk}
    return render(request, "office/public_answers.html", values)


def _assignment(request: HttpRequest, reference: str) -> Assignment:
    return get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)


def _from_inquiry(request: HttpRequest, assignment: Assignment) -> dict | None:
    number = request.GET.get("inquiry", "")
    asked = Inquiry.objects.filter(assignment=assignment, pk=number).first() if number.isdecimal() else None
    return {"question_en": asked.text[:300], "answer_en": asked.answer} if asked else None
