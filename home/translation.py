"""Which fields of structured records exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import MenuItem, Series, Topic


@register(MenuItem)
class MenuItemTranslation(TranslationOptions):
    fields = ("title",)


@register([Series, Topic])
class NameInEveryLanguage(TranslationOptions):
    fields = ("name",)
    required_languages = ("en", "sw")
