"""Which fields of structured records exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import Assignment, AssignmentQuestion, Criterion, SkillGroup


@register(SkillGroup)
class SkillGroupTranslation(TranslationOptions):
    fields = ("name",)


@register(Assignment)
class AssignmentTranslation(TranslationOptions):
    fields = ("title", "background", "objective", "tasks", "deliverables")


@register([AssignmentQuestion, Criterion])
class TextTranslation(TranslationOptions):
    fields = ("text",)
