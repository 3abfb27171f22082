"""How applications are judged, as one of the lists of a programme."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from skills_match.programmes.parts import ProgrammePart, add_part

from ..models import ProgrammeJudging


def _told(_row: ProgrammeJudging) -> str:
    return _("Rounds that have begun go on as they began.")


add_part(
    ProgrammePart(
        "judging",
        gettext_lazy("How applications are judged"),
        gettext_lazy("Say how applications are judged"),
        lambda programme: ProgrammeJudging.objects.filter(programme=programme),
        str,
        _told,
    ),
    form="selection.judging.forms.ProgrammeJudgingForm",
)
