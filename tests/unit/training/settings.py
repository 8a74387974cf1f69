"""Settings of a training that is over in seconds."""

SMALL = {
    "seed": 1,
    "width": 16,
    "depth": 1,
    "rows": [64, 64, 64, 64, 64],
    "words_in_batch": 60,
    "learn_rate": 0.01,
    "parsed": 1.0,
    "renamed": 0.0,
    "plain_epochs": 0,
}
