"""Campaigns of the office, and links that others pass on."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.sharing import absolute
from diaspora.who_may import office, who_may
from office.navigation import add_tab

from ...models import Assignment, Campaign, OutreachLink
from .. import campaigns
from ..forms.campaigns import CampaignForm
from ..forms.links import OutreachLinkForm
from ..letters import body_for
from ..links import end_link, make_link, with_what_came
from ..readers import BUDGET, readers_of

add_tab(
    gettext_lazy("Outreach"),
    "office:campaigns",
    pages={"office:new_campaign", "office:campaign", "office:outreach_links"},
    order=72,
)


@who_may(office)
def list_campaigns(request: HttpRequest) -> HttpResponse:
    rows = Campaign.objects.select_related("assignment__institution", "made_by").counted().order_by("-made_at", "-pk")
    open_now = Assignment.objects.open().for_lists().without_texts().order_by("reference")
    return render(request, "office/campaigns.html", {"open_now": open_now, **page_of(request, rows)})


@who_may(office)
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """How many would read it, and why; then the texts."""
    assignment = _assignment(request, reference)
    form = CampaignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            made = campaigns.write_campaign(assignment=assignment, by=request.user, **form.cleaned_data)
            messages.success(request, _("The draft is kept. Nobody was written to."))
            return redirect("office:campaign", made.pk)
    values = {"assignment": assignment, "form": form, "readers": readers_of(assignment), "budget": BUDGET}
    return render(request, "office/campaign_new.html", values)


@who_may(office)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft to change, also by what goes on from it; the letters in both languages; what became of a released one."""
    campaign = _campaign(pk)
    texts = {name: getattr(campaign, name) for name in campaigns.TEXTS}
    form = CampaignForm(request.POST if request.method == "POST" else None, initial=texts)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            campaigns.change_campaign(campaign=campaign, **form.cleaned_data)
            if request.POST.get("then") in ("test", "prepare"):
                return act(request, pk, request.POST["then"])
            messages.success(request, _("Saved."))
            return redirect("office:campaign", pk)
    campaign.refresh_from_db(fields=["subject_en", "subject_sw", "text_en", "text_sw"])
    return render(request, "office/campaign.html", _told(request, campaign) | {"form": form})


def _told(request: HttpRequest, campaign: Campaign) -> dict:
    name = request.user.get_short_name()
    return {
        "campaign": campaign,
        "assignment": campaign.assignment,
        "budget": BUDGET,
        "readers": None if campaign.prepared_at else readers_of(campaign.assignment),
        "fixed": campaign.fixed,
        "sent": campaign.sent,
        "held": campaign.held,
        "print": "" if campaign.released_at else campaigns.print_of(campaign),
        "previews": [
            (language, label, campaign.subject_in(language), body_for(campaign, name=name, language=language, stop=""))
            for language, label in (("en", "English"), ("sw", "Kiswahili"))
        ],
    }


@who_may(office)
@require_POST
def act(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Try it on oneself, fix the readers, go back to the draft, release, or throw the draft away."""
    campaign = _campaign(pk)
    with may_be_refused(request):
        match deed:
            case "test":
                campaigns.send_test(campaign=campaign, by=request.user)
                messages.success(request, _("The letter is on its way to you, in both languages."))
            case "prepare":
                readers = campaigns.prepare_campaign(campaign=campaign, by=request.user)
                messages.success(request, _said(len(readers.chosen)))
            case "draft":
                campaigns.back_to_draft(campaign=campaign)
                messages.success(request, _("It is a draft again. Nobody was written to."))
            case "release":
                shown = request.POST.get("shown", "")
                number = campaigns.release_campaign(campaign=campaign, by=request.user, shown=shown)
                messages.success(request, _on_its_way(number))
            case "discard":
                campaigns.discard_campaign(campaign=campaign)
                messages.success(request, _("The draft is deleted."))
                return redirect("office:campaigns")
            case _:
                raise Http404
    return redirect("office:campaign", pk)


def _said(number: int) -> str:
    return ngettext(
        "%(number)s reader is fixed. Read the letter, then release it.",
        "%(number)s readers are fixed. Read the letter, then release it.",
        number,
    ) % {"number": number}


def _on_its_way(number: int) -> str:
    return ngettext("%(number)s letter is on its way.", "%(number)s letters are on their way.", number) % {
        "number": number
    }


@who_may(office)
def links(request: HttpRequest) -> HttpResponse:
    """Links of associations and missions with what came of each, and a new one."""
    form = OutreachLinkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        make_link(by=request.user, **form.cleaned_data)
        messages.success(request, _("The link is made. Copy it for whoever passes it on."))
        return redirect("office:outreach_links")
    listed = page_of(request, with_what_came())
    rows = [(link, absolute(_address(link))) for link in listed["page"]]
    return render(request, "office/outreach_links.html", {"form": form, "rows": rows, **listed})


@who_may(office)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    end_link(link=get_object_or_404(OutreachLink, pk=pk))
    messages.success(request, _("The link counts nothing any more."))
    return redirect("office:outreach_links")


def _address(link: OutreachLink) -> str:
    return reverse("outreach:come", args=[link.code])


def _assignment(request: HttpRequest, reference: str) -> Assignment:
    seen = Assignment.objects.visible_to(request.user).for_lists().for_matching()
    return get_object_or_404(seen, reference=reference)


def _campaign(pk: int) -> Campaign:
    rows = Campaign.objects.select_related("assignment__institution", "assignment__occupation")
    return get_object_or_404(rows.counted(), pk=pk)
