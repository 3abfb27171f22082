"""Records of the newsroom with texts in every language, for the list of translators."""

from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import FieldOffice, MenuItem, Organisation, Series, Topic

for _name, _model, _label, _fields in (
    ("organisation", Organisation, _("Partners"), ("name", "does")),
    ("office", FieldOffice, _("Offices"), ("name", "hours")),
    ("topic", Topic, _("Topics"), ("name",)),
    ("series", Series, _("Series"), ("name",)),
    ("menu-item", MenuItem, _("Lines of menus"), ("title",)),
):
    register(TranslatedKind(_name, _model, _label, _fields, readable=_model._default_manager.all))
