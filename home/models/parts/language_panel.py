"""Choosing a language of the world: those of the portal first, as nearly every publication is in one of them."""

from django.conf import settings
from django.db.models import Case, Value, When
from wagtail.admin.panels import FieldPanel

from diaspora.models import Language

_OURS = [code for code, _name in settings.FULL_LANGUAGES]


class LanguagePanel(FieldPanel):
    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **values) -> None:
            super().__init__(**values)
            if self.bound_field:
                is_other = Case(When(code__in=_OURS, then=Value(0)), default=Value(1))
                self.bound_field.field.queryset = Language.objects.order_by(is_other, "name")
