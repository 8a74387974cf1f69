"""How well a pipeline reads sentences that it has not learned from: text in, exact spans out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

from spacy.language import Language

from streams.nlp.training import pipeline
from streams.nlp.training.sentence import Sentence

LABELS = ("PER", "LOC", "ORG")


def names(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Percent F1 of each label, of the three together (PLO) and of spans without label; and words a CPU-second."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    began = time.process_time()
    docs = list(nlp.pipe(pipeline.hinted(nlp, sentence.text) for sentence in sentences))
    seconds = time.process_time() - began
    for sentence, doc in zip(sentences, docs, strict=True):
        starts = _starts(sentence)
        gold = {(starts[a], starts[b - 1] + len(sentence.words[b - 1]), label) for a, b, label in sentence.names or ()}
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        for label in LABELS:
            mine, theirs = ({span for span in spans if span[2] == label} for spans in (found, gold))
            right[label] += len(mine & theirs)
            total[label] += len(mine) + len(theirs)
        bare, plain = ({span[:2] for span in spans} for spans in (found, gold))
        right["untyped"] += len(bare & plain)
        total["untyped"] += len(bare) + len(plain)
    right["PLO"] = sum(right[label] for label in LABELS)
    total["PLO"] = sum(total[label] for label in LABELS)
    scores = {key: round(200 * right[key] / max(1, total[key]), 1) for key in total}
    return {**scores, "words_per_second": round(sum(len(s.words) for s in sentences) / seconds)}


def trees(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Percent of right UPOS, lemmas and labelled attachment, of the words that the tokenizer cuts as the treebank does.

    Also the share of these words, and F1 of sentence boundaries in texts of ten sentences.
    """
    right: Counter[str] = Counter()
    words = same = bounds = 0
    for first in range(0, len(sentences), 10):
        part = sentences[first : first + 10]
        text, starts, ends = "", [], []
        for sentence in part:
            starts += [len(text) + start for start in _starts(sentence)]
            text += sentence.text + " "
            ends.append(len(text.rstrip()))
        doc = nlp(pipeline.hinted(nlp, text.rstrip()))
        token_at = {(token.idx, token.idx + len(token)): token for token in doc}
        gold = [
            (upos, lemma, head + offset, dep)
            for offset, sentence in _offsets(part)
            if sentence.tree
            for upos, lemma, head, dep in zip(*sentence.tree, strict=True)
        ]
        forms = [word for sentence in part for word in sentence.words]
        words += len(forms)
        for start, form, (upos, lemma, head, dep) in zip(starts, forms, gold, strict=True):
            token = token_at.get((start, start + len(form)))
            if token is None:
                continue
            same += 1
            right["upos"] += token.pos_ == upos
            right["lemma"] += token.lemma_.casefold() == lemma.casefold()
            right["las"] += token.dep_ == dep and token.head.idx == starts[head]
        found = {sent.end_char for sent in doc.sents} if doc.has_annotation("SENT_START") else set()
        bounds += len(found) + len(ends)
        right["sentences"] += 2 * len(found & set(ends))
    scores = {key: round(100 * right[key] / max(1, same), 1) for key in ("upos", "lemma", "las")}
    sents = round(100 * right["sentences"] / max(1, bounds), 1)
    return {**scores, "sentences": sents, "same_tokens": round(100 * same / max(1, words), 1)}


def _starts(sentence: Sentence) -> list[int]:
    starts, at = [], 0
    for word, space in zip(sentence.words, sentence.spaces, strict=True):
        starts.append(at)
        at += len(word) + space
    return starts


def _offsets(sentences: Sequence[Sentence]) -> list[tuple[int, Sentence]]:
    found, at = [], 0
    for sentence in sentences:
        found.append((at, sentence))
        at += len(sentence.words)
    return found
