"""In which language an article is written.

Clean, sample, script, then a cascade: pycld2 alone where it is sure, else a log-linear pool of pycld2, eldc, word and
letter profiles of our own and py3langid, whose probability is the confidence.
"""

from streams.nlp.language.detect import ID, detect, detect_text

__all__ = ["ID", "detect", "detect_text"]
