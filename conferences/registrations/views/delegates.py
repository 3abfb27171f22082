"""One place, by the secret address of its registration: who comes, in which category, answers and documents."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.money import written
from casework.refusals import may_be_refused
from casework.seen import seen_in
from casework.token_links import private
from casework.typed.sent import sent_in
from diaspora.files.disk import Document
from diaspora.files.handing_out import as_download
from diaspora.who_may import anyone, who_may

from ...models import Delegate, EventAnswerFile
from ..cancelling import cancel_delegate
from ..changing import (
    ask_for_change,
    asks_the_team,
    categories_for,
    category_asks_the_team,
    change_category,
    is_moderated,
    name_delegate,
    take_change_back,
)
from ..forms.delegates import AnswersForm, OtherCategoryForm
from ..forms.registering import DelegateForm
from ..limits import OFTEN, too_often
from ..prices import price
from ..questions import answer, asked_now, document_in, questions_of


def _delegate(slug: str, key: UUID, pk: int) -> Delegate:
    found = Delegate.objects.select_related("event", "category", "change", "registration__event", "registration__code")
    return get_object_or_404(found, pk=pk, registration__key=key, event__slug=slug, cancelled_at=None)


@private
@who_may(anyone)
def name(request: HttpRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    """Name who comes, or somebody else instead; after the last day for it somebody else waits for the team."""
    delegate = _delegate(slug, key, pk)
    form = DelegateForm(request.POST if request.method == "POST" else None, instance=delegate)
    form.fields["name"].required = True
    if form.is_valid() and _may_write(request, delegate, form):
        fresh = _delegate(slug, key, pk)
        with may_be_refused(form):
            if asks_the_team(fresh, form.cleaned_data["name"]):
                ask_for_change(delegate=fresh, **form.cleaned_data)
                messages.success(request, _("The organisers decide about this change. We write to you."))
            else:
                name_delegate(delegate=fresh, **form.cleaned_data)
                text = _(
                    "Saved. A ticket for somebody else, or for another address, has a new code; the old one opens no "
                    "door."
                )
                messages.success(request, text)
            return redirect(fresh.registration)
    values = {"form": form, "delegate": delegate, "event": delegate.event, "is_moderated": is_moderated(delegate.event)}
    return render(request, "events/name.html", values)


def _may_write(request: HttpRequest, delegate: Delegate, form: DelegateForm) -> bool:
    """A name or an address that is new is told to that address."""
    said = form.cleaned_data["email"] if {"name", "email"} & set(form.changed_data) else ""
    if email := too_often(request, [said], payer=delegate.registration.email):
        form.add_error("email", OFTEN % {"email": email})
    return not form.errors


@private
@who_may(anyone)
def category(request: HttpRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    """Another category for the same place."""
    delegate = _delegate(slug, key, pk)
    code, event = delegate.registration.code, delegate.event
    found = [(row, price(row, code)) for row in categories_for(delegate)]
    lines = [(row, written(amount, event.currency) if amount else _("free")) for row, amount in found]
    form = OtherCategoryForm(request.POST if request.method == "POST" else None, categories=lines)
    if form.is_valid():
        with may_be_refused(form):
            if category_asks_the_team(event, form.chosen):
                ask_for_change(delegate=delegate, category=form.chosen)
                messages.success(request, _("The organisers decide about this change. We write to you."))
            else:
                change_category(delegate=delegate, category=form.chosen)
                messages.success(request, _("Saved. Look whether there are questions for this category."))
            return redirect(delegate.registration)
    values = {"form": form, "delegate": delegate, "event": event, "lines": lines}
    values["is_moderated"] = is_moderated(event)
    values["some_are_approved"] = any(row.needs_approval for row, _amount in found)
    return render(request, "events/other_category.html", values)


@private
@require_POST
@who_may(anyone)
def keep_as_it_is(request: HttpRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    """A change that waits is not wanted any more."""
    delegate = _delegate(slug, key, pk)
    take_change_back(delegate=delegate)
    messages.success(request, _("The place stays as it is."))
    return redirect(delegate.registration)


@private
@who_may(anyone)
def answers(request: HttpRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    """What is asked of this person, with what was said so far."""
    delegate = _delegate(slug, key, pk)
    questions = asked_now(questions_of(delegate.event), delegate)
    if not questions:
        return redirect(delegate.registration)
    form = AnswersForm(*sent_in(request), delegate=delegate, questions=questions)
    documents = _documents(form) if form.is_valid() and _may_send(request, delegate, form) else {}
    if form.is_valid():
        with may_be_refused(form):
            answer(delegate=delegate, texts=form.texts, documents=documents, seen=seen_in(request))
            messages.success(request, _("Saved. You can change it until the event is over."))
            return redirect(delegate.registration)
    values = {"form": form, "delegate": delegate, "event": delegate.event, "files": delegate.files.all()}
    return render(request, "events/answers.html", values)


def _may_send(request: HttpRequest, delegate: Delegate, form: AnswersForm) -> bool:
    """A look into a document costs our servers time."""
    key = f"registration {delegate.registration_id}"
    if not form.uploads or ratelimit.consume(request, action="answer_file", key=key):
        return True
    form.add_error(None, _("Many documents were sent for this registration. Please try again in an hour."))
    return False


def _documents(form: AnswersForm) -> dict[int, Document]:
    """What was sent, by number of the question; what is refused is said at its field."""
    found = {}
    for pk, upload in form.uploads.items():
        with may_be_refused(form, field=f"q{pk}"):
            found[pk] = document_in(upload)
    return found


@private
@who_may(anyone)
def document(request: HttpRequest, slug: str, key: UUID, pk: int, file: int) -> HttpResponse:
    """What this person sent."""
    return as_download(get_object_or_404(EventAnswerFile, pk=file, delegate=_delegate(slug, key, pk)))


@private
@require_POST
@who_may(anyone)
def cancel_one(request: HttpRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    delegate = _delegate(slug, key, pk)
    with may_be_refused(request):
        cancel_delegate(delegate=delegate)
        messages.success(request, _("The place of %(name)s is given back.") % {"name": delegate})
    return redirect(delegate.registration)
