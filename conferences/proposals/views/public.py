"""Somebody reads a call, begins a proposal, and comes back to it by its secret address."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.languages import reading_language
from casework.refusals import may_be_refused
from casework.seen import seen_in
from casework.sharing import Sharing, in_one_sentence
from casework.token_links import private
from diaspora.who_may import anyone, who_may

from ...enums import ProposalState
from ...models import Call, CoSpeaker, Event, Proposal
from .. import co_speakers
from ..co_speakers import agree, ask_co_speaker, remove_co_speaker
from ..confirming import confirm
from ..forms.speakers import AgreeForm, BeginForm, CoSpeakerForm, ProposalForm
from ..writing import begin, hand_in, may_be_written, save, withdraw


@who_may(anyone)
def call(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What is looked for and until when; behind the button is a draft."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    found = get_object_or_404(Call.objects.select_related("event"), pk=pk, event=event)
    user = request.user
    known = {"email": user.email, "name": getattr(user, "full_name", "")} if user.is_authenticated else {}
    form = BeginForm(
        request.POST if request.method == "POST" else None, initial={"letters": reading_language(), **known}
    )
    if form.is_valid() and _may_try(request, form):
        with may_be_refused(form):
            proposal = begin(call=found, language=reading_language(), **form.cleaned_data)
            return redirect(proposal)
    values = {"event": event, "call": found, "form": form, "closes": found.closes_at.astimezone(event.zone)}
    values["sharing"] = Sharing(title=found.title, description=in_one_sentence(found.text), path=request.path)
    return render(request, "events/call.html", values)


def _may_try(request: HttpRequest, form: BeginForm) -> bool:
    if ratelimit.consume(request, action="registration"):
        return True
    form.add_error(None, _("You have tried many times. Wait a little, then press the button again."))
    return False


def _proposal(slug: str, key: UUID) -> Proposal:
    return get_object_or_404(Proposal.objects.select_related("event", "call", "track"), key=key, event__slug=slug)


@private
@who_may(anyone)
def proposal(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    found = _proposal(slug, key)
    is_handed_in = "hand_in" in request.POST or found.state == ProposalState.SUBMITTED
    form = None
    if may_be_written(found):
        data = request.POST if request.method == "POST" else None
        form = ProposalForm(data, instance=found, is_handed_in=is_handed_in)
        if form.is_valid():
            with may_be_refused(form):
                return _keep(request, _proposal(slug, key), form)
    values = {"event": found.event, "proposal": _proposal(slug, key), "form": form, "ask": CoSpeakerForm()}
    values["co_speakers"] = found.co_speakers.all()
    values["may_ask"] = form is not None and len(values["co_speakers"]) + 1 < found.call.most_speakers
    return render(request, "events/proposal.html", values)


def _keep(request: HttpRequest, found: Proposal, form: ProposalForm) -> HttpResponse:
    kept = save(proposal=found, said=form.said, answers=form.answers)
    if "hand_in" in request.POST:
        hand_in(proposal=kept)
        messages.success(request, _("Handed in. We have written to you; until the call closes you can change it here."))
    else:
        messages.success(request, _("Saved."))
    return redirect(kept)


@private
@who_may(anyone)
def ask(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """Name a co-speaker; they answer for themselves."""
    found = _proposal(slug, key)
    form = CoSpeakerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form):
            ask_co_speaker(proposal=found, **form.cleaned_data)
            messages.success(request, _("The invitation is on its way."))
            return redirect(found)
    return render(request, "events/ask_co_speaker.html", {"event": found.event, "proposal": found, "form": form})


@private
@require_POST
@who_may(anyone)
def remove(request: HttpRequest, slug: str, key: UUID, pk: int) -> HttpResponse:
    found = _proposal(slug, key)
    co_speaker = get_object_or_404(found.co_speakers, pk=pk)
    with may_be_refused(request):
        remove_co_speaker(co_speaker=co_speaker)
        messages.success(request, _("%(name)s is no longer part of it.") % {"name": co_speaker})
    return redirect(found)


@private
@require_POST
@who_may(anyone)
def answer(request: HttpRequest, slug: str, key: UUID, action: str) -> HttpResponse:
    """Confirm what was accepted, or withdraw."""
    found = _proposal(slug, key)
    with may_be_refused(request):
        if action == "confirm":
            confirm(proposal=found, seen=seen_in(request))
            messages.success(request, _("Confirmed: it is part of the programme. We write to you about its time."))
        else:
            withdraw(proposal=found, seen=seen_in(request))
            messages.success(request, _("Withdrawn. Thank you for telling us."))
    return redirect(found)


def _co_speaker(slug: str, key: UUID) -> CoSpeaker:
    rows = CoSpeaker.objects.select_related("proposal__event", "proposal__call")
    return get_object_or_404(rows, key=key, proposal__event__slug=slug)


@private
@who_may(anyone)
def co_speaker(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """Somebody who was named reads the proposal and says whether they are in."""
    found = _co_speaker(slug, key)
    form = AgreeForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        agree(co_speaker=found, said=form.cleaned_data)
        messages.success(request, _("Thank you: you are a speaker of this proposal."))
        return redirect(found)
    values = {"event": found.proposal.event, "proposal": found.proposal, "co_speaker": found, "form": form}
    return render(request, "events/co_speaker.html", values)


@private
@require_POST
@who_may(anyone)
def decline(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    co_speakers.decline(co_speaker=_co_speaker(slug, key))
    messages.success(request, _("You are no longer named there, and what stood there about you is deleted."))
    return redirect("events:programme", slug)
