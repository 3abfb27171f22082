"""Texts in another language than the page, in every template without loading.

`{{ assignment|with_language:"title" }}` stands wherever such a text is shown among others;
`<div{{ session|lang_of:"abstract" }}>` where it fills an element. Titles of pages and attributes hold plain text.
"""

from django import template

from ..translated.spoken import lang_of, spoken, with_language

register = template.Library()
register.filter("lang_of", lang_of)
register.filter("spoken", spoken)
register.filter("with_language", with_language)
