"""An assignment goes out in one language: its owner hears it, and its translation is asked for."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from casework.languages import language_name_everywhere
from casework.translated.kinds import others
from casework.translated.registry import kind_of_model
from diaspora.notices.notify import notify
from skills_match.models import Assignment

from .jobs import USUAL_DAYS, AskedAlready, ask_for_translation


def ask_for_what_lacks(assignment: Assignment) -> None:
    """For each language that a text of it lacks: a job for anybody, and one word to who wrote it."""
    kind = kind_of_model(Assignment)
    if kind is None:
        return
    for language, _name in settings.FULL_LANGUAGES:
        if not kind.lacks(assignment, language):
            continue
        day = localdate() + datetime.timedelta(days=USUAL_DAYS)
        source = next(code for code in others(language) if kind.written(assignment, code))
        try:
            ask_for_translation(record=assignment, from_language=source, to_language=language, by=None, due_on=day)
        except AskedAlready:
            continue
        if assignment.author:
            notify(
                user=assignment.author,
                kind="assignment_one_language",
                values={
                    "title": kind.title(assignment),
                    "language": language_name_everywhere(language),
                    "day": day,
                },
                path=reverse("institution_assignments:edit", args=[assignment.reference]),
            )
