"""What CLDR, read through babel, knows of units, currencies, separators and the calendar of a language."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from babel import Locale
from babel.core import get_global

from streams.nlp.languages.cldr import own

UCUM: Final = {
    "length-kilometer": "km", "length-meter": "m", "length-centimeter": "cm", "length-millimeter": "mm",
    "length-mile": "[mi_i]", "length-yard": "[yd_i]", "length-foot": "[ft_i]", "length-inch": "[in_i]",
    "length-nautical-mile": "[nmi_i]", "length-light-year": "[ly]",
    "area-hectare": "har", "area-square-kilometer": "km2", "area-square-meter": "m2", "area-square-mile": "[smi_us]",
    "area-square-centimeter": "cm2", "area-square-foot": "[sft_i]", "area-acre": "[acr_us]",
    "mass-kilogram": "kg", "mass-gram": "g", "mass-milligram": "mg", "mass-microgram": "ug", "mass-tonne": "t",
    "mass-metric-ton": "t", "mass-pound": "[lb_av]", "mass-ounce": "[oz_av]", "mass-stone": "[stone_av]",
    "volume-liter": "L", "volume-milliliter": "mL", "volume-centiliter": "cL", "volume-deciliter": "dL",
    "volume-hectoliter": "hL", "volume-cubic-meter": "m3", "volume-cubic-kilometer": "km3",
    "volume-cubic-centimeter": "cm3", "volume-cubic-foot": "[cft_i]", "volume-gallon": "[gal_us]",
    "speed-kilometer-per-hour": "km/h", "speed-meter-per-second": "m/s", "speed-mile-per-hour": "[mi_i]/h",
    "speed-knot": "[kn_i]",
    "temperature-celsius": "Cel", "temperature-fahrenheit": "[degF]", "temperature-kelvin": "K",
    "energy-joule": "J", "energy-kilojoule": "kJ", "energy-kilocalorie": "kcal", "energy-kilowatt-hour": "kW.h",
    "power-watt": "W", "power-kilowatt": "kW", "power-megawatt": "MW", "power-gigawatt": "GW",
    "power-horsepower": "[HP]",
    "digital-bit": "bit", "digital-byte": "By", "digital-kilobyte": "kBy", "digital-megabyte": "MBy",
    "digital-gigabyte": "GBy", "digital-terabyte": "TBy", "digital-kilobit": "kbit", "digital-megabit": "Mbit",
    "digital-gigabit": "Gbit",
    "pressure-bar": "bar", "pressure-hectopascal": "hPa", "pressure-millibar": "mbar", "pressure-pascal": "Pa",
    "frequency-hertz": "Hz", "frequency-kilohertz": "kHz", "frequency-megahertz": "MHz", "frequency-gigahertz": "GHz",
    "electric-volt": "V", "electric-ampere": "A",
}  # fmt: skip
"""CLDR's unit -> UCUM."""

DURATIONS: Final = {
    "duration-year": "a", "duration-month": "mo", "duration-week": "wk", "duration-day": "d", "duration-hour": "h",
    "duration-minute": "min", "duration-second": "s", "duration-millisecond": "ms", "duration-decade": "10 a",
    "duration-century": "100 a",
}  # fmt: skip
"""CLDR's unit -> UCUM, with the number to multiply by where UCUM has no code."""

WEIGHT: Final = [
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "INR",
    "RUB",
    "BRL",
    "CAD",
    "AUD",
    "MXN",
    "KRW",
    "CHF",
    "TRY",
    "PLN",
    "SEK",
    "NOK",
    "DKK",
    "IDR",
    "SAR",
    "ARS",
    "ZAR",
    "ILS",
    "EGP",
    "THB",
    "NGN",
    "KES",
    "COP",
    "CLP",
    "PKR",
    "UAH",
    "CZK",
    "HUF",
    "RON",
    "NZD",
    "SGD",
    "HKD",
    "TWD",
    "PHP",
    "VND",
    "MYR",
    "BDT",
    "AED",
    "IRR",
    "IQD",
    "KZT",
    "MAD",
    "TZS",
    "UGX",
    "DZD",
    "LBP",
    "SYP",
    "JOD",
    "KWD",
]
"""Which currency a name means first where several bear it: by weight in the world's news."""

_SHORT_CLASHES: Final = frozenset("mtadgshljbcvwkruyпсчдгмнтлкв") | {"in", "r.", "р", "den", "an", "ha", "pa", "to"}
"""Abbreviations that are words or scale letters; where they are units is said by hand."""


_NEW: Final = frozenset(
    {"nieuwe", "new", "neuer", "neue", "nouveau", "nouvelle", "nuevo", "nueva", "nuovo", "nuova", "novo", "nova"}
    | {
        "nowy",
        "nowa",
        "nowe",
        "nowych",
        "ny",
        "nya",
        "nye",
        "yeni",
        "новый",
        "новых",
        "нового",
        "новые",
        "новий",
        "нових",
    }
    | {"нові", "convertible", "konwertibilna", "конвертируемая"}
)
"""Adjectives in the names of currencies, never their head."""
_PARTICLES: Final = frozenset(
    [
        "de",
        "des",
        "do",
        "du",
        "da",
        "dos",
        "das",
        "del",
        "della",
        "dei",
        "der",
        "di",
        "of",
        "la",
        "los",
        "las",
        "le",
        "les",
        "e",
        "y",
        "i",
        "et",
        "und",
        "und",
        "and",
        "of",
    ]
)


_SHARED_BY: Final = 3
"""A word that so many currencies bear is the noun of their names: dollar, peso, krona."""


@cache
def _locale(tag: str) -> Locale:
    return own(Locale.parse(tag.replace("-", "_")))


def _forms(pattern: str) -> str:
    return pattern.replace("{0}", "").replace("\u00a0", " ").replace("\u200f", "").strip()


def units(tag: str) -> dict[str, dict[str, list[str]]]:
    """UCUM code -> names, for measures and durations."""
    data = _locale(tag)._data  # noqa: SLF001  babel gives unit patterns no other way
    patterns = data["unit_patterns"]
    made: dict[str, dict[str, list[str]]] = {}
    for kind, table in (("measures", UCUM), ("durations", DURATIONS)):
        made[kind] = {}
        for unit, code in table.items():
            names: list[str] = []
            for length in ("long", "short"):
                if unit not in patterns or length not in patterns[unit]:
                    continue
                for form, pattern in patterns[unit][length].items():
                    name = _forms(pattern) if isinstance(pattern, str) and form != "per" else ""
                    short = len(name) <= 3 and name.lower() in _SHORT_CLASHES
                    if name and name not in names and not short and not any(c.isdigit() for c in name[:1]):
                        names.append(name)
            if names:
                made[kind].setdefault(code, []).extend(n for n in names if n not in made[kind].get(code, []))
    return made


def currencies(tag: str) -> dict[str, list[str]]:
    """Name of a currency in lower case -> the codes that it can mean, the weightiest first."""
    data = _locale(tag)._data  # noqa: SLF001  as above
    current = {
        code
        for periods in get_global("territory_currencies").values()
        for code, _, end, tender in periods
        if tender and not end
    }
    names: dict[str, set[str]] = {}
    for code in sorted(current):
        plural = data["currency_names_plural"].get(code, {})
        for name in {data["currency_names"].get(code, ""), *plural.values()}:
            if name and "(" not in name:
                names.setdefault(name.replace("\u00a0", " ").lower(), set()).add(code)
    codes_of: dict[str, set[str]] = {}
    for name, codes in names.items():
        for word in set(name.split()) - _PARTICLES - _NEW:
            codes_of.setdefault(word, set()).update(codes)
    made: dict[str, set[str]] = {name: set(codes) for name, codes in names.items()}
    shared = {word for word, codes in codes_of.items() if len(codes) >= _SHARED_BY}
    compound = [name.split() for name in names if len(name.split()) > 1 and shared & set(name.split())]
    at_end = sum(words[-1] in shared for words in compound) * 2 >= len(compound)
    for name, codes in names.items():
        words = name.split()
        heads = [word for word in words if word in shared]
        if len(words) == 1 or len(heads) > 1:
            continue
        head = heads[0] if heads else words[-1 if at_end else 0]
        known = bool(heads) or bool(codes & set(WEIGHT))  # a rare currency is named in full
        if known and len(head) > 2 and head not in _PARTICLES | _NEW:
            made.setdefault(head, set()).update(codes)
    rank = {code: i for i, code in enumerate(WEIGHT)}
    return {name: sorted(codes, key=lambda c: (rank.get(c, 99), c)) for name, codes in sorted(made.items())}


def calendar(tag: str) -> dict[str, Any]:
    """Month and weekday names."""
    found = _locale(tag)
    months: list[str] = []
    days: list[str] = []
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            months += [name.lower() for name in found.months[context][width].values()]
            days += [name.lower() for name in found.days[context][width].values()]
    return {
        "months": sorted({m.rstrip(".") for m in months if not m.isdigit()}),
        "weekdays": sorted({d.rstrip(".") for d in days if len(d) > 1}),
    }


def separators(tag: str) -> dict[str, str]:
    """The decimal and grouping sign."""
    symbols = _locale(tag).number_symbols
    symbols = symbols.get("latn", symbols)
    return {"decimal": symbols["decimal"], "group": symbols["group"]}
