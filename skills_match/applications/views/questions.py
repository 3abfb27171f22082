"""All that an applicant will be asked, to read or print before beginning. Anybody may read it."""

from typing import Any

from django.forms import BooleanField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from casework.sharing import Sharing
from casework.translated.spoken import text_of
from diaspora.profiles.parts import parts
from diaspora.who_may import anyone, who_may

from ...models import Assignment, ProgrammeRule
from ..forms.applying import ApplicationForm


@who_may(anyone)
def questions(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = get_object_or_404(Assignment.objects.public().for_lists(), reference=reference)
    form = ApplicationForm(
        questions=list(assignment.questions.all()),
        rules=list(ProgrammeRule.objects.filter(programme=assignment.programme_id)),
        application=None,
        is_complete=True,
    )
    values = {
        "assignment": assignment,
        "questions": [_asked(field) for field in form.fields.values() if not field.widget.is_hidden],
        "sharing": Sharing(
            title=f"{_('What you will be asked')}: {text_of(assignment, 'title') or assignment.reference}",
            description=_(
                "Read or print it before you begin. You can save your answers and go on later, "
                "and your profile is sent along."
            ),
            path=request.path,
        ),
        "parts": [part.title if part.is_required else f"{part.title} {_('(optional)')}" for part in parts()],
    }
    return render(request, "assignments/questions.html", values)


def _asked(field: Any) -> dict[str, Any]:
    options = [str(label) for value, label in getattr(field, "choices", []) if value]
    if isinstance(field, BooleanField):
        options = [_("Yes"), _("No")]
    return {"label": field.label, "hint": field.help_text, "options": options, "is_required": field.required}
