"""`{% table _("Accounts") %}…{% endtable %}`: a table that says what it is, and scrolls where it is too wide."""

from django import template
from django.template.loader import render_to_string

register = template.Library()


@register.simple_block_tag
def table(content: str, label: str, kind: str = "") -> str:
    """`content` are the rows, from `<thead>` on; `kind` a further class of components/table.css."""
    return render_to_string("components/table.html", {"content": content, "label": label, "kind": kind})
