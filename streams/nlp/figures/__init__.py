"""Figures: every number of a text with its bounds, unit and change.

from streams.nlp.figures import find
find("Ruim 1,5 miljoen euro schade", "nl")
"""

from streams.nlp.figures.article import find_in_article
from streams.nlp.figures.engine import find
from streams.nlp.figures.located import Located
from streams.nlp.figures.mention import Mention, UnitMention

__all__ = ["Located", "Mention", "UnitMention", "find", "find_in_article"]
