"""Which texts of newsletters exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import Newsletter, NewsletterItem


@register(Newsletter)
class NewsletterTranslation(TranslationOptions):
    fields = ("subject", "intro")
    required_languages = ("en", "sw")


@register(NewsletterItem)
class NewsletterItemTranslation(TranslationOptions):
    fields = ("heading", "text")
