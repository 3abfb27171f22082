"""Records of the newsroom with texts in every language, for the list of translators."""

from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import FieldOffice, MenuItem, Organisation, Series, Topic

for _name, _model, _label in (
    ("organisation", Organisation, _("Partners")),
    ("office", FieldOffice, _("Offices")),
    ("topic", Topic, _("Topics")),
    ("series", Series, _("Series")),
    ("menu-item", MenuItem, _("Lines of menus")),
):
    register(TranslatedKind(_name, _model, _label, readable=_model._default_manager.all))
