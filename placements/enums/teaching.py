"""Ways of passing on knowledge, and what others may do with the materials."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TeachingKind(TextChoices):
    TAUGHT = "taught", _("Taught: a course, a lesson, a demonstration")
    SUPERVISED = "supervised", _("Supervised: others did it, you stood by them")


class MaterialLicence(TextChoices):
    """What readers may do with materials that are offered to the library."""

    BY = "by", _("Everybody may use and change it and names the author (CC BY 4.0)")
    BY_SA = "by_sa", _("The same, and changes stay as free (CC BY-SA 4.0)")
    HOST = "host", _("Only this institution uses it")
