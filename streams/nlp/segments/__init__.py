"""The page: which part of an article is headline, lead, caption, page furniture, and where its sentences end."""

from streams.nlp.segments.read import read

__all__ = ["read"]
