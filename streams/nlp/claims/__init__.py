"""From numbers to claims: what each figure counts, what happened, who says so and whether it stands.

The rules are code without words; the words are data in `streams/nlp/languages/<tag>/`, whose README tells the format.
"""

from streams.nlp.claims.claim import ID, claim, understand

__all__ = ["ID", "claim", "understand"]
