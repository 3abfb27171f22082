"""After the original has changed: bring the new texts to its translations, and publish those that are whole."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from diaspora.who_may import who_may

from ...models import GoneAddress, NotFinished, NotWhollyTranslated
from ..rules import may_publish, translator


class SyncTranslationsView(UpdateTranslationsView):
    """As in wagtail-localize; "Publish immediately" is there for who may publish, and says what stayed a draft.

    What was withdrawn in a language is published there alone, by nobody in passing."""

    def get_form(self):
        form = super().get_form()
        if not any(may_publish(self.request.user, one.get_target_instance()) for one in self._translations()):
            del form.fields["publish_translations"]
        return form

    @transaction.atomic
    def form_valid(self, form) -> HttpResponse:
        self.object.update_from_db()
        for translation in self._translations():
            if may_publish(self.request.user, translation.get_target_instance()):
                self.object.update_target_view_restrictions(translation.target_locale)
                if form.cleaned_data.get("publish_translations"):
                    self._publish(translation)
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def _translations(self):
        return self.object.translations.filter(enabled=True).select_related("source", "target_locale")

    def _publish(self, translation: Translation) -> None:
        page = translation.get_target_instance()
        if GoneAddress.objects.filter(page_pk=page.pk).exists():
            text = _(
                "“%(page)s” was withdrawn and stays so; its new texts wait on its own page, where you can publish it."
            )
            messages.warning(self.request, text % {"page": page.get_admin_display_title()})
            return
        try:
            translation.save_target(user=self.request.user, publish=True)
        except (NotWhollyTranslated, NotFinished) as reason:
            messages.warning(self.request, str(reason))
        except ValidationError:
            text = _("“%(page)s” is not published: some of its texts cannot be saved. Open it to see which.")
            messages.error(self.request, text % {"page": page.get_admin_display_title()})


sync_translations = who_may(translator)(SyncTranslationsView.as_view())
