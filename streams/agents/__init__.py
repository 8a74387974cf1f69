"""One thin file a stage: what it reads, the language work it calls, what it writes."""
