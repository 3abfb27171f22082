"""How many of the posts are at each site of the institution."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import Assignment

MOST = 50


class SitesForm(Versioned, forms.Form):
    """One number for each site; nothing anywhere when the posts are at no site in particular."""

    marks_optional = False

    def __init__(self, *args, instance: Assignment, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        held = {row.site_id: row.posts for row in instance.sites.all()}
        for site in instance.institution.sites.select_related("region"):
            self.fields[f"site_{site.pk}"] = forms.IntegerField(
                label=f"{site.name}, {site.where}",
                min_value=0,
                max_value=MOST,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
            self.initial[f"site_{site.pk}"] = held.get(site.pk)

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if sum(count or 0 for count in cleaned.values() if isinstance(count, int)) > MOST:
            raise ValidationError(_("An assignment has 50 posts at most, at all sites together."))
        return cleaned

    @property
    def posts(self) -> dict[int, int]:
        return {
            int(name.removeprefix("site_")): count or 0
            for name, count in self.cleaned_data.items()
            if name.startswith("site_")
        }
