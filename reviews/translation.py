"""Which texts of a round exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import ReviewCriterion, ScoreWord


@register(ReviewCriterion)
class ReviewCriterionTranslation(TranslationOptions):
    fields = ("text",)


@register(ScoreWord)
class ScoreWordTranslation(TranslationOptions):
    fields = ("text",)
