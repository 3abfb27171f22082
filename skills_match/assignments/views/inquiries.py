"""Questions that people ask about assignments."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from office.navigation import add_tab

from ...models import Inquiry
from ..forms.office_inquiries import InquiryAnswerForm, InquiryFilter
from ..inquiries import answer_inquiry

add_tab(gettext_lazy("Questions"), "office:inquiries", pages={"office:inquiry"}, order=60)


@who_may(office)
def inquiries(request: HttpRequest) -> HttpResponse:
    form = InquiryFilter(request.GET)
    found = form.narrow(Inquiry.objects.select_related("asked_by", "assignment"))
    return render(request, "office/inquiries.html", {"form": form, **page_of(request, found)})


@who_may(office)
def inquiry(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Inquiry.objects.select_related("asked_by", "answered_by", "assignment"), pk=pk)
    form = InquiryAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            answer_inquiry(inquiry=found, by=request.user, text=form.cleaned_data["text"])
            messages.success(request, _("Your answer is on its way to %(person)s.") % {"person": found.asked_by})
            return redirect("office:inquiries")
    return render(request, "office/inquiry.html", {"inquiry": found, "form": form})
