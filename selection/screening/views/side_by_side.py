"""What the applicants for one assignment answered, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from casework.filters import with_value
from casework.pages import page_of
from casework.translated.spoken import with_language
from diaspora.who_may import office, who_may
from skills_match.applications.compared import compared
from skills_match.models import Application, Assignment
from skills_match.questions.answers import in_words

from ..forms.filters import ApplicationFilter
from ..ticks import RuleTicks, ticks_of


@who_may(office)
def answers(request: HttpRequest, reference: str) -> HttpResponse:
    """A row for each applicant: fit, days, experience and each answer, with the filters of the list."""
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    data = with_value(request.GET, "assignment", reference)
    filters = ApplicationFilter(data, reader=request.user)
    sent = filters.narrow(Application.objects.for_office(request.user).for_lists().prefetch_related("answers"))
    listed = page_of(request, sent)
    questions = list(assignment.questions.all())
    shown = list(listed["page"].object_list)
    ticks = ticks_of(shown)
    fits = compared(shown, address=lambda sent: reverse("office:application", args=[sent.pk]))
    values = {
        "assignment": assignment,
        "filters": filters,
        "questions": questions,
        "rules": [finding.text for finding in ticks[shown[0].pk].findings] if shown else [],
        "rows": [_row(application, fit, questions, ticks[application.pk]) for application, fit in fits["rows"]],
        "kept": data.urlencode(),
        "ticks_all": request.GET.get("tick") == "all",
        **listed,
    }
    return render(request, "office/answers.html", values)


def _row(application: Application, fit, questions: list, ticks: RuleTicks) -> dict:
    said = {answer.question_id: answer.text for answer in application.answers.all()}
    answers = [in_words(question, said.get(question.pk, "")) for question in questions]
    told = [(with_language(question, "text"), answer) for question, answer in zip(questions, answers, strict=True)]
    return {"application": application, "fit": fit, "ticks": ticks, "answers": answers, "told": told}
