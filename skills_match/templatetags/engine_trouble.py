"""`{% engine_trouble as trouble %}`: why the search server does not answer, on the first page of the office."""

from django import template

from ..search_server.server import trouble_for_staff

register = template.Library()
register.simple_tag(trouble_for_staff, name="engine_trouble")
