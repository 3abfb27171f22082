"""`{{ assignment|with_language:"title" }}` wherever a title is shown: in every template without loading."""

from django import template

from ..spoken import spoken, with_language

register = template.Library()
register.filter("spoken", spoken)
register.filter("with_language", with_language)
