import spacy
from spacy.language import Language

from streams.nlp.training.again import same, weights


def tagger(label: str) -> Language:
    nlp = spacy.blank("nl")
    nlp.add_pipe("tagger").add_label(label)
    nlp.initialize()
    return nlp


def test_weights_are_compared_by_their_place_and_to_the_bit():
    one = weights(tagger("NOUN"))
    again = {place: array.copy() for place, array in one.items()}
    assert same(one, again) == len(one) > 0
    place = next(place for place, array in again.items() if array.size)
    again[place].flat[0] += 1e-7
    assert same(one, again) == len(one) - 1
    del again[place]
    assert same(one, again) == len(one) - 1
