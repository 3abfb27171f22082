"""Which texts of selection exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import Formality


@register(Formality)
class FormalityTranslation(TranslationOptions):
    fields = ("document", "body")
    required_languages = ("en", "sw")
