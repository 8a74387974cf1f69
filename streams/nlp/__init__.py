"""Text in, annotations out: pure functions that know no Kafka, no SQL, no clock and no environment.

An article passes through `language` and `segments` (the language stage), `entities` (the entities stage), then `times`,
`figures` and `claims` (the figures stage). `annotate` puts them together; a language is data in `languages/<tag>`.
"""
