"""Which fields of structured records exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import InstitutionName, Language, Region, Sector


@register([InstitutionName, Language, Region, Sector])
class NameTranslation(TranslationOptions):
    fields = ("name",)
