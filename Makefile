# Everything runs from .venv, built from requirements.lock; nothing else needs to be installed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
# Acceptance and development data that never enters the project; what reads it skips loudly where it is absent.
export NEWSTALLY_DATA ?= $(abspath ../shared/data)

.DEFAULT_GOAL := help
.PHONY: help venv demo up test test-slow fuzz check generate evaluate bench lock clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

venv: $(VENV)/.stamp  ## build .venv with the command newstally in it

$(VENV)/.stamp: requirements.lock pyproject.toml
ifdef UV
	$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endif
	@touch $@

demo: venv  ## run the pipeline on the sample articles through real Kafka and Postgres and show the figures
	$(BIN)/newstally demo

up: venv  ## start Kafka, Postgres and all stages until Ctrl-C
	$(BIN)/newstally up

test: venv check  ## pass the checks and all tests but the slow ones
	$(BIN)/pytest

test-slow: venv  ## the tests of faults under load
	$(BIN)/pytest -m slow

check: venv  ## linters, types, one-way imports, generated files in step
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m schemas.generate --check
	$(BIN)/python -m streams.cli.settings_table --check
	$(BIN)/python -m streams.nlp.entities.generation.cities --check

generate: venv  ## write the generated files anew
	$(BIN)/python -m schemas.generate
	$(BIN)/python -m streams.cli.settings_table
	$(BIN)/python -m streams.nlp.entities.generation.cities

fuzz: venv  ## the unit tests with other random examples than those of every day
	NEWSTALLY_FUZZ=1 $(BIN)/pytest tests/unit

evaluate: venv  ## measure quality against the floors in tests/evaluation
	$(BIN)/pytest -m evaluation -s

bench: venv  ## measure speed as ratios in one run
	$(BIN)/pytest -m benchmark -s

lock:  ## resolve requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --extra feeds --extra local --group dev --output-file requirements.lock pyproject.toml
	@echo "requirements.lock is new; run make venv"

clean:  ## remove .venv and all caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
