"""What waits for the reader, in all their roles; and the letters about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from casework.token_links import opened_by_link

from ...who_may import anyone, signed_in, who_may
from ..digest import choose_digest, rhythm_of, user_of_token
from ..digest import stop_digest as stop_letters
from ..forms.choosing import DigestForm
from ..number import keep_number
from ..reading import inbox_of, number_in


@who_may(signed_in)
def inbox(request: HttpRequest) -> HttpResponse:
    roles = inbox_of(request.user, with_oldest=True)
    number = number_in(roles)
    keep_number(request.user, number)
    values = {"roles": roles, "number": number, "has_several": len(roles) > 1, "rhythm": rhythm_of(request.user)}
    return render(request, "inbox/inbox.html", values)


@who_may(signed_in)
def digest(request: HttpRequest) -> HttpResponse:
    form = DigestForm(request.POST or None, initial={"rhythm": rhythm_of(request.user)})
    if request.method == "POST" and form.is_valid():
        choose_digest(user=request.user, rhythm=form.cleaned_data["rhythm"])
        messages.success(request, _("Your choice is saved."))
        return redirect("diaspora:inbox")
    return render(request, "inbox/digest.html", {"form": form})


# Mail programs post here without a page of ours before, so without its cookie; the signed link says who it is for.
@csrf_exempt
@opened_by_link(ask_again="diaspora:digest")
@who_may(anyone)
def stop_digest(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST stops: a program that opens links to look at them changes nothing."""
    user = user_of_token(token)
    if request.method == "POST":
        stop_letters(user=user)
        return render(request, "inbox/stopped.html")
    return render(request, "inbox/stop.html")
