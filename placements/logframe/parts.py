"""The logframe is four of the lists that a programme is made of."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from skills_match.programmes.parts import ProgrammePart, add_part

from ..models import Aim, Indicator, IndicatorValue, Target

_FORMS = "placements.logframe.forms.writing"


def _aim(aim: Aim) -> str:
    kind = aim.get_kind_display()
    return f"{kind} → {aim.outcome.code}" if aim.outcome else kind


def _indicator(indicator: Indicator) -> str:
    return " · ".join(filter(None, (str(indicator.aim), indicator.get_measure_display(), indicator.source)))


def _target(target: Target) -> str:
    told = {"first": date_format(target.first_on), "last": date_format(target.last_on)}
    return " · ".join(filter(None, (_("%(first)s to %(last)s") % told, str(target.grant or ""))))


def _reading(reading: IndicatorValue) -> str:
    return " · ".join(filter(None, (date_format(reading.read_on), reading.source, str(reading.grant or ""))))


add_part(
    ProgrammePart(
        "aims",
        gettext_lazy("Logframe: outcomes and outputs"),
        gettext_lazy("Add an outcome or output"),
        lambda programme: programme.aims.select_related("outcome"),
        str,
        _aim,
    ),
    form=f"{_FORMS}.AimForm",
)
add_part(
    ProgrammePart(
        "indicators",
        gettext_lazy("Logframe: indicators"),
        gettext_lazy("Add an indicator"),
        lambda programme: programme.indicators.select_related("aim"),
        str,
        _indicator,
    ),
    form=f"{_FORMS}.IndicatorForm",
)
add_part(
    ProgrammePart(
        "targets",
        gettext_lazy("Logframe: targets"),
        gettext_lazy("Add a target"),
        lambda programme: programme.targets.select_related("indicator", "grant"),
        str,
        _target,
    ),
    form=f"{_FORMS}.TargetForm",
)
add_part(
    ProgrammePart(
        "values",
        gettext_lazy("Logframe: values that the portal cannot count"),
        gettext_lazy("Add a value"),
        lambda programme: programme.readings.select_related("indicator", "grant"),
        str,
        _reading,
    ),
    form=f"{_FORMS}.IndicatorValueForm",
)
