"""The sites of an institution and its plans, kept by its managers."""

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..models import Institution, InstitutionPlan, Site, User
from .refusals import InstitutionRefusal


class SiteInUse(InstitutionRefusal):
    text = _("Assignments have posts at this site, so it stays in the list.")


@transaction.atomic
def save_row(*, row: Site | InstitutionPlan, institution: Institution, by: User) -> None:
    """Add a site or a plan, or keep what was changed in it; the same new one sent twice is one."""
    values = {
        field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name != "created_at"
    }
    if row.pk or not type(row)._default_manager.filter(**values).exists():
        row.save()
        log(instance=institution, action=f"institution.{row._meta.model_name}", user=by, data={"row": row.pk})


@transaction.atomic
def remove_institution_row(*, row: Model, institution: Institution, by: User) -> None:
    """Raises SiteInUse. An assignment that served a plan stays, without it."""
    try:
        row.delete()
    except ProtectedError:
        raise SiteInUse from None
    log(instance=institution, action=f"institution.{row._meta.model_name}", user=by)
