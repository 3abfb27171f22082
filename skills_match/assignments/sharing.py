"""What search engines and messengers are told about an assignment: while it is open, also as a JobPosting.

No pay is named: an allowance is no salary, and a job board would show it as one.
"""

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, linebreaks
from django.utils.translation import gettext as _

from casework.languages import reading_language
from casework.sharing import Facts, Sharing, absolute, breadcrumb_list, in_one_sentence
from casework.translated.spoken import other_language, text_of

from ..enums import Mode
from ..models import Assignment

_PARTS = ("background", "objective", "tasks", "deliverables")


def sharing_of(assignment: Assignment, *, crumbs: list[dict]) -> Sharing:
    path = reverse("assignments:detail", args=[assignment.reference])
    title = text_of(assignment, "title") or assignment.reference
    facts = [breadcrumb_list(crumbs, title=title, path=path)]
    if assignment.is_open:
        facts.insert(0, job_posting(assignment, title=title, path=path))
    about = " ".join(filter(None, [assignment.institution.name + ":", text_of(assignment, "objective")]))
    return Sharing(
        title=title,
        description=in_one_sentence(about),
        path=path,
        kind="article",
        facts=tuple(facts),
        short=reverse("short_assignment", args=[assignment.reference]),
        language=other_language(assignment, "title"),
    )


def sharing_of_all() -> Sharing:
    """The list of assignments, without what one reader narrowed it to."""
    return Sharing(
        title=_("Assignments"),
        description=_(
            "Short assignments with public institutions in Tanzania. Everybody may read them; applying is free."
        ),
        path=reverse("assignments:list"),
    )


def job_posting(assignment: Assignment, *, title: str, path: str) -> Facts:
    """As Google and others read it: https://schema.org/JobPosting."""
    texts = [text_of(assignment, part) for part in _PARTS]
    is_online = assignment.mode == Mode.ONLINE
    return {
        "@type": "JobPosting",
        "title": title,
        "description": "".join(linebreaks(text, autoescape=True) for text in texts if text)
        or format_html("<p>{}</p>", title),
        "identifier": {"@type": "PropertyValue", "name": assignment.institution.name, "value": assignment.reference},
        "datePosted": assignment.published_at and timezone.localdate(assignment.published_at).isoformat(),
        "validThrough": assignment.closes_at and assignment.closes_at.isoformat(),
        "employmentType": "TEMPORARY",
        "totalJobOpenings": assignment.posts,
        "hiringOrganization": {"@type": "Organization", "name": assignment.institution.name},
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": assignment.district and str(assignment.district),
                "addressRegion": assignment.region and str(assignment.region),
                "addressCountry": "TZ",
            },
        },
        "jobLocationType": "TELECOMMUTE" if is_online else None,
        "inLanguage": other_language(assignment, "title") or reading_language(),
        "url": absolute(path),
        "directApply": True,
    }
