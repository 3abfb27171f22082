"""Which texts of events exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    Call,
    CallQuestion,
    Category,
    CheckInList,
    Event,
    EventMessage,
    EventPartner,
    EventQuestion,
    EventReport,
    MeetingHost,
    ProgrammeVersion,
    Quota,
    Room,
    Session,
    Speaker,
    Track,
    Venue,
)


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("title", "summary", "place", "organisers", "conduct")
    required_languages = dict.fromkeys(("en", "sw"), ("title", "summary", "place"))


@register([CheckInList, Quota, Room, Track, Venue])
class PlaceNameTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("en", "sw")


@register(MeetingHost)
class MeetingHostTranslation(TranslationOptions):
    fields = ("name", "about")
    required_languages = {"en": ("name",), "sw": ("name",)}


@register(EventPartner)
class EventPartnerTranslation(TranslationOptions):
    fields = ("level",)


@register(Session)
class SessionTranslation(TranslationOptions):
    fields = ("title", "abstract")
    required_languages = {"en": ("title",), "sw": ("title",)}


@register(Speaker)
class SpeakerTranslation(TranslationOptions):
    fields = ("role", "biography")


@register(ProgrammeVersion)
class VersionTranslation(TranslationOptions):
    fields = ("comment",)


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ("name", "description")
    required_languages = {"en": ("name",), "sw": ("name",)}


@register(EventQuestion)
class QuestionTranslation(TranslationOptions):
    fields = ("text", "choices")
    required_languages = {"en": ("text",), "sw": ("text",)}


@register(Call)
class CallTranslation(TranslationOptions):
    fields = ("title", "text")
    required_languages = ("en", "sw")


@register(CallQuestion)
class CallQuestionTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = ("en", "sw")


@register(EventReport)
class ReportTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = ("en", "sw")


@register(EventMessage)
class MessageTranslation(TranslationOptions):
    fields = ("subject", "text")
    required_languages = ("en", "sw")
