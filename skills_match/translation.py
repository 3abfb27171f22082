"""Which fields of structured records exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    Assignment,
    AssignmentQuestion,
    CostShare,
    Criterion,
    MatchRun,
    Programme,
    ProgrammeBudgetLine,
    ProgrammeRule,
    PublicAnswer,
    SkillGroup,
)


@register(SkillGroup)
class SkillGroupTranslation(TranslationOptions):
    fields = ("name",)


@register(Assignment)
class AssignmentTranslation(TranslationOptions):
    fields = (
        "title",
        "background",
        "objective",
        "tasks",
        "deliverables",
        "unit",
        "supervisor_position",
        "learners",
        "lasting_evidence",
        "licence_needed",
    )


@register(MatchRun)
class MatchRunTranslation(TranslationOptions):
    fields = ("licence_needed",)


@register([CostShare, Criterion])
class TextTranslation(TranslationOptions):
    fields = ("text",)


@register(AssignmentQuestion)
class AssignmentQuestionTranslation(TranslationOptions):
    fields = ("text", "choices")


@register(PublicAnswer)
class PublicAnswerTranslation(TranslationOptions):
    fields = ("question", "answer")
    required_languages = ("en", "sw")


@register(Programme)
class ProgrammeTranslation(TranslationOptions):
    fields = ("title", "summary", "text")
    required_languages = dict.fromkeys(("en", "sw"), ("title", "summary"))


@register(ProgrammeRule)
class ProgrammeRuleTranslation(TranslationOptions):
    fields = ("text",)


@register(ProgrammeBudgetLine)
class ProgrammeBudgetLineTranslation(TranslationOptions):
    fields = ("label",)
    required_languages = ("en", "sw")
