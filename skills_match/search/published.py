"""What this process remembers of the published assignments: their documents, and the words that occur in them."""

from dataclasses import dataclass

from ..matching.kept_assignments import KeptAssignments
from ..vocabulary.spelling import WordIndex
from .documents import LANGUAGES, AssignmentDocument, documents_of


@dataclass(frozen=True)
class Published:
    """The corpus of a plan, and its documents by id."""

    documents: dict[int, AssignmentDocument]
    words: WordIndex
    tokens: dict[str, frozenset[str]]


class PublishedAssignments(KeptAssignments[AssignmentDocument, Published]):
    def read(self, assignments):
        return documents_of(assignments)

    def whole(self, entries):
        words = {word for document in entries.values() for word in document.words}
        tokens = {
            language: frozenset(token for document in entries.values() for token in document.sections[language])
            for language in LANGUAGES
        }
        return Published(entries, WordIndex(words), tokens)


published = PublishedAssignments()
