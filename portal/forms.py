"""How every form of the portal looks: the field template of the design system, in one place."""

from django.forms.renderers import TemplatesSetting

from casework.typed.fields import TypedBoundField


class PortalRenderer(TemplatesSetting):
    """Render each field with label, hint, error and control in that order (GOV.UK pattern)."""

    form_template_name = "components/forms/form.html"
    field_template_name = "components/forms/field.html"
    formset_template_name = "components/forms/formset.html"
    bound_field_class = TypedBoundField
