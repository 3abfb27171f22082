"""The contact form, and where the office reads and answers it."""

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from casework.filters import one_of
from casework.languages import reading_language
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.sharing import Sharing
from diaspora.who_may import anyone, office, who_may
from office.navigation import add_tab

from ..models import ContactMessage
from .forms import ContactAnswerForm, ContactForm
from .messages import answer_message, mark_answered, receive_message

#: The page after sending names the message by a signed reference: nobody tries references there.
_SALT = "message that was sent"

add_tab(gettext_lazy("Messages"), "home:messages", pages={"home:message"}, order=80, is_daily=True)


@who_may(anyone)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Write to the office. What a machine filled in gets the same answer and is thrown away."""
    form = ContactForm(request.POST if request.method == "POST" else None, initial=_known_about(request))
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_machine:
            return redirect("home:contact_sent")
        if ratelimit.consume(request, action="contact"):
            message = receive_message(
                **{name: form.cleaned_data[name] for name in ("topic", "name", "email", "text")},
                language=reading_language(),
                sender=request.user if request.user.is_authenticated else None,
            )
            return redirect("home:contact_received", signing.dumps(message.reference, salt=_SALT))
        form.add_error(None, _("You have sent many messages in a short time. Please try again in an hour."))
    sharing = Sharing(title=_("Contact"), description=_("Write to the programme office"), path=request.path)
    values = {"form": form, "answer_days": settings.ANSWER_DAYS, "sharing": sharing}
    return render(request, "home/contact.html", values)


def _known_about(request: HttpRequest) -> dict[str, str]:
    known = {"topic": request.GET.get("topic", "")}
    if request.user.is_authenticated:
        known |= {"name": request.user.get_full_name(), "email": request.user.email}
    return known


@who_may(anyone)
def contact_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "home/contact_sent.html")


@who_may(anyone)
@never_cache
def contact_received(request: HttpRequest, signed: str) -> HttpResponse:
    """The reference and the day of the answer; nothing of what was written."""
    try:
        reference = signing.loads(signed, salt=_SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    message = get_object_or_404(ContactMessage, reference=reference)
    return render(request, "home/contact_sent.html", {"message": message})


@who_may(office)
def message_list(request: HttpRequest) -> HttpResponse:
    """What readers wrote: what waits in the order of work, what is urgent or overdue of it, or all."""
    rows = ContactMessage.objects.select_related("answered_by")
    lists = {"urgent": rows.waiting().urgent(), "overdue": rows.overdue(), "all": rows}
    show = one_of(request.GET, "show", lists)
    found = lists[show] if show else rows.waiting()
    in_order = found if show == "all" else found.in_order_of_work()
    return render(request, "office/messages.html", {**page_of(request, in_order), "show": show})


@who_may(office)
@require_http_methods(["GET", "HEAD", "POST"])
def message_detail(request: HttpRequest, pk: int) -> HttpResponse:
    message = get_object_or_404(ContactMessage.objects.select_related("answered_by"), pk=pk)
    form = ContactAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            answer_message(message=message, by=request.user, **form.cleaned_data)
            messages.success(request, _("Your answer is on its way."))
            return redirect("home:messages")
    return render(request, "office/message.html", {"message": message, "form": form})


@who_may(office)
@require_POST
def message_mark(request: HttpRequest, pk: int) -> HttpResponse:
    message = get_object_or_404(ContactMessage, pk=pk)
    with may_be_refused(request):
        mark_answered(message=message, by=request.user)
        messages.success(request, _("The message is marked as answered."))
    return redirect("home:messages")
