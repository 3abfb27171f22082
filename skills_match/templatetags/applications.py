"""What applications add to pages of the nouns below them."""

from django import template

from ..applications.pages import ApplicationPages, application_pages
from ..enums import Audience

register = template.Library()


@register.simple_tag
def pages_of_applications(reader: str) -> ApplicationPages:
    """`{% pages_of_applications "office" as read_on %}{% url read_on.one application.pk %}`."""
    return application_pages(Audience(reader))
