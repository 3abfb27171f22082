"""Which fields of structured records exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import InstitutionName, InstitutionPlan, Language, Operator, Partner, Region, Sector, Site


@register([InstitutionName, Language, Operator, Region, Sector])
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register([Partner, Site])
class PartnerTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("en", "sw")


@register(InstitutionPlan)
class InstitutionPlanTranslation(TranslationOptions):
    fields = ("aim", "indicator", "needs")
    required_languages = dict.fromkeys(("en", "sw"), ("aim", "indicator"))
