"""Kafka, Postgres and the stages as processes on this machine: for the demo, for `newstally up` and for the tests."""
