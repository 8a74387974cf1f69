"""Universal Dependencies: tokens tagged NUM, neighbours joined, against the figures found.

The filter stands here too. What no figure can be by the contract, or what the treebanks do not agree upon, is neutral:
finding it is no error and missing it is none. Neutral are years, dates and times of day, parts of names and
identifiers, list markers, words for 1, ordinals and fractions; and words that a treebank tags as something else more
often than as a numeral, which is a slip of its annotators.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from streams.nlp.figures import Mention, find
from streams.nlp.figures.language import Language, language
from streams.nlp.figures.lexicon import fold

_YEAR = re.compile(r"[12]\d{3}")
_CODE = re.compile(
    r"(?=.*\d)(?=.*[^\W\d_]).*|0\d+|\d{7,}|.*\d[-–—/:_]\d.*|\+\d.*|\d+\.\d+\.(?:\d+)?|\d{1,2}[.:]\d{2}|['’]\d+"
)
"""Letters and digits in one token, leading zeros, long strings, dates, times, phone numbers, versions, decades."""
_TIED = re.compile(r"[^\W\d_][-–/.:]?$|\d[/:]$")
"""Before a numeral without a space: letters and perhaps a sign, or digits of a time, date or directive."""
_TYING = re.compile(r"[/:]\d")
"""After one: the next part of a time, date or directive."""
_ERA_WITHIN = 30
"""Characters after a year in which "before Christ" may stand, perhaps with another year and a word for year between."""
_NUMBER_SIGNS = {"№", "#", "§"}
_ROMAN = re.compile(r"[IVXLCDM]+|[²³½¼¾]")
_PRONUMERALS = (
    "zoveel", "hoeveel", "evenveel", "несколь", "много", "многи", "немног", "мало", "стольк", "скольк",
    "более", "больш", "меньш",
    "kaç", "birkaç", "pár", "několik", "kilka", "kilku", "kilkoma", "ile", "ilu", "wiel", "wielu", "ciento por",
    "più", "several",
)  # fmt: skip
"""Words for how many and so many, which some treebanks tag as numerals."""
_OTHER_TYPES = ("NumType=Ord", "NumType=Frac", "NumType=Dist", "NumType=Sets", "NumType=Mult")
_NOT_NUMERALS = {"ordinal", "fraction", "multiplier", "ratio", "score"}
_JOINED_BY = {"NOUN", "ADJ", "DET", "PRON", "ADV", "ADP", "SYM"}
"""Tags of words that numbers are said with and treebanks do not tag as numerals: million, dozen, both, no, hundreds."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a treebank with its place in the sentence."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    index: int


@dataclass
class Tally:
    """Gold numerals found and missed, figures right and wrong."""

    gold: int = 0
    covered: int = 0
    found: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    def f(self) -> float:
        """F1 in per cent."""
        if not (self.covered and self.right):
            return 0.0
        precision, recall = self.right / self.found, self.covered / self.gold
        return round(200 * precision * recall / (precision + recall), 1)


def sentences(path: Path) -> Iterator[tuple[str, list[Token]]]:
    """The sentences of a treebank in CoNLL-U: the text and its tokens; words of one written token share its place."""
    text, tokens, position, together = "", list[Token](), 0, (0, 0, 0)
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("# text = "):
            text, tokens, position, together = line.removeprefix("# text = "), [], 0, (0, 0, 0)
        elif not line and tokens:
            yield text, tokens
            tokens = []
        elif len(columns) > 9 and "." not in columns[0]:
            first, _, last = columns[0].partition("-")
            if last or int(first) > together[0]:
                start = text.find(columns[1], position)
                if start < 0:
                    continue
                position = start + len(columns[1])
                together = (int(last or first), start, position)
            if not last:
                head = int(columns[6]) if columns[6].isdigit() else 0
                tokens.append(Token(together[1], together[2], *columns[1:6], head, columns[7], int(first)))


def neutral(token: Token, tokens: list[Token], text: str, known: Language, slips: set[str]) -> bool:
    """Whether a numeral is none of the contract's figures."""
    by_index = {other.index: other for other in tokens}
    head = by_index.get(token.head)
    place = tokens.index(token)
    around = tokens[max(0, place - 2) : place + 4]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    near = {re.split("['’]", t.form.lower())[0].rstrip(".") or "'" for t in (*around, head) if t}  # "Ekim'de"
    words = (
        known.months
        | known.weekdays
        | known.decades
        | known.centuries
        | known.clock_cues
        | known.clock_words
        | known.identifier_nouns
    )
    compound = known.compounds[fold(token.form)]
    year = before is not None and before.form.lower() in known.year_words
    follows = known.tokenizer.tokens(text[token.end : token.end + _ERA_WITHIN]).folded
    before_it = known.tokenizer.tokens(text[max(0, token.start - _ERA_WITHIN) : token.start]).folded
    era = any(known.eras.starting(follows, index) for index in range(4))
    era = era or known.eras.ending(before_it, len(before_it) - 1) is not None
    decade = before is not None and before.form.lower() in known.decade_articles and token.form.endswith("0")
    tied = _TIED.search(text, 0, token.start) or _TYING.match(text, token.end)
    part_of_name = token.relation.startswith(("flat", "compound", "dep")) or (
        before is not None
        and before.upos == "PROPN"
        and (head is before or token.relation.startswith(("nmod", "appos", "nummod")))
    )
    marker = before is None and after is not None and after.form in {".", ")", ":"}
    return bool(
        _YEAR.fullmatch(token.form)
        or _CODE.fullmatch(token.form)
        or any(kind in token.feats for kind in _OTHER_TYPES)
        or _ROMAN.fullmatch(token.form)
        or token.form.lower().startswith(_PRONUMERALS)
        or token.form.lower() in known.ones | known.indefinite | {"1"}
        or (compound is not None and compound.number.value == 1)
        or token.lemma in slips
        or (token.form[0].isdigit() and (year or era))
        or (token.form[0].isdigit() and (tied or (before is not None and before.form in _NUMBER_SIGNS)))
        or near & words
        or (decade and token.form.isdecimal())
        or (head is not None and head.upos in {"PROPN", "X"})
        or token.upos != "NUM"
        or part_of_name
        or marker
    )


def numerals(tokens: list[Token]) -> list[list[Token]]:
    """Runs of neighbouring tokens tagged NUM."""
    runs: list[list[Token]] = []
    for token in tokens:
        if token.upos == "NUM":
            if runs and runs[-1][-1].index == token.index - 1:
                runs[-1].append(token)
            else:
                runs.append([token])
    return runs


def slips_and_ones(path: Path, known: Language) -> tuple[set[str], set[str]]:
    """What a treebank does not agree with itself upon.

    Returns:
        Lemmas that it tags as something else more often than as a numeral, and the words for 1, other than articles,
        that it never tags as one: finding them is not judged.
    """
    numerals, others, ones = Counter[str](), Counter[str](), set(known.ones - known.indefinite)
    for _, tokens in sentences(path):
        for token in tokens:
            (numerals if token.upos == "NUM" else others)[token.lemma] += 1
            if token.upos == "NUM":
                ones.discard(token.form.lower())
    return {lemma for lemma, times in numerals.items() if others[lemma] > times}, ones


def tally(path: Path, tag: str, into: Tally) -> None:
    """Compares the figures of a treebank's sentences with its numerals."""
    known = language(tag)
    slips, ones = slips_and_ones(path, known)
    for text, tokens in sentences(path):
        runs = numerals(tokens)
        found = find(text, tag)
        if not runs and not found:
            continue
        gold, left_out = list[tuple[int, int]](), list[tuple[int, int]]()
        for run in runs:
            unjudged = any(neutral(t, tokens, text, known, slips) for t in run)
            (left_out if unjudged else gold).append((run[0].start, run[-1].end))
        counted = [m for m in found if not _ignored(m, tokens, left_out, gold, ones)]
        spans = [_span(m) for m in found]
        missed = [g for g in gold if not any(s <= g[0] and g[1] <= e for s, e in spans)]
        wrong = [m for m in counted if not any(_span(m)[0] < g[1] and g[0] < _span(m)[1] for g in gold)]
        into.gold += len(gold)
        into.covered += len(gold) - len(missed)
        into.found += len(counted)
        into.right += len(counted) - len(wrong)
        into.misses += [f"missed {text[s:e]!r} in {text[max(0, s - 50) : e + 30]!r}" for s, e in missed]
        into.misses += [
            f"extra {m.kind} {text[m.start : m.end]!r} in {text[max(0, m.start - 50) : m.end + 30]!r}" for m in wrong
        ]


def _span(mention: Mention) -> tuple[int, int]:
    """Numeral and unit: treebanks tag a percent sign or word that is written with its number as a numeral too."""
    return min(mention.start, mention.number[0]), max(mention.end, mention.number[1])


def _ignored(
    mention: Mention,
    tokens: list[Token],
    left_out: list[tuple[int, int]],
    gold: list[tuple[int, int]],
    ones: set[str],
) -> bool:
    start, end = _span(mention)
    if any(start < g[1] and g[0] < end for g in gold):
        return False
    if mention.kind in _NOT_NUMERALS or mention.value == 0 or any(start < e and s < end for s, e in left_out):
        return True
    tags = {t.upos for t in tokens if t.start < end and start < t.end}
    forms = [t.form for t in tokens if t.start < end and start < t.end]
    plain = any(form.isdigit() for form in forms)
    if mention.value == 1 and any(form.lower() in ones | {"1"} for form in forms):
        return True
    return (
        mention.value is None
        or (not plain and any(_CODE.fullmatch(form) or "%" in form for form in forms))
        or (bool(tags) and not plain and mention.value != 1 and tags <= _JOINED_BY)
    )
