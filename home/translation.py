"""Which fields of structured records exist in every language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import MenuItem


@register(MenuItem)
class MenuItemTranslation(TranslationOptions):
    fields = ("title",)
