"""Names of institutions, and the lists that other records point at, for the list of translators."""

from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import (
    Institution,
    InstitutionName,
    InstitutionPlan,
    Language,
    Operator,
    Partner,
    Region,
    Sector,
    Site,
)

register(
    TranslatedKind(
        name="institution",
        model=InstitutionName,
        label=_("Names of institutions"),
        readable=lambda: InstitutionName.objects.filter(
            institution__in=Institution.objects.approved(), confirmed_at__isnull=False
        ),
    )
)


def _of_approved(model):
    return lambda: model._default_manager.filter(institution__in=Institution.objects.approved())


register(TranslatedKind("site", Site, _("Sites of institutions"), readable=_of_approved(Site)))
register(
    TranslatedKind(
        "institution-plan", InstitutionPlan, _("Plans of institutions"), readable=_of_approved(InstitutionPlan)
    )
)
for _name, _model, _label in (
    ("region", Region, _("Regions")),
    ("sector", Sector, _("Sectors")),
    ("language", Language, _("Languages")),
    ("operator", Operator, _("Who runs the portal")),
    ("partner", Partner, _("Partners of the portal")),
):
    register(TranslatedKind(_name, _model, _label, readable=_model._default_manager.all))
