"""The public list of assignments and one assignment: to read, to save, to ask about."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override

from casework.languages import language_of_browser
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.translated.spoken import with_language
from diaspora.models import Profile
from diaspora.open_pages import assignment_page
from diaspora.who_may import anyone, signed_in, who_may

from ...enums import ASSIGNMENT_PUBLIC
from ...matching.for_person import match_of, may_be_matched, ranked_assignments
from ...models import Application, Assignment, Inquiry, SavedAssignment
from ...search.facets import facet_groups, shown_only, understood
from ...search.finding import find_assignments
from ...search.forms import Asked, Sort
from ..forms.inquiry import InquiryForm
from ..inquiries import ask_question
from ..interest import is_saved, save_assignment, unsave_assignment
from ..sharing import sharing_of, sharing_of_all


@who_may(anyone)
def list_assignments(request: HttpRequest) -> HttpResponse:
    profile = _matched_profile(request)
    asked = understood(Asked.of(request.GET, can_match=profile is not None), request.GET)
    scores = None
    if asked.sort == Sort.MATCH and profile is not None:
        ranked = ranked_assignments(profile=profile)
        scores = {pairing.facts.id: len(ranked) - place for place, pairing in enumerate(ranked)}
    found = find_assignments(text=asked.text, chosen=asked.chosen, sort=asked.sort, scores=scores)
    page = page_of(request, list(found.worth))["page"]
    # The search proposes; rows are read with the reader's rights.
    rows = Assignment.objects.open().for_lists().in_bulk(list(page.object_list))
    return render(
        request,
        "assignments/list.html",
        {
            "asked": asked,
            "page": page,
            "assignments": [rows[pk] for pk in page.object_list if pk in rows],
            "groups": facet_groups(asked, found.counts),
            "mended": found.mended,
            "shown_only": shown_only(found.meant, lambda text: asked.address(text=text)),
            "may_be_saved": asked.is_narrowed and asked.is_searchable and (bool(found.worth) or not found.is_mended),
            "is_near": found.is_near,
            "sorts": Asked.sorts(text=asked.text, can_match=profile is not None),
            "query": asked.address(),
            "sharing": sharing_of_all(),
        },
    )


@who_may(anyone)
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Anybody reads what is or was published; a closed page says so and stays."""
    assignment = get_object_or_404(Assignment.objects.public().for_terms(), reference=reference)
    profile = _matched_profile(request)
    above = [{"title": _("Assignments"), "url": reverse("assignments:list")}]
    return render(
        request,
        "assignments/detail.html",
        {
            "assignment": assignment,
            "crumbs": [*above, {"title": with_language(assignment, "title")}],
            "sharing": sharing_of(assignment, crumbs=above),
            "match": match_of(profile=profile, assignment=assignment) if profile and assignment.is_open else None,
            "is_saved": is_saved(assignment=assignment, by=request.user),
            "application": _own_application(request, assignment),
            "inquiries": _own_inquiries(request, assignment),
            "added": assignment_page.sections(assignment),
        },
    )


@who_may(anyone)
def short_assignment(request: HttpRequest, reference: str) -> HttpResponse:
    """`/a/TZ-2026-0042/`, to say on the telephone and to print: the assignment in the reader's language."""
    assignment = get_object_or_404(Assignment.objects.public().only("reference"), reference=reference)
    with override(language_of_browser(request)):
        response = redirect("assignments:detail", reference=assignment.reference)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@who_may(signed_in)
def save(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep or drop; the button says which (`keep`), so that a double click does what one does.

    One that was taken back meanwhile can still be dropped by who has saved it.
    """
    kept = SavedAssignment.objects.filter(user=request.user).values("assignment")
    reachable = Assignment.objects.filter(Q(state__in=ASSIGNMENT_PUBLIC) | Q(pk__in=kept))
    assignment = get_object_or_404(reachable, reference=reference)
    if request.method == "POST":
        keep = request.POST.get("keep")
        wants_it = keep == "yes" if keep else not is_saved(assignment=assignment, by=request.user)
        if wants_it:
            save_assignment(assignment=assignment, by=request.user)
            messages.success(request, _("Saved. You find it under “Saved assignments”."))
        else:
            unsave_assignment(assignment=assignment, by=request.user)
            messages.success(request, _("Removed from your saved assignments."))
    elif assignment.is_open and not is_saved(assignment=assignment, by=request.user):
        messages.info(request, _("You are signed in now: press “Save for later” once more."))
    after = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(after, {request.get_host()}):
        return redirect(after)
    return redirect("assignments:detail", reference=reference)


@who_may(signed_in)
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(Assignment.objects.public().for_lists(), reference=reference)
    form = InquiryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            ask_question(assignment=assignment, by=request.user, text=form.cleaned_data["text"])
            messages.success(request, _("Your question is with the programme office. The answer comes as a notice."))
            return redirect("assignments:detail", reference=reference)
    return render(request, "assignments/ask.html", {"assignment": assignment, "form": form})


def _matched_profile(request: HttpRequest) -> Profile | None:
    """The reader's profile, when there is one with skills and the reader agreed to matching."""
    if not request.user.is_authenticated:
        return None
    profile = Profile.objects.filter(user=request.user).select_related("user").first()
    return profile if profile and may_be_matched(profile=profile) and profile.skills.exists() else None


def _own_application(request: HttpRequest, assignment: Assignment) -> Application | None:
    if not request.user.is_authenticated:
        return None
    return Application.objects.filter(profile__user=request.user, assignment=assignment).first()


def _own_inquiries(request: HttpRequest, assignment: Assignment):
    """One's own questions only, also for the office: this is the public page."""
    if not request.user.is_authenticated:
        return Inquiry.objects.none()
    return Inquiry.objects.filter(asked_by=request.user, assignment=assignment)
