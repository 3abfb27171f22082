"""`{{ slot|in_zones:zone }}`: an hour where the applicant is, and where the others sit."""

from django import template

from ..interviews.forms.picking import in_both_zones

register = template.Library()
register.filter("in_zones", in_both_zones)
