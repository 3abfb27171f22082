"""Records of the newsroom with texts in every language, for the list of translators."""

from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register
from casework.translated.writing import write_columns

from ..models import FieldOffice, Organisation

for _name, _model, _label, _fields in (
    ("organisation", Organisation, _("Partners"), ("name", "does")),
    ("office", FieldOffice, _("Offices"), ("name", "hours")),
):
    register(
        TranslatedKind(
            name=_name,
            model=_model,
            label=_label,
            fields=_fields,
            readable=_model._default_manager.all,
            title=str,
            address=lambda record: "",
            write=write_columns,
        )
    )
