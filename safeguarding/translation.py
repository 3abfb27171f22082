"""Which texts exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import HelpContact


@register(HelpContact)
class HelpContactTranslation(TranslationOptions):
    fields = ("name", "note")
    required_languages = {"en": ("name",), "sw": ("name",)}
