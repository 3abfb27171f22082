"""New for you: the list, how often to be told, and the link that stops the messages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from casework.pages import page_of
from casework.token_links import opened_by_link
from diaspora.enums import ConsentPurpose
from diaspora.privacy.consents import open_purposes
from diaspora.who_may import anyone, signed_in, who_may

from ...enums import AlertFrequency
from ...matching.bands import BAND_TONES, Band
from ...models import Alert, Assignment
from ..forms import AlertSettingsForm
from ..settings import choose_alerts, settings_of, stop_alerts, user_of_token


@who_may(signed_in)
def new(request: HttpRequest) -> HttpResponse:
    """What was found for the person and still takes applications, newest first."""
    open_now = Assignment.objects.open()
    alerts = Alert.objects.filter(user=request.user, assignment__in=open_now).select_related("saved_search")
    listed = page_of(request, alerts)
    page = listed["page"]
    rows = Assignment.objects.open().for_lists().in_bulk([alert.assignment_id for alert in page.object_list])
    lines = [
        {
            "alert": alert,
            "assignment": rows[alert.assignment_id],
            "band": Band(alert.band).label if alert.band in Band.values else "",
            "tone": BAND_TONES[Band(alert.band)] if alert.band in Band.values else "",
        }
        for alert in page.object_list
        if alert.assignment_id in rows
    ]
    agrees = ConsentPurpose.ALERTS in open_purposes(request.user)
    return render(
        request, "my/new.html", {"lines": lines, "chosen": settings_of(user=request.user), "agrees": agrees, **listed}
    )


@who_may(signed_in)
def alert_settings(request: HttpRequest) -> HttpResponse:
    chosen = settings_of(user=request.user)
    agreed = open_purposes(request.user)
    form = AlertSettingsForm(
        request.POST if request.method == "POST" else None,
        instance=chosen,
        initial={"agrees": ConsentPurpose.ALERTS in agreed},
    )
    if request.method == "POST" and form.is_valid():
        choose_alerts(
            user=request.user,
            frequency=AlertFrequency(form.cleaned_data["frequency"]),
            messages_a_week=form.cleaned_data["messages_a_week"],
            agrees=form.cleaned_data["agrees"],
        )
        messages.success(request, _("Your choice is saved."))
        return redirect("my:new")
    may_match = ConsentPurpose.MATCHING in agreed
    return render(request, "my/alert_settings.html", {"form": form, "may_match": may_match})


# Mail programmes post here without a page of ours before, so without its cookie; the signed link says who it is for.
@csrf_exempt
@opened_by_link(ask_again="my:alert_settings")
@who_may(anyone)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST stops: a programme that opens links to look at them changes nothing."""
    user = user_of_token(token=token)
    if request.method == "POST":
        stop_alerts(user=user)
        return render(request, "alerts/stopped.html")
    return render(request, "alerts/stop.html")
