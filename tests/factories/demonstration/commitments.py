"""What stands behind some of the requests: sites, plans, costs, letters, the word of the ministry above."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diaspora.institutions.placing import place_institution
from diaspora.models import Institution, InstitutionPlan, Region, Site
from skills_match.commitments.endorsing import endorse, endorser_of
from skills_match.commitments.heads import ask_head, fingerprint_of, sign_brief
from skills_match.commitments.letters import give_letter
from skills_match.models import Assignment, AssignmentSite, CostShare, FileReference, PublicAnswer
from skills_match.questions.public_answers import save_answer

from ..documents import text_pdf
from .clock import days_ago
from .texts import read_one


def build_plans(institutions: dict[str, Institution], accounts) -> dict[str, InstitutionPlan]:
    """Key of the institution → its plan; and what stands above what, and where they work."""
    told = read_one("commitments")
    for key, above in told["above"].items():
        place_institution(institution=institutions[key], parent=institutions[above], by=accounts["office"])
    for site in told["site"]:
        region = Region.objects.get(name_en=site["region"])
        Site.objects.create(institution=institutions[site["of"]], region=region, place=site["place"], **site["names"])
    assessed_on = timezone.localdate() - datetime.timedelta(days=200)
    return {
        plan["of"]: InstitutionPlan.objects.create(
            institution=institutions[plan["of"]], assessed_on=assessed_on, **plan["texts"]
        )
        for plan in told["plan"]
    }


def commit(assignment: Assignment, key: str, plans: dict[str, InstitutionPlan], of: str) -> None:
    """What the host promised with the assignment `key` before it was sent."""
    told = read_one("commitments")["assignment"].get(key)
    if told is None:
        return
    assignment.plan = plans.get(of)
    assignment.save(update_fields=["plan"])
    for cost in told["costs"]:
        CostShare.objects.create(assignment=assignment, **cost)
    sites = Site.objects.filter(institution=assignment.institution)
    for place, posts in enumerate(told.get("posts", [])):
        AssignmentSite.objects.create(assignment=assignment, site=sites[place], posts=posts)
    for question in told.get("questions", []):
        assignment.questions.create(**question)
    if "letter" in told:
        content = text_pdf("Letter of support", told["letter"].splitlines())
        upload = SimpleUploadedFile("Barua ya kuunga mkono.pdf", content, "application/pdf")
        give_letter(assignment=assignment, by=assignment.author, upload=upload)
    for side, number in told.get("file_references", {}).items():
        FileReference.objects.create(assignment=assignment, side=side, number=number)
    if "head" in told:
        support = ask_head(assignment=assignment, by=assignment.author, **told["head"])
        sign_brief(support=support, shown=fingerprint_of(assignment))


def endorse_where_asked(assignment: Assignment) -> None:
    """The ministry above answered the day after it was asked."""
    assignment.refresh_from_db()
    above = endorser_of(assignment)
    if above is not None:
        seen = assignment.submitted_at.isoformat()
        endorse(assignment=assignment, by=above.memberships.get().user, is_given=True, seen=seen)


def answer_for_everybody(assignments: dict[str, Assignment], accounts) -> None:
    for row in read_one("commitments")["answer"]:
        with days_ago(5):
            save_answer(row=PublicAnswer(assignment=assignments[row["about"]], **row["texts"]), by=accounts["office"])
