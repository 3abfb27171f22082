"""Which texts of appeals exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import Appeal, AppealUpdate, BudgetLine


@register(Appeal)
class AppealTranslation(TranslationOptions):
    fields = ("title", "summary", "text")
    required_languages = ("en", "sw")


@register(BudgetLine)
class BudgetLineTranslation(TranslationOptions):
    fields = ("label",)
    required_languages = ("en", "sw")


@register(AppealUpdate)
class AppealUpdateTranslation(TranslationOptions):
    fields = ("title", "text")
    required_languages = ("en", "sw")
