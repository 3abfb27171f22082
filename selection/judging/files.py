"""An application as a reviewer reads it: whole, or without what would tell who it is."""

import copy
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.translated.spoken import text_of
from diaspora.privacy.access_log import record_accesses
from reviews.kinds import File, FreeText, Sees
from skills_match.applications.fit import fits_of
from skills_match.applications.sent import profile_sections, words_sections
from skills_match.enums import AnswerKind
from skills_match.models import Application

#: What stands for an employer where names are hidden.
EMPLOYER = gettext_lazy("(employer)")
_AFTER = re.compile(r"[,;(/]| [–-] ")
#: Letters of a short name that tells something; shorter ones stand in any text.
_LEAST = 4
#: What stands for a school or university there.
SCHOOL = gettext_lazy("(school)")


def readable(record_ids: Collection[int]) -> list[Application]:
    """With all that a file shows, in a fixed number of queries."""
    found = Application.objects.filter(pk__in=record_ids).select_related("assignment", "profile__user")
    return list(found.prefetch_related("answers", "assignment__questions").order_by("pk"))


def files_of(
    record_ids: Collection[int], *, reader: Any, sees: Sees, copies: Mapping[int, Mapping[str, str]]
) -> dict[int, File]:
    applications = readable(record_ids)
    record_accesses(subjects=[each.profile.user for each in applications], viewer=reader, what="application")
    reasons = {fit.application.pk: fit.explanation for fit in fits_of(applications, address=lambda _sent: "")}
    files = {}
    for application in applications:
        shown = application if sees.names else blinded(application, copies.get(application.pk, {}))
        if not sees.cv:
            shown.snapshot["cv"] = ""
        files[application.pk] = File(
            title=application.shown_name if sees.names else "",
            sections=words_sections(shown, with_files=False) + profile_sections(shown.snapshot),
            aside="selection/_reasons.html" if application.pk in reasons else "",
            shown=reasons.get(application.pk),
            attachments=_attachments(application) if sees.cv and sees.names else [],
        )
    return files


def _attachments(application: Application) -> list[tuple[str, str]]:
    if not application.cv_id:
        return []
    return [(_("Download the CV"), reverse("diaspora:file", args=[application.cv_id]))]


def blinded(application: Application, copies: Mapping[str, str]) -> Application:
    """The same application, in memory only, without name, place, employers and file; every text is its blind copy, or
    nothing."""
    shown = copy.copy(application)
    shown.snapshot = copy.deepcopy(application.snapshot)
    shown.motivation = copies.get("motivation", "")
    shown.snapshot |= {"name": "", "country": "", "city": "", "tanzania_link": "", "cv": ""}
    for key in ("headline", "about"):
        shown.snapshot[key] = copies.get(key, "")
    for number, row in enumerate(shown.snapshot.get("experience", [])):
        row["organisation"], row["country"] = str(EMPLOYER), ""
        row["title"] = copies.get(f"position-{number}", "")
        row["summary"] = copies.get(f"did-{number}", "")
    for number, row in enumerate(shown.snapshot.get("education", [])):
        row["school"], row["country"], row["year"] = str(SCHOOL), "", None
        row["title"] = copies.get(f"education-{number}", "")
    for number, row in enumerate(shown.snapshot.get("licences", [])):
        row["body"], row["number"], row["country"] = "", "", ""
        row["title"] = copies.get(f"licence-{number}", "")
    shown.snapshot |= {"memberships": [], "links": []}
    answers = [copy.copy(answer) for answer in application.answers.all()]
    kinds = {question.pk: question.kind for question in application.assignment.questions.all()}
    for answer in answers:
        if kinds.get(answer.question_id) == AnswerKind.TEXT:
            answer.text = copies.get(f"answer-{answer.question_id}", "")
    shown._prefetched_objects_cache = {"answers": answers}  # type: ignore[attr-defined]
    return shown


def texts_of(application: Application) -> list[FreeText]:
    """The texts of the person that a blind copy is made of; what is empty needs none."""
    snapshot = application.snapshot
    found = [
        FreeText("headline", _("Headline"), snapshot.get("headline", "")),
        FreeText("motivation", _("Why you, and what would you leave behind?"), application.motivation),
        FreeText("about", _("About the work"), snapshot.get("about", "")),
    ]
    questions = {question.pk: question for question in application.assignment.questions.all()}
    found += [
        FreeText(f"answer-{answer.question_id}", text_of(questions[answer.question_id], "text"), answer.text)
        for answer in application.answers.all()
        if answer.question_id in questions and questions[answer.question_id].kind == AnswerKind.TEXT
    ]
    for number, row in enumerate(snapshot.get("experience", [])):
        found.append(FreeText(f"position-{number}", _("Position"), row["title"]))
        found.append(FreeText(f"did-{number}", _("What the person did there"), row["summary"]))
    for number, row in enumerate(snapshot.get("education", [])):
        found.append(FreeText(f"education-{number}", _("Qualification"), row["title"]))
    for number, row in enumerate(snapshot.get("licences", [])):
        found.append(FreeText(f"licence-{number}", _("Licence"), row["title"]))
    return [text for text in found if text.text and text.text.strip()]


def traces_of(application: Application) -> list[str]:
    """What in a text would tell who wrote it."""
    user, snapshot = application.profile.user, application.snapshot
    names = [user.get_full_name(), snapshot.get("name", "")]
    found = [*names, *(part for name in names for part in name.split()), user.email]
    found += [application.profile.phone, application.profile.city, snapshot.get("city", "")]
    places = [row["organisation"] for row in snapshot.get("experience", [])]
    places += [position.organisation for position in application.profile.experiences.all()]
    places += [row["school"] for row in snapshot.get("education", [])]
    places += [row["body"] for row in snapshot.get("memberships", [])]
    found += [each for place in places for each in _and_short(place)]
    found += [row["number"] for row in snapshot.get("licences", [])]
    found += [row["address"] for row in snapshot.get("links", [])]
    found += [snapshot.get("cv", ""), snapshot.get("cv", "").rpartition(".")[0]]
    return [trace for trace in _each(found) if trace]


def _and_short(name: str | None) -> Iterator[str | None]:
    """An employer is written with its town, and named without it: what stands before a comma or a bracket tells as much
    as the whole."""
    yield name
    short = _AFTER.split(name or "", maxsplit=1)[0].strip()
    if len(short) >= _LEAST:
        yield short


def _each(found: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys((trace or "").strip() for trace in found))
