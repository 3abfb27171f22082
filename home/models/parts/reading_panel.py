"""What the portal knows of the file of a language version, said to its editor below the file."""

from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel


class ReadingPanel(Panel):
    """Shows nothing before there is a file."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "home/panels/reading.html"

        def is_shown(self) -> bool:
            return super().is_shown() and getattr(self.instance, "document_id", None) is not None

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "said": _said(self.instance)}


def _said(version) -> str:
    if version.document.file_extension.lower() != "pdf":
        return _("The search knows the text of PDFs only. Give this publication as a PDF where you can.")
    reading = version.reading
    if reading is None or reading.file_name != version.document.file.name:
        return _("The portal reads this PDF within some minutes; from then on the search knows its text.")
    return str(reading)
