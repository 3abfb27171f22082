"""In the editor of a page that is written by hand: what changed in the other language."""

from wagtail.admin.panels import HelpPanel


class VersionPanel(HelpPanel):
    """Its template is filled only for a page that is behind its original."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk) and hasattr(self.instance.page_ptr, "out_of_date") and super().is_shown()
