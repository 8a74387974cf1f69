"""Makes the generated files of `streams.nlp.language`; nothing here runs when a language is detected."""
