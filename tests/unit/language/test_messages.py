"""Messages of programs become counts of words."""

import json
import zipfile
from pathlib import Path

from streams.nlp.language.generation import messages

FLUENT = """# a comment with da da da
save = Memorisar la datoteca
    .label = Memorisar { $name } en la datoteca
tabs =
    { $count ->
        [one] Serrar in tab
       *[other] Serrar { $count } tabs
    }
"""


def _folder(root: Path) -> Path:
    for tag, text in (("rm", FLUENT + "left = Save the file\n"), ("en-GB", "left = Save the file\n")):
        with zipfile.ZipFile(root / f"langpack-{tag}@firefox-esr.mozilla.org.xpi", "w") as pack:
            pack.writestr("localization/browser.ftl", text)
            pack.writestr("chrome/old.properties", "quit=Terminar ed arcunar\n#quit=never\n")
    names = root / "annotations" / "rm" / "annotations.json"
    names.parent.mkdir(parents=True)
    names.write_text(json.dumps({"annotations": {"annotations": {"!": {"default": ["fatscha"], "tts": ["fatscha"]}}}}))
    return root


def test_each_line_of_a_language_is_read_once(tmp_path: Path):
    lines = messages._lines(_folder(tmp_path))
    assert {"Memorisar la datoteca", "Memorisar { $name } en la datoteca", "Terminar ed arcunar"} <= lines["rm"]
    assert any(line.startswith("Serrar in tab") for line in lines["rm"])
    assert not any("comment" in line or "never" in line for line in lines["rm"])
    assert "fatscha" in lines["rm"]


def test_placeholders_are_no_words_and_english_is_left_out():
    assert messages._PLACEHOLDER.sub("", "Serrar { $count } %s &amp;").split() == ["Serrar"]
    assert messages._foreign("Save the file", ["save", "the", "file"], frozenset({"save", "the", "file"}))
    assert not messages._foreign("Serrar ils tabs", ["serrar", "ils", "tabs"], frozenset({"the", "tabs"}))
