"""Restricted pages and their documents: our answer before Wagtail’s, which leads who is signed in round in circles."""

from wagtail import hooks

from ..restricted.documents import answer_for_others_of
from ..restricted.reading import answer_for_others, kept_nowhere


@hooks.register("on_serve_page", order=-1)
def only_for_its_readers(serve):
    def serve_to_its_readers(page, request, args, kwargs):
        restrictions = page.get_view_restrictions()
        refused = answer_for_others(request, restrictions)
        if refused is not None:
            return refused
        response = serve(page, request, args, kwargs)
        return kept_nowhere(response) if restrictions else response

    return serve_to_its_readers


@hooks.register("before_serve_document", order=-1)
def only_for_readers_of_its_pages(document, request):
    return answer_for_others_of(document, request)
