"""Which texts exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import Aim, BriefingPart, Indicator


@register([Aim, Indicator])
class LogframeTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = {"en": ("text",), "sw": ("text",)}


@register(BriefingPart)
class BriefingTranslation(TranslationOptions):
    fields = ("title", "text")
    required_languages = {"en": ("title", "text"), "sw": ("title", "text")}
