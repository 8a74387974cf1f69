"""All that the engine knows of one language, built once from its folder of data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, Final

from schemas.figure import Qualifier
from streams.nlp import languages
from streams.nlp.figures.composition import Atom, Part
from streams.nlp.figures.cuts import Cuts
from streams.nlp.figures.international import international
from streams.nlp.figures.lexicon import Compound, Lexicon, bare, fold, parted
from streams.nlp.figures.phrases import phrases, stems, word_set
from streams.nlp.figures.reading import Reading
from streams.nlp.figures.separators import Separators
from streams.nlp.figures.tokens import Tokenizer
from streams.nlp.figures.unit_names import Inflected, Unit, measures, prefix_names, ucum, unit_names

_PARTS: Final[dict[str, Part]] = {"cardinals": "number", "scales": "scale", "ordinals": "ordinal"}
_GOVERNED: Final = {"nominative": {1}, "genitive": {2, 3, 4}, "oblique": set[int]()}
"""In Slavic languages: the last digits of the numbers that count a noun in this form of the singular."""
_HALVES: Final = 2
UNIT_HEAD: Final = 3
"""Letters by which most words show that no unit begins with them."""


def number_forms(*sources: Mapping[str, Any]) -> Iterator[tuple[Part, list[tuple[str, list[str]]]]]:
    """The (value, spellings) of every part of a number, from tables such as those of numbers.toml."""
    for table, part in _PARTS.items():
        yield part, [entry for source in sources for entry in source.get(table, {}).items()]


class Language:
    """The tables of one language. A language without data reads digits, signs and international units."""

    def __init__(self, tag: str) -> None:
        numbers, cldr = languages.load(tag, "numbers"), languages.load(tag, "cldr")
        numerals, units = languages.load(tag, "numerals"), languages.load(tag, "units")
        qualifiers, context = languages.load(tag, "qualifiers"), languages.load(tag, "context")
        self.tag = tag
        options = numerals.get("options", {})
        self.unspaced = bool(options.get("unspaced", False))
        self.digits_after_scale = bool(options.get("digits_after_scale", False))
        self.space_groups = bool(options.get("space_groups", False))
        self.bare_scales = frozenset(map(Decimal, options.get("bare_scales", [100, 1000])))
        self.separators = Separators(**cldr.get("separators", {}))
        self._numbers(numerals, numbers)
        self._small_words(options, numerals)
        self._parts(numerals)
        if options.get("fold_accents"):
            for table in (self.denominators, self.collectives, self.vague):
                table.update({bare(word): value for word, value in table.items() if bare(word) not in table})
        self._all_units(cldr, units, context, fold_accents=bool(options.get("fold_accents")))
        self._qualifiers(qualifiers)
        self._context(cldr, context)
        self._ages(context.get("ages", {}), languages.load(tag, "nouns").get("person", {}))
        self._glued(numerals.get("glued", {}))
        self.tokenizer = Tokenizer(self.opens, unspaced=self.unspaced, elided=self.elided, cuts=self.cuts)

    def _numbers(self, numerals: Mapping[str, Any], numbers: Mapping[str, Any]) -> None:
        """The words that make numbers."""
        joiners = numerals.get("joiners", {})
        self.lexicon = Lexicon.build(
            dict(number_forms(numerals, numerals.get("roots", {}), numbers)),
            joiners=map(fold, joiners.get("apart", [])),
            inner_joiners=map(fold, joiners.get("inner", [])),
            fillers=joiners.get("fillers", []),
            proclitics=map(fold, numerals.get("glued", {}).get("proclitics", [])),
            fold_accents=bool(numerals.get("options", {}).get("fold_accents")),
            prefixed=bool(numerals.get("options", {}).get("prefixed_ordinals")),
        )
        self.units_first = bool(joiners.get("units_first", False))
        self.fraction_links = phrases({"fraction": joiners.get("fraction", [])})
        self.fraction_percent = bool(joiners.get("fraction_percent", False))
        self.fraction_suffixes = word_set(joiners, "fraction_suffixes")
        self.scale_joiners = word_set(joiners, "scale")
        self.suffixes: dict[str, dict[str, Any]] = {
            fold(suffix): meaning for meaning in numerals.get("suffixes", []) for suffix in meaning["forms"]
        }
        parts: tuple[tuple[str, Part], ...] = (("compound_scales", "scale"), ("compound_numbers", "number"))
        for table, part in parts:
            for value, words in numerals.get(table, {}).items():
                self.lexicon.inner.update({fold(word): Atom(part, Decimal(value)) for word in words})
                self.lexicon.bound |= frozenset(map(fold, words))
        self.compounds = Reading(self.lexicon, self.suffixes, numerals.get("harmony", {}))
        self.phrase_starts = self.lexicon.phrase_starts
        own_letters = numerals.get("letter_scales", {})
        letters = international()["letter_scales"] | own_letters
        self.letter_scales = {fold(k): Decimal(v) for k, v in letters.items()}
        self.abbreviations = word_set(numerals.get("abbreviations", {}), "words")
        self.ordinal_suffixes = word_set(numerals.get("ordinal_digits", {}), "suffixes")
        self.ordinal_after = phrases({"rank": numerals.get("ordinal_digits", {}).get("after", [])})
        self.ordinal_prefixes = word_set(numerals.get("ordinal_digits", {}), "prefixes")
        self.ordinal_point_lower = bool(numerals.get("ordinal_digits", {}).get("point_before_lower_case", False))
        self.ordinal_links = word_set(numerals.get("ordinal_digits", {}), "links")
        self.ordinal_point = bool(numerals.get("ordinal_digits", {}).get("point", False))

    def _glued(self, glued: Mapping[str, Any]) -> None:
        """What is written together with a number."""
        self.solid = self.unspaced or bool(glued)
        self.counters = tuple(word_set(glued, "counters")) or ("\0",)
        follows = self.may_follow if glued.get("units") else None
        self.cuts = Cuts(self.lexicon, follows).__getitem__ if self.lexicon.proclitics or follows else None

    def may_follow(self, rest: str) -> bool:
        """Whether a unit or counter may be written right after a number."""
        return rest.startswith(self.counters) or self.unit(rest) is not None

    def _small_words(self, options: Mapping[str, Any], numerals: Mapping[str, Any]) -> None:
        """Articles, halves, vague words and collectives."""
        self.indefinite = word_set(options, "indefinite")
        self.ones = word_set(options, "ones")
        self.one_refused_after = word_set(options, "one_refused_after")
        self.one_refused_before = word_set(options, "one_refused_before")
        self.one_refused_endings = tuple(map(fold, options.get("one_refused_endings", ()))) or ("\0",)
        self.refused_after = {
            fold(w): frozenset(map(fold, before)) for w, before in numerals.get("refused_after", {}).items()
        }
        self.noun_after = {fold(w): frozenset(map(fold, b)) for w, b in numerals.get("noun_after", {}).items()}
        self.refused_words = word_set(options, "refused_words")
        self.refused_at_end = word_set(options, "refused_at_end")
        self.elliptic = bool(options.get("elliptic", False))
        self.juxtaposed = bool(options.get("juxtaposed_ranges", False))
        self.both_correlative = word_set(options, "both_correlative")
        self.one_of = word_set(options, "one_of")
        self.one_of_whom = word_set(options, "one_of_whom")
        self.casualties = tuple(word_set(options, "casualties")) or ("\0",)
        self.halves = word_set(options, "halves")
        self.and_a_half = phrases({"half": options.get("and_a_half", [])})
        self.points = word_set(options, "points")
        self.minus = word_set(options, "minus")
        self.minus_phrases = phrases({"minus": options.get("minus_phrases", [])})
        self.half_after_unit = bool(options.get("half_after_unit", False))
        self.linkers = word_set(options, "linkers")
        self.vague = {fold(w): Decimal(base) for base, words in numerals.get("vague", {}).items() for w in words}
        self.vague_phrases = phrases({b: [w for w in ws if " " in w] for b, ws in numerals.get("vague", {}).items()})
        self.vague_before = {fold(w): frozenset(map(fold, f)) for w, f in numerals.get("vague_before", {}).items()}
        self.vague_ranges: dict[str, tuple[Decimal, ...]] = {
            fold(w): tuple(map(Decimal, ends.split()))
            for ends, words in numerals.get("vague_ranges", {}).items()
            for w in words
        }
        self.quantifiers = phrases({"some": options.get("quantifiers", [])})
        self.collectives = {fold(w): Decimal(v) for v, words in numerals.get("collectives", {}).items() for w in words}
        self.exact_collectives = word_set(options, "exact_collectives")

    def _parts(self, numerals: Mapping[str, Any]) -> None:
        """Fractions, multipliers, zero, both and ordinals."""
        fractions = numerals.get("fractions", {})
        self.denominators = {
            fold(w): Decimal(v) for v, words in fractions.get("denominators", {}).items() for w in words
        }
        self.fractions = {fold(w): v for v, words in fractions.get("whole", {}).items() for w in words}
        self.fraction_needs_number = word_set(fractions, "need_number")
        self.fraction_follows = word_set(fractions, "followed_by")
        self.one_takes_fraction = bool(fractions.get("after_one", False))
        self.fraction_joiners = word_set(fractions, "joined_by")
        self.over = phrases({"over": fractions.get("over", [])})
        self.denominator_marks = word_set(fractions, "marks")
        self.fraction_ordinals = bool(fractions.get("ordinals", False))
        multipliers = numerals.get("multipliers", {})
        self.multipliers = {fold(w): Decimal(v) for v, words in multipliers.get("words", {}).items() for w in words}
        self.compared = {fold(w): Decimal(v) for v, words in multipliers.get("compared", {}).items() for w in words}
        self.multiplied = tuple(word_set(multipliers, "amounts"))
        self.times = word_set(multipliers, "times")
        self.comparatives = word_set(multipliers, "followed_by")
        zero = numerals.get("zero", {})
        self.nobody = phrases({"zero": zero.get("pronouns", [])})
        self.no = phrases({"zero": zero.get("determiners", [])})
        self.nobody_in_context = phrases({"zero": zero.get("contexts", [])})
        self.negated = word_set(zero, "negated")
        self.negations = word_set(zero, "negations")
        self.none_of = word_set(zero, "of")
        self.none_after = word_set(zero, "after")
        self.no_open = str(zero.get("open", ""))
        self.no_refused_before = word_set(zero, "refused_before")
        self.no_plurals = tuple(zero.get("plurals", ())) or ("\0",)
        self.abstract = word_set(zero, "abstract")
        self.no_nouns = tuple(word_set(zero, "nouns")) or ("\0",)
        self.amounts = {
            fold(word): (Decimal(value), ucum(code))
            for value, _, code in (name.partition(" ") for name in numerals.get("amounts", {}))
            for word in numerals["amounts"][f"{value} {code}"]
        }
        self.modifiers = {fold(w): Decimal(v) for v, words in numerals.get("modifiers", {}).items() for w in words}
        self.both = {fold(w): Decimal(v) for v, words in numerals.get("both", {}).items() for w in words}
        ordinals = numerals.get("ordinal_words", {})
        self.ordinals_after_determiner = word_set(ordinals, "need_determiner")
        self.determiners = word_set(ordinals, "determiners")
        self.ordinal_refused_before = word_set(ordinals, "refused_before")
        self.plural_endings = tuple(ordinals.get("plural_endings", ()))
        self.genitives = tuple(ordinals.get("genitives", ())) or ("\0",)
        self.each = word_set(ordinals, "each")
        self.ordinal_names = word_set(ordinals, "names")
        self.ordinals_alone = word_set(ordinals, "alone")
        if ordinals.get("all_alone"):
            small = (word for word, atom in self.lexicon.words.items() if atom.part == "ordinal" and atom.value < 1000)
            self.ordinals_alone |= frozenset(small)

    def _all_units(
        self, cldr: Mapping[str, Any], units: Mapping[str, Any], context: Mapping[str, Any], *, fold_accents: bool
    ) -> None:
        """Units of measure, durations and currencies."""
        self.units = dict(unit_names(cldr, units))
        if fold_accents:
            for name, unit in list(self.units.items()):
                if not name.isascii():
                    self.units.setdefault(bare(name), unit)
        for word in word_set(context, "function_words") | word_set(units, "dropped"):
            self.units.pop(word, None)  # the som of Kyrgyzstan is "which" in Swedish
        self.glued_units = {name: Unit("ucum", code) for name, code in international()["glued"].items()}
        self.unit_endings = word_set(units, "endings")
        self.shortest_unit = int(units.get("shortest", 3))
        self.prefix_units = dict(prefix_names(units))
        self.inflected = Inflected(self.units, self.unit_endings, self.shortest_unit)
        self.prefix_tails = frozenset(name[-2:] for name in self.prefix_units)
        self.longest_unit = max((len(parted(name)) for name in self.units), default=1) + 2
        self.unit_heads = frozenset(name[:UNIT_HEAD] for name in (*self.units, *self.glued_units))
        self.part_units = dict(measures({"durations": units.get("parts", {})}, {}))
        self.scale_linkers = word_set(units, "linkers")
        self.before_units = word_set(units, "between")
        self.below_zero = phrases({"below": units.get("below_zero", [])})
        self.unit_stems = tuple(
            (name, unit)
            for name, unit in self.units.items()
            if unit.duration and len(name) > 2 and units.get("compounds")
        )
        self.dimensions = word_set(units, "dimensions")
        self.unit_symbols = frozenset(units.get("symbols", ()))
        self.symbols_apart = frozenset(units.get("symbols_apart", ()))
        self.senses = {
            fold(name): (Unit("ucum", sense["unit"]), tuple(map(fold, sense["cues"])))
            for sense in units.get("senses", [])
            for name in sense["names"]
        }

    def _qualifiers(self, qualifiers: Mapping[str, Any]) -> None:
        """Qualifiers, ranges and changes."""
        self.before = phrases(qualifiers.get("before", {}))
        self.after = phrases(qualifiers.get("after", {}))
        self.unless = {fold(p): tuple(map(fold, stems)) for p, stems in qualifiers.get("unless", {}).items()}
        self.skipped = word_set(qualifiers, "skipped")
        self.not_over_article = word_set(qualifiers, "not_over_article")
        self.postpositions: dict[str, dict[str, tuple[str, ...]]] = {
            fold(word): {meaning: tuple(map(fold, endings)) for meaning, endings in meanings.items()}
            for word, meanings in qualifiers.get("postpositions", {}).items()
        }
        ranges = qualifiers.get("ranges", {})
        self.range_words = word_set(ranges, "connectors")
        self.range_openers = {fold(k): fold(v) for k, v in ranges.get("between", {}).items()}
        self.amount_joiners = frozenset(word for end in self.range_openers.values() for word in (end, bare(end)))
        self.from_to = {fold(k): frozenset(map(fold, v)) for k, v in ranges.get("from_to", {}).items()}
        self.from_to_ends = frozenset().union(*self.from_to.values())
        self.from_endings = tuple(map(fold, ranges.get("from_endings", ()))) or ("\0",)
        self.ratio_words = phrases({"ratio": ranges.get("ratio", [])})
        self.no_ratio_of_one = word_set(ranges, "no_ratio_of_one")
        self.ratio_of_one_in = frozenset(map(int, ranges.get("ratio_of_one_in", ())))
        self.no_ratio_before = tuple(word_set(ranges, "no_ratio_before")) or ("\0",)
        self.ratio_one = word_set(ranges, "ratio_one")
        self.ratio_endings = tuple(word_set(ranges, "ratio_endings")) or ("\0",)
        self.ratios_apart = phrases({"ratio": ranges.get("ratio_apart", [])})
        self.change = qualifiers.get("change", {})
        self.change_words = {name: stems(self.change.get(name, ())) for name in ("up_verbs", "down_verbs")}
        self.right_verbs = tuple(map(fold, self.change.get("right_verbs", ()))) or ("\0",)
        self.amount_words = word_set(self.change, "by")
        self.amount_of = word_set(self.change, "of")
        self.while_words = word_set(self.change, "while")
        self.earning_verbs = tuple(word_set(self.change, "earn")) or ("\0",)
        self.level_words = word_set(self.change, "to")
        self.former = phrases({"from": self.change.get("former", [])})
        self.not_between = word_set(self.change, "not_between")
        self.former_far = phrases({"from": self.change.get("former_far", [])})
        self.level_after = phrases({"to": self.change.get("to_after", [])})
        self.more_after = phrases(self.change.get("after", {}))

    def _context(self, cldr: Mapping[str, Any], context: Mapping[str, Any]) -> None:
        """What tells figures from years, times and names."""
        calendar = cldr.get("calendar", {})
        self.ranked = {
            fold(word): _GOVERNED[form] for form, words in context.get("ranked", {}).items() for word in words
        }
        self.eras = phrases({"era": context.get("eras", [])})
        self.months = word_set(calendar, "months") | word_set(context, "months")
        self.weekdays = word_set(calendar, "weekdays")
        self.day_links = word_set(context, "day_links")
        self.bare_years = bool(context.get("bare_years", False))
        self.early_year_cues = word_set(context, "early_year_cues")
        self.decade_articles = word_set(context, "decade_articles")
        self.decade_endings = word_set(context, "decade_endings")
        self.year_cues = word_set(context, "year_cues")
        self.function_words = word_set(context, "function_words")
        self.month_signs = word_set(context, "month_signs")
        self.clock_cues = word_set(context, "clock_cues")
        self.hour_cues = word_set(context, "hour_cues")
        self.clock_things = word_set(context, "clock_things")
        self.clock_words = word_set(context, "clock_words")
        self.identifier_after = word_set(context, "identifier_after")
        self.identifier_nouns = word_set(context, "identifier_nouns")
        self.identifier_closing = word_set(context, "identifier_closing")
        self.centuries = word_set(context, "centuries")
        self.century_stems = tuple(self.centuries) or ("\0",)
        self.decades = word_set(context, "decades")
        self.score_words = word_set(context, "score_words")
        self.score_cues = tuple(map(fold, context.get("score_cues", ())))
        self.place_words = word_set(context, "place_words")
        self.clock_after = phrases({"clock": context.get("clock_after", [])})
        self.joining = word_set(context, "joining") | self.lexicon.joiners
        self.listing = self.joining | {","}
        self.date_linkers = word_set(context, "date_linkers")
        self.year_words = word_set(context, "year_words")
        self.only_year_words = word_set(context, "only_year_words")
        self.strict_year_cues = word_set(context, "strict_year_cues")
        self.strict_clock_cues = word_set(context, "strict_clock_cues")
        self.phone_verbs = word_set(context, "phone_verbs")
        self.clock_before = phrases({"clock": context.get("clock_before", [])})
        self.phone_cues = word_set(context, "phone_cues")
        self.counted_nouns = word_set(context, "counted_nouns")
        self.plain_thousands = bool(context.get("plain_thousands", False))
        self.capital_nouns = bool(context.get("capital_nouns", False))
        self.magnitudes = phrases({"magnitude": context.get("magnitudes", [])})
        self.magnitude_words = word_set(context, "magnitudes_after")
        self.idioms = phrases({"idiom": context.get("idioms", [])})
        self.elided = word_set(context, "elided")

    def _ages(self, ages: Mapping[str, Any], people: Mapping[str, Iterable[str]]) -> None:
        """What makes a number an age."""
        self.age_before = phrases({"age": ages.get("before", [])})
        self.age_after = phrases({"age": ages.get("after", [])})
        self.age_of = word_set(ages, "of")
        nouns = (form.strip() for entries in people.values() for entry in entries for form in entry.split("|"))
        known = (fold(noun) for noun in nouns if noun.isalpha()) if self.age_of else ()
        self.age_persons = word_set(ages, "persons")
        self.age_nouns = frozenset(known) - self.age_persons  # "un agente di 27 anni"
        self.age_units = phrases({"age": ages.get("units", [])})
        self.age_limits = phrases({"limit": ages.get("limits", [])})
        self.age_phrases = tuple(map(fold, ages.get("after", [])))
        self.age_between_commas = bool(ages.get("between_commas", False))
        self.age_apposition = bool(ages.get("apposition", False))

    @cached_property
    def starters(self) -> frozenset[str]:
        """The words that begin a figure without being numbers; put together when the first text is read."""
        return frozenset().union(
            self.phrase_starts, self.vague, self.vague_ranges, self.vague_phrases.by_first,
            self.quantifiers.by_first, self.indefinite, self.ones, self.collectives,
            self.fractions, self.halves, self.part_units, self.multipliers, self.compared, self.both,
            self.amounts, self.modifiers, self.units if self.half_after_unit else (),
            self.nobody.by_first, self.nobody_in_context.by_first, self.no.by_first, self.none_after, self.negated,
        )  # fmt: skip

    def opens(self, word: str) -> bool:
        """Whether a figure may begin at a folded word."""
        return (
            word in self.starters
            or word[:1].isnumeric()
            or (self.lexicon.opens(word) and self.compounds[word] is not None)
        )

    def is_denominator(self, compound: Compound) -> bool:
        """Whether a number word is the lower part of a fraction: "veintiunavos", "milésimas"."""
        if compound.rest:
            meaning = self.suffixes[compound.rest]
            if meaning.get("ordinals") and not (compound.number.ordinal and compound.number.value > _HALVES):
                return False  # "thirty seconds"
            return bool(meaning.get("kind") == "denominator")
        return self.fraction_ordinals and compound.atoms[-1].part == "ordinal" and compound.number.value > 10

    def unit(self, name: str) -> Unit | None:
        """The unit of a name; where the language says so, also under an inflectional ending."""
        return self.units.get(name) if not self.unit_endings else self.inflected[name]

    def atoms(self, word: str) -> tuple[Atom, ...]:
        """The number parts of a word without suffix; empty for other words."""
        compound = self.compounds[word]
        return compound.atoms if compound and not compound.rest else ()


@cache
def language(tag: str) -> Language:
    """The tables of a language, kept."""
    return Language(tag)


QUALIFIERS: Final[tuple[Qualifier, ...]] = ("about", "at_least", "more_than", "at_most", "less_than")
