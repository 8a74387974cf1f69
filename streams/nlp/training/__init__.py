"""Training of the models in `streams/nlp/models`: run by hand, never by the product. See README.md."""
