"""From numbers to claims: what each figure counts, what happened, who says so and whether it stands.

The rules are code without words; the words are data in `streams/nlp/languages/<tag>/`, whose README tells the format.
"""

from streams.nlp.claims.claim import ID, claim, explain, understand
from streams.nlp.claims.reading import Evidence

__all__ = ["ID", "Evidence", "claim", "explain", "understand"]
