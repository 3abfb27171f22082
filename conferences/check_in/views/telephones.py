"""The screen of a telephone at a gate, opened by a link. With network it asks the portal about each ticket; without, it
decides by its list and tells the portal later what happened. Without JavaScript it is a form."""

import datetime
import json
import uuid
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from casework.typed.sent import sent_in
from diaspora.who_may import anyone, who_may

from ...models import GateLink, Scan
from ...registrations.codes import LENGTH, SIGNS
from ..checking import CodeUnknown, NotAdmitted
from ..counts import count_of
from ..device_list import device_list
from ..forms import ClockForm, ScanForm, TicketForm
from ..gate_links import ask_whether_it_goes_on, opened
from ..scans import as_happened, heard_of, take_scan
from .gates import welcome

#: Scans in one message: what is left comes with the next.
MOST = 100


@opened_by_link()
@who_may(anyone)
def gate(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    link = opened(slug, token)
    request.uses_camera = True  # type: ignore[attr-defined]
    form = TicketForm(*sent_in(request))
    if form.is_valid():
        with may_be_refused(form, field="code"):
            scan = _ask(request, link, uuid.uuid4(), form.cleaned_data["code"])
            messages.success(request, welcome(scan.delegate))
            return redirect("events:gate", slug, token)
        form.make_room(request)
    values = {"link": link, "event": link.list.event, "form": form, "counted": count_of(link.list), "token": token}
    return render(request, "events/gate.html", values | {"signs": SIGNS, "length": LENGTH})


def _ask(request: HttpRequest, link: GateLink, nonce: uuid.UUID, code: str) -> Scan:
    """Let in whose ticket it is. Raises NotAdmitted; wrong codes are limited: nobody finds tickets by trying."""
    try:
        return take_scan(link=link, nonce=nonce, code=code)
    except CodeUnknown:
        if not ratelimit.consume(request, action="gate_code", key=f"gate {link.pk}"):
            raise NotAdmitted(_("Too many wrong codes. Wait a minute.")) from None
        raise


@opened_by_link()
@who_may(anyone)
def tickets(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """The list that the telephone keeps while there is no network."""
    link = opened(slug, token)
    heard_of(link)
    return JsonResponse(device_list(link))


@csrf_exempt  # a page that was kept for hours has an old token; the address itself is the key, no cookie is asked
@require_POST
@opened_by_link()
@who_may(anyone)
def scans(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """What the telephone tells: `now` by its clock, and either `ask`, one scan that waits for an answer, or `happened`,
    the first of those whom it let in without network. Answers what became of each, by its nonce."""
    link = opened(slug, token, may_be_ended=True)
    try:
        told = json.loads(request.body)
        scans, clock = _read(told)
    except (ValueError, RecursionError):
        return JsonResponse({"fault": _("This message cannot be read.")}, status=400)
    heard_of(link)
    if "ask" in told:
        ask_whether_it_goes_on(link)
        return JsonResponse(_answer(request, link, scans[0]))
    return JsonResponse({"taken": [_taken(link, scan, clock) for scan in scans]})


def _read(told: Any) -> tuple[list[dict], datetime.datetime]:
    """The scans of a message and the hour by the clock that sent it. Raises ValueError."""
    if not isinstance(told, dict):
        raise ValueError
    happened = [told["ask"]] if "ask" in told else told.get("happened")
    if not isinstance(happened, list) or not all(isinstance(each, dict) for each in happened):
        raise ValueError
    clock, *forms = ClockForm(_texts(told)), *(ScanForm(_texts(each)) for each in happened[:MOST])
    if not all(form.is_valid() for form in (clock, *forms)):
        raise ValueError
    return [form.cleaned_data for form in forms], clock.cleaned_data["now"]


def _texts(told: dict) -> dict[str, str]:
    """What a form can read: a field of it meets texts only, and a number in JSON is none."""
    return {name: value for name, value in told.items() if isinstance(value, str)}


def _answer(request: HttpRequest, link: GateLink, told: dict) -> dict:
    try:
        scan = _ask(request, link, told["nonce"], told["code"])
    except NotAdmitted as refusal:
        return {"is_in": False, "text": str(refusal)}
    return {"is_in": True, "text": welcome(scan.delegate)}


def _taken(link: GateLink, told: dict, clock: datetime.datetime) -> dict:
    at = as_happened(link, told["at"], told_at=clock)
    scan = take_scan(link=link, nonce=told["nonce"], code=told["code"], at=at, has_happened=True)
    return {"nonce": str(scan.nonce), "conflict": scan.get_conflict_display()}


@opened_by_link()
@who_may(anyone)
def worker(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """The service worker of this screen and of no other page: its scope is its own folder."""
    opened(slug, token, may_be_ended=True)
    return render(request, "events/gate_worker.js", content_type="text/javascript")
