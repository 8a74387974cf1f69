"""What CLDR knows of a language, through babel.

babel 2.18 writes what it resolves for one language into tables that all languages share: after Hebrew months were read,
those of Japanese were Hebrew where CLDR has no Japanese ones of their own. So every language is loaded into an empty
cache here, and has all tables to itself. All code that is no generator gets its locales here.
"""

from __future__ import annotations

from functools import cache
from threading import Lock

from babel import Locale, UnknownLocaleError, localedata

_LOADING = Lock()


@cache
def locale(tag: str) -> Locale | None:
    """The locale of a language; None where CLDR does not have it.

    Args:
        tag: BCP 47; of a region or script that CLDR does not have, the language alone is taken.
    """
    for name in (tag.replace("-", "_"), tag.partition("-")[0]):
        try:
            return own(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def own(found: Locale) -> Locale:
    """A locale just made, with tables that no other shares."""
    with _LOADING:
        localedata._cache.clear()  # noqa: SLF001  babel has no other way
        len(found.months)  # what it loads, it keeps
        localedata._cache.clear()  # noqa: SLF001  as above
    return found
