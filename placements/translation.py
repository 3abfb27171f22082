"""Which texts exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import Aim, Indicator


@register([Aim, Indicator])
class LogframeTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = {"en": ("text",), "sw": ("text",)}
