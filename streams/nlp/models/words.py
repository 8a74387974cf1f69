"""spaCy's rules for the words of a language, made ready in a fraction of the time; the words are the same.

French brings one expression of 266 alternatives that repeat the same large classes of letters: it takes three seconds
to compile, and alternatives that end alike share their end here. Dutch brings 4,700 special cases, of which an article
holds a handful: each is read when a text holds it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, get_lang_class, registry

TOKENIZER: Final = "newstally.words.v1"
"""The name under which a pipeline asks for these rules."""

_LONG: Final = 100_000
"""Length from which an expression is made shorter."""

_CLASS: Final = r"\[[^\]]{1000,}\]"
_ALTERNATIVE: Final = re.compile(rf"\(\?:\^({_CLASS}\+)?(.*?)({_CLASS}.*)\)")
_BETWEEN: Final = re.compile(r"\|(?=\(\?:\^)")


def language_class(tag: str) -> type[Language]:
    """The class of spaCy for a language, the multilingual one where it has none.

    Args:
        tag: BCP 47; region and script do not count.
    """
    with _shortened():
        try:
            return get_lang_class(tag.partition("-")[0].lower())
        except (ImportError, OSError, ValueError):
            return get_lang_class("xx")


def blank(tag: str) -> Language:
    """The empty pipeline with the words of a language.

    Args:
        tag: BCP 47. A language that spaCy does not know, or whose tokenizer needs another package (Japanese,
            Korean), is read by the multilingual rules.
    """
    found = language_class(tag)
    own = found.default_config["nlp"]["tokenizer"]["@tokenizers"] == "spacy.Tokenizer.v1"
    config = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}} if own else {}
    try:
        return spacy.blank(str(found.lang), config=config)
    except (ImportError, OSError, ValueError):
        return spacy.blank("xx")


@contextmanager
def _shortened() -> Iterator[None]:
    """While a language is imported, the long expressions that it compiles are made shorter before."""
    compiled = re.compile

    def shorter(pattern: Any, flags: Any = 0) -> Any:
        return compiled(factored(pattern) if isinstance(pattern, str) and len(pattern) > _LONG else pattern, flags)

    re.compile = shorter
    try:
        yield
    finally:
        re.compile = compiled


def factored(pattern: str) -> str:
    """An expression that matches whole words, with the large classes that its alternatives share written once.

    Args:
        pattern: flags, and alternatives `(?:^...)` parted by "|"; any other is given back as it is.
    """
    flags = "(?iu)"
    matches = [_ALTERNATIVE.fullmatch(one) for one in _BETWEEN.split(pattern.removeprefix(flags))]
    if not pattern.startswith(flags) or not all(matches):
        return pattern
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for match in matches:
        if match:
            shared[match[1] or "", match[3]].append(f"(?:{match[2]})")
    return flags + "|".join(f"(?:^{begin}(?:{'|'.join(middle)}){end})" for (begin, end), middle in shared.items())


class Words(Tokenizer):  # type: ignore[misc]  # spaCy publishes no types for it
    """spaCy's tokenizer; special cases are added when the first text holds them."""

    def __init__(self, vocab: Any, rules: Mapping[str, Any], **searches: Any) -> None:
        """Sorts the special cases.

        Args:
            vocab: of the pipeline.
            rules: the special cases by their letters.
            searches: as spaCy's tokenizer takes them.
        """
        self._waiting: dict[str, list[str]] = {}
        self._special = rules
        self._seen: set[str] = set()
        early = {}
        for case in rules:
            if case.isalnum() or len(case.split()) != 1:
                early[case] = rules[case]
            else:
                self._waiting.setdefault(case[:2], []).append(case)
        super().__init__(vocab, rules=early, **searches)

    def __call__(self, string: str) -> Doc:
        """The words of a text."""
        for chunk in string.split():
            if chunk not in self._seen and not chunk.isalpha():
                self._admit(chunk)
        made: Doc = super().__call__(string)
        return made

    def _admit(self, chunk: str) -> None:
        """Adds the special cases that stand in what stands between two spaces."""
        if len(self._seen) >= _KEPT:
            self._seen.clear()
        self._seen.add(chunk)
        for start in range(len(chunk)):
            for length in (2, 1):
                cases = self._waiting.get(chunk[start : start + length])
                for case in [case for case in cases or () if chunk.startswith(case, start)]:
                    self.add_special_case(case, self._special[case])
                    self._waiting[chunk[start : start + length]].remove(case)


_KEPT: Final = 20_000
"""Stretches between spaces that are known to hold no other special case."""


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]  # as above
def words() -> Callable[[Language], Tokenizer]:
    """What makes the tokenizer of a pipeline: as spaCy's own, with these rules."""

    def search(compiled: Callable[[Any], re.Pattern[str]], patterns: Iterable[Any] | None, how: str) -> Any:
        return getattr(compiled(patterns), how) if patterns else None

    def made(pipeline: Language) -> Tokenizer:
        rules = pipeline.Defaults
        return Words(
            pipeline.vocab,
            rules.tokenizer_exceptions or {},
            prefix_search=search(compile_prefix_regex, rules.prefixes, "search"),
            suffix_search=search(compile_suffix_regex, rules.suffixes, "search"),
            infix_finditer=search(compile_infix_regex, rules.infixes, "finditer"),
            token_match=rules.token_match,
            url_match=rules.url_match,
        )

    return made
