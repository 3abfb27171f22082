"""An address as a QR code, drawn into the page itself."""

import io

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str, *, title: str) -> SafeString:
    """`title` says to whoever does not see it where the code leads; in a PDF it is that of the drawing itself."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=True, scale=3, border=2, omitsize=True, nl=False, title=title
    )
    image = drawn.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" ', 1)
    return format_html('<span class="qr" role="img" aria-label="{}">{}</span>', title, mark_safe(image))  # noqa: S308
