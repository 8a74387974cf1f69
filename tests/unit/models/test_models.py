from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
import spacy
import structlog.testing

from streams.nlp import models

FOLDER = Path(str(resources.files(models)))


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    models.load.cache_clear()
    yield
    models.load.cache_clear()


@pytest.mark.parametrize("tag", models.listed())
def test_every_listed_model_is_here_with_its_card_and_log(tag: str) -> None:
    entry = models.listed()[tag]
    assert hashlib.sha256((FOLDER / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert "Attribution" in (FOLDER / f"{tag}.md").read_text("utf-8")
    assert (FOLDER / f"{tag}.log.jsonl").is_file()


def test_all_models_together_stay_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir() if file.is_file()) < 60_000_000


def test_a_language_without_model_has_none() -> None:
    assert models.load("xx") is None


@pytest.mark.parametrize("content", [None, b"cut off"])
def test_a_file_that_is_missing_or_another_is_told_and_not_read(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / "nl.spacy.xz").write_bytes(content)
    monkeypatch.setattr(models.resources, "files", lambda _: tmp_path)
    monkeypatch.setattr(models, "listed", lambda: {"nl": {"file": "nl.spacy.xz", "sha256": "0" * 64, "version": 1}})
    with structlog.testing.capture_logs() as logs:
        assert models.load("nl-BE") is None
        assert models.load("nl-BE") is None
    assert [log["event"] for log in logs] == ["models.missing" if content is None else "models.other_file"]


def test_a_pipeline_comes_back_as_it_was() -> None:
    pipeline = spacy.blank("nl")
    pipeline.add_pipe("sentencizer")
    again = models.unpacked(models.packed(pipeline))
    assert again.pipe_names == ["sentencizer"]
    assert [sent.text for sent in again("Een. Twee.").sents] == ["Een.", "Twee."]
