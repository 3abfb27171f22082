"""A text of a record in the editor: one field for each language, named as people call them."""

from django.conf import settings
from django.utils.text import capfirst, format_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class TranslatedFieldPanel(FieldPanel):
    """“Name (English)”, where django-modeltranslation calls the column “Name [en]”."""

    def on_model_bound(self) -> None:
        super().on_model_bound()
        column = self.db_field
        language = dict(settings.FULL_LANGUAGES)[column.language]
        self.heading = format_lazy("{} ({})", capfirst(column.translated_field.verbose_name), language)


def in_each_language(name: str) -> FieldRowPanel:
    return FieldRowPanel([TranslatedFieldPanel(f"{name}_{code}") for code, _name in settings.FULL_LANGUAGES])
