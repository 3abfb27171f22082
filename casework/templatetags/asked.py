"""What an address asked for that its page left out."""

from django import template

from ..filters import left_out, without_what_was_left_out

register = template.Library()
register.filter("left_out", left_out)
register.filter("without_what_was_left_out", without_what_was_left_out)
