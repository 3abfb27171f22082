"""The style guide: every colour and every component, as people meet them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diaspora.who_may import anyone, who_may

from .samples import SAMPLE_WORDS, TEXT_PAIRS, rendered_components


@who_may(anyone)
def styleguide(request: HttpRequest) -> HttpResponse:
    context = {"words": SAMPLE_WORDS, "pairs": TEXT_PAIRS, "components": rendered_components(request)}
    return render(request, "home/styleguide.html", context)
