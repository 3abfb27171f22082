"""What several kinds of page have: mixins with their fields, panels and sentences, and how an hour is written."""
