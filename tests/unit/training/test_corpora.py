from __future__ import annotations

import random
from pathlib import Path

import pytest

from streams.nlp.training import augmentation, conventions, names, treebank
from streams.nlp.training.projection import Known, project
from streams.nlp.training.sentence import Sentence, Span, Tree, spaced

CONLLU = """# text = Voltou do Porto.
1\tVoltou\tvoltar\tVERB\t_\t_\t0\troot\t_\t_
2-3\tdo\t_\t_\t_\t_\t_\t_\t_\t_
2\tde\tde\tADP\t_\t_\t4\tcase\t_\t_
3\to\to\tDET\t_\t_\t4\tdet\t_\t_
4\tPorto\tPorto\tPROPN\t_\t_\t1\tobl\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

"""

OLD = """1\tIk\tik\tPRON\t_\t_\t2\tnsubj\t_\t_
2\twerd\tworden\tVERB\t_\t_\t0\troot\t_\t_
3\ten\ten\tCONJ\t_\t_\t2\tcc\t_\t_
4\tbleef\tblijven\tVERB\t_\t_\t2\tconj\t_\t_
5\tin\tin\tADP\t_\t_\t6\tcase\t_\t_
6\tGent\tGent\tPROPN\t_\t_\t4\tnmod\t_\t_
7\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def plain(text: str, named: tuple[Span, ...] | None = None, upos: str = "") -> Sentence:
    words = tuple(text.split())
    tree = None
    if upos:
        indexes = tuple(range(len(words)))
        tree = Tree(tuple(upos.split()), words, indexes, ("dep",) * len(words))
    return Sentence(words, (True,) * len(words), words, tuple(range(len(words))), tree, named)


def test_parted_words_stand_whole(tmp_path: Path) -> None:
    file = tmp_path / "pt_x.conllu"
    file.write_text(CONLLU, "utf-8")
    (sentence,) = treebank.read(file, {})
    assert sentence.text == "Voltou do Porto."
    assert sentence.forms == ("Voltou", "de", "o", "Porto", ".")
    assert sentence.owner == (0, 1, 1, 2, 3)
    assert sentence.tree is not None
    assert sentence.tree.upos == ("VERB", "ADP", "PROPN", "PUNCT")
    assert sentence.tree.heads == (0, 2, 0, 0)
    assert sentence.tree.deps == ("ROOT", "case", "obl", "punct")


def test_words_that_a_file_parts_silently_are_joined_by_the_recipe(tmp_path: Path) -> None:
    file = tmp_path / "pt_x.tsv"
    file.write_text("Voltou\tO\nde\tO\no\tO\nPorto\tB-LOC\n.\tO\n\n", "utf-8")
    (sentence,) = names.read(file, {"de o": "do"})
    assert sentence.text == "Voltou do Porto."
    assert sentence.names == (Span(2, 3, "LOC"),)


def test_trees_of_version_1_are_brought_to_version_2(tmp_path: Path) -> None:
    file = tmp_path / "nl_x.conllu"
    file.write_text(OLD, "utf-8")
    (sentence,) = treebank.read(file, {})
    assert sentence.tree is not None
    assert sentence.tree.upos[2] == "CCONJ"
    assert sentence.tree.heads[2] == 3, "the conjunction belongs to what follows it"
    assert sentence.tree.deps[5] == "obl"


OWN_WAY = """1\tHun\thun\tDET\t_\t_\t3\tdet\t_\t_
2\teerste\téén\tNUM\t_\t_\t3\tnummod\t_\t_
3\tboot\tboot\tNOUN\t_\t_\t5\tnsubj\t_\t_
4\tte\tte\tPART\t_\t_\t5\tmark\t_\t_
5\tzien\tzien\tVERB\t_\t_\t0\troot\t_\t_
6\ttwee\ttwee\tNUM\t_\t_\t5\tnummod\t_\t_

"""


def test_what_one_treebank_calls_otherwise_gets_the_common_name(tmp_path: Path) -> None:
    file = tmp_path / "nl_lassysmall-train-ud2.0.conllu"
    file.write_text(OWN_WAY, "utf-8")
    (sentence,) = treebank.read(file, {})
    assert sentence.tree is not None
    assert sentence.tree.upos == ("PRON", "ADJ", "NOUN", "ADP", "VERB", "NUM")
    assert sentence.tree.deps == ("nmod:poss", "amod", "nsubj", "mark", "ROOT", "nummod")
    (annotated,) = treebank.read(file, {}, as_annotated=True)
    assert annotated.tree is not None
    assert annotated.tree.upos == ("DET", "NUM", "NOUN", "PART", "VERB", "NUM")


def test_a_convention_is_that_of_its_treebank_alone(tmp_path: Path) -> None:
    file = tmp_path / "nl_x.conllu"
    file.write_text(OWN_WAY, "utf-8")
    assert treebank.read(file, {}) == treebank.read(file, {}, as_annotated=True)


@pytest.mark.parametrize(("first", "tag"), [("Banco", "NOUN"), ("O", "PROPN")])
def test_a_capital_tells_a_name_within_a_sentence_only(first: str, tag: str) -> None:
    known = conventions.rules("pt_pud")
    word = conventions.Word("Banco", "banco", "NOUN", "obj")
    assert conventions.agreed(known, word, first=first == word.form) == (tag, "obj")
    assert conventions.agreed(known, word._replace(form="banco"), first=False) == ("NOUN", "obj")


def test_names_are_laid_onto_the_trees_of_the_same_sentences(tmp_path: Path) -> None:
    file = tmp_path / "pt_x.conllu"
    file.write_text(CONLLU, "utf-8")
    trees = treebank.read(file, {})
    named = Sentence(
        ("Voltou", "de", "o", "Porto", "."),
        (True,) * 5,
        ("Voltou", "de", "o", "Porto", "."),
        (0, 1, 2, 3, 4),
        None,
        (Span(3, 4, "LOC"),),
    )
    other = plain("Nada .", ())
    found = names.joined(trees, [named, other])
    assert [(sentence.names, sentence.tree is None) for sentence in found] == [
        ((Span(2, 3, "LOC"),), False),
        ((), True),
    ]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    words = ("„", "Bekova", "Motors", "“", "zwijgt", ".")
    sentence = Sentence(
        words, (False, True, False, True, False, False), words, tuple(range(6)), None, (Span(1, 3, "ORG"),)
    )
    names.write(tmp_path / "x.tsv", [sentence, sentence])
    assert names.read(tmp_path / "x.tsv", {}) == [sentence, sentence]


@pytest.mark.parametrize(
    ("words", "text"), [('Hij zei : " Nee . "', 'Hij zei: "Nee."'), ("De ( oude ) man", "De (oude) man")]
)
def test_spaces_are_put_by_custom(words: str, text: str) -> None:
    parts = tuple(words.split())
    assert Sentence(parts, spaced(parts), parts, tuple(range(len(parts)))).text == text


def test_names_are_found_again_in_a_translation() -> None:
    sentence = plain("Sofía Bekova viajó de Alemania a Orlovo", upos="PROPN PROPN VERB ADP PROPN ADP PROPN")
    known = [Known("Sofia Bekova", "PER", "en"), Known("Germany", "LOC", "en"), Known("Orlovo", "LOC", "en")]
    found = project(sentence, known, "es")
    assert found is not None
    assert found.names == (Span(0, 2, "PER"), Span(4, 5, "LOC"), Span(6, 7, "LOC"))


def test_a_translation_with_an_open_name_teaches_none() -> None:
    sentence = plain("Bekova viajó a Orlovo", upos="PROPN VERB ADP PROPN")
    assert project(sentence, [Known("Bekova", "PER", "en")], "es") is None


def test_other_names_keep_their_place_and_kind() -> None:
    sentence = plain("Anna Bekova zweeg in Orlovo", (Span(0, 2, "PER"), Span(4, 5, "LOC")))
    pool = {"PER": [("Tomas", "van", "Orlik")], "LOC": [("Dolina",)]}
    made = {augmentation.with_other_names(sentence, pool, random.Random(seed)).text for seed in range(20)}
    assert "Tomas van Orlik zweeg in Dolina" in made
    assert sentence.text in made
    for seed in range(20):
        changed = augmentation.with_other_names(sentence, pool, random.Random(seed))
        assert changed.names is not None
        assert [
            changed.words[a:b] in {*pool["PER"], ("Anna", "Bekova")} for a, b, label in changed.names if label == "PER"
        ] == [True]


def test_surnames_keep_their_particles_and_begin_with_a_capital() -> None:
    persons = ["Anna van der Orlik", "Tomas Van Dolin", "Ada Bekov", "Jo McOrlik", "Van Orlik", "Bekova", "Tomas IV"]
    made = augmentation.surnames([tuple(name.split()) for name in persons], {"van", "der"})
    assert [" ".join(name) for name in made] == ["Van der Orlik", "Van Dolin", "Bekov", "McOrlik"]
