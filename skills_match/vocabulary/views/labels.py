"""Reviewing the words of the vocabulary, a page at a time."""

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.pages import page_of
from casework.seen import keys_in
from diaspora.who_may import office, who_may

from ...enums import LabelKind
from ...models import ConceptLabel
from ..forms.labels import WordFilter, WordForm
from ..labels import LabelError, progress_of_review, review_words


@who_may(office)
def labels(request: HttpRequest) -> HttpResponse:
    """Words that wait for a speaker. A POST carries the words that were on the page, whatever waits first by now."""
    form = WordFilter(request.GET)
    shown = page_of(request, form.narrow(_words(ConceptLabel.objects.to_review())))
    if request.method == "POST":
        sent = keys_in(request.POST.getlist("word"))[:100]
        every = [WordForm(request.POST, word=word) for word in _words(ConceptLabel.objects.filter(pk__in=sent))]
        _tell_of_words_that_are_gone(request, set(sent) - {form.word.pk for form in every})
        forms = [form for form in every if form.is_of_use]
        valid = [word.is_valid() for word in forms]  # Every form is asked, so that every fault is shown.
        if all(valid) and _save(request, forms):
            return redirect(request.get_full_path())
    else:
        forms = [WordForm(word=word) for word in shown["page"]]
    context = {"form": form, "forms": forms, "progress": progress_of_review(), **shown}
    return render(request, "office/labels.html", context)


def _save(request: HttpRequest, forms: list[WordForm]) -> bool:
    said = [form.verdict(all_right="all_right" in request.POST) for form in forms]
    verdicts = [verdict for verdict in said if verdict]
    try:
        number = review_words(verdicts=verdicts, by=request.user)
    except LabelError as error:
        next(form for form in forms if form.word.pk == error.label.pk).add_error("text", str(error))
        return False
    text = ngettext("%(number)d word is reviewed.", "%(number)d words are reviewed.", number) % {"number": number}
    messages.success(request, text)
    return True


def _tell_of_words_that_are_gone(request: HttpRequest, gone: set[int]) -> None:
    for pk in gone:
        if text := request.POST.get(f"word-{pk}-text"):
            messages.warning(request, _("“%(word)s” is no longer in the vocabulary.") % {"word": text})


def _words(labels: models.QuerySet[ConceptLabel]) -> models.QuerySet[ConceptLabel]:
    """In the order of their meanings, each with the English label of its concept."""
    english = ConceptLabel.objects.filter(concept=models.OuterRef("concept"), language="en", kind=LabelKind.PREFERRED)
    return (
        labels.annotate(english=models.Subquery(english.values("text")[:1]))
        .select_related("concept__group")
        .order_by("concept__kind", "concept__code", "kind", "pk")
    )
