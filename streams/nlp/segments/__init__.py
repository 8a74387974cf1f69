"""The page: which part of an article is headline, lead, caption, page furniture, and where its sentences end."""

from streams.nlp.segments.segment import segment
from streams.nlp.segments.sentences import split

__all__ = ["segment", "split"]
