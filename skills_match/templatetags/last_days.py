"""`{{ assignment.closing_on|last_day }}` wherever applications, offers or invitations end: without loading."""

from django import template

from ..last_days import last_day

register = template.Library()
register.filter("last_day", last_day)
