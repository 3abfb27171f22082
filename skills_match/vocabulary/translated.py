"""Names of skill groups, for the list of translators. Labels of skills and occupations have a list of their own."""

from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import SkillGroup

register(TranslatedKind("skill-group", SkillGroup, _("Skill groups"), readable=SkillGroup._default_manager.all))
