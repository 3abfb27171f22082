"""`{% kept_part "name" page.pk %}…{% endkept_part %}`: a part of a page that is the same for every reader of it."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from ..shown.kept import kept

register = template.Library()


class KeptPartNode(template.Node):
    def __init__(self, nodelist: template.NodeList, names: list[template.base.FilterExpression]) -> None:
        self.nodelist, self.names = nodelist, names

    def render(self, context: template.Context) -> SafeString:
        name = "-".join(str(name.resolve(context)) for name in self.names)
        return mark_safe(kept(context.get("request"), f"part-{name}", lambda: str(self.nodelist.render(context))))  # noqa: S308 - rendered by a template


@register.tag
def kept_part(parser: template.base.Parser, token: template.base.Token) -> KeptPartNode:
    """Made again when anything that is shown has changed. Nothing in it may depend on who reads, nor on the address."""
    _tag, *names = token.split_contents()
    nodelist = parser.parse(("endkept_part",))
    parser.delete_first_token()
    return KeptPartNode(nodelist, [parser.compile_filter(name) for name in names])
