"""Makes the generated files of `streams.nlp.languages` from CLDR; nothing here runs when figures are sought."""
