"""Which fields of structured records exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import FieldOffice, MenuItem, Organisation, Series, Topic


@register(MenuItem)
class MenuItemTranslation(TranslationOptions):
    fields = ("title",)


@register([Series, Topic])
class NameInEveryLanguage(TranslationOptions):
    fields = ("name",)
    required_languages = ("en", "sw")


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "does")
    required_languages = {"en": ("name",), "sw": ("name",)}


@register(FieldOffice)
class FieldOfficeTranslation(TranslationOptions):
    fields = ("name", "hours")
    required_languages = {"en": ("name",), "sw": ("name",)}
