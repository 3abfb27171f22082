"""Which fields of structured records exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import InstitutionName, Language, Operator, Partner, Region, Sector


@register([InstitutionName, Language, Operator, Region, Sector])
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register(Partner)
class PartnerTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("en", "sw")
