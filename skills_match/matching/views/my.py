"""A person's own matches and saved assignments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from casework.filters import one_of
from casework.pages import page_of
from diaspora.models import Profile
from diaspora.who_may import signed_in, who_may

from ...models import Application, Assignment, SavedAssignment
from ..advice.nothing_fits import ALL_RULED_OUT, why_nothing_fits
from ..for_person import explained_assignments, match_of, may_be_matched, ranked_assignments
from ..matrix import matrix_of


@who_may(signed_in)
def matches(request: HttpRequest) -> HttpResponse:
    profile = Profile.objects.select_related("user").filter(user=request.user).first()
    is_agreed = profile is not None and may_be_matched(profile=profile)
    ranked = ranked_assignments(profile=profile) if profile and is_agreed else []
    possible = [pairing for pairing in ranked if not pairing.score.is_ruled_out]
    only_possible = bool(one_of(request.GET, "possible", ["only"]))
    listed = page_of(request, possible if only_possible else ranked)
    context = {
        "why_none": None if ranked else why_nothing_fits(profile=profile, is_agreed=is_agreed, ranked=[]),
        "all_ruled_out": ALL_RULED_OUT if ranked and not possible else None,
        "only_possible": only_possible,
        "applied": Application.objects.of_applicant(request.user).select_related("assignment"),
        "ruled_out": len(ranked) - len(possible),
        "matches": explained_assignments(profile=profile, ranked=listed["page"].object_list) if profile else [],
        **listed,
    }
    return render(request, "my/matches.html", context)


@who_may(signed_in)
def match(request: HttpRequest, reference: str) -> HttpResponse:
    """One assignment against one's own profile: what is met, what is missing, what would change it."""
    assignment = get_object_or_404(Assignment.objects.open().for_lists().for_matching(), reference=reference)
    profile = Profile.objects.filter(user=request.user).first()
    if profile is None or not may_be_matched(profile=profile):
        return redirect("my:matches")
    found = match_of(profile=profile, assignment=assignment)
    lines = found.explanation.lines
    context = {
        "assignment": assignment,
        "explanation": found.explanation,
        "matrix": matrix_of([found]),
        "met": [line for line in lines if line.tone == "good"],
        "open_lines": [line for line in lines if line.tone != "good"],
    }
    return render(request, "my/match.html", context)


@who_may(signed_in)
def saved(request: HttpRequest) -> HttpResponse:
    """Kept assignments; one that was taken back meanwhile is named and no longer linked."""
    rows = SavedAssignment.objects.filter(user=request.user)
    listed = page_of(request, rows)
    assignments = Assignment.objects.for_lists().in_bulk([row.assignment_id for row in listed["page"]])
    kept = [(row, assignments[row.assignment_id]) for row in listed["page"]]
    return render(request, "my/saved.html", {"kept": kept, **listed})
