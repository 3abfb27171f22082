"""What a person may do with a page."""

from wagtail.models import PagePermissionTester
from wagtail_localize.models import Translation


class PageRights(PagePermissionTester):
    """As Wagtail's. Who may change pages and add none translates: originals stay as their writers left them, and
    nothing is deleted or moved."""

    def can_edit(self) -> bool:
        return super().can_edit() and (not self.only_translates or self._is_in_translation)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return not self.only_translates and super().can_delete(ignore_bulk)

    @property
    def only_translates(self) -> bool:
        given = getattr(self, "permissions", set())  # Wagtail sets none for administrators and closed accounts
        return "change" in given and "add" not in given

    @property
    def _is_in_translation(self) -> bool:
        """One query a person and request: lists of pages ask this of every row."""
        if not hasattr(self.user, "_pages_in_translation"):
            rows = Translation.objects.values_list("source__object_id", "target_locale_id")
            self.user._pages_in_translation = set(rows)
        return (self.page.translation_key, self.page.locale_id) in self.user._pages_in_translation
