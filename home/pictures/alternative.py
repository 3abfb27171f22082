"""The text for people who cannot see a picture: asked of the editor, never guessed."""

from wagtail.images import get_image_model


def ask_for_the_alternative_text() -> None:
    """Wagtail fills the field with the title, which is the name of a file as a camera gives it. Called once.

    What an editor wrote as the description of a picture is offered still.
    """
    get_image_model().default_alt_text = property(lambda image: image.description)
