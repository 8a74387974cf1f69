"""ninjs, RSS, Atom and plain text become articles; what is bad is named in the format's own words."""

from pathlib import Path

import orjson
import pytest

from streams.cli.formats import ninjs, rss, text
from streams.cli.publish import Form, _offers

NINJS = {
    "uri": "urn:n:1", "version": 3, "versioncreated": "2022-01-10T10:00:00+06:00", "language": "en",
    "firstcreated": "2022-01-09T10:00:00+06:00", "pubstatus": "usable", "title": "for the desk",
    "headlines": [{"role": "print", "value": "P"}, {"role": "main", "value": "Fire & <b>smoke</b>"}],
    "bodies": [
        {"role": "main", "contenttype": "text/html", "value": "<p>Sixteen were killed.</p><p>2 &lt; 3</p>"},
        {"role": "brief", "contenttype": "text/plain", "value": "Brief."},
    ],
    "infosources": [{"name": "A wire", "role": "originator"}, {"name": "Courant", "role": "publisher"}],
}  # fmt: skip

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Courant</title><language>nl</language>
<item><guid>urn:a</guid><title>Brand &amp;amp; rook</title><link>https://example.org/1</link>
<description>&lt;p&gt;Acht doden.&lt;/p&gt;&lt;p&gt;Twee gewonden.&lt;/p&gt;</description>
<pubDate>Mon, 10 Jan 2022 09:00:00 +0600</pubDate></item>
<item><title>nameless</title><description>x y</description></item>
<item><guid>urn:b</guid><title>empty</title></item>
<item><guid>urn:c</guid><description>Drie doden &amp; meer.</description></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blatt</title><entry><id>urn:e</id>
<title type="html">Feuer &lt;i&gt;heute&lt;/i&gt;</title><published>2022-01-10T08:00:00+06:00</published>
<updated>2022-01-10T09:00:00+06:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Sechzehn Tote.</p></div></content></entry></feed>"""


def offers(tmp_path: Path, form: str, *contents: str) -> list[tuple[str, str]]:
    """Uri or reason of each item, after its label."""
    files = []
    for number, content in enumerate(contents):
        files.append(tmp_path / f"{number}.x")
        files[-1].write_text(content, encoding="utf-8")
    return [(one.label, one.article.uri if one.article else one.why) for one in _offers(files, Form(form))]


def test_ninjs_in_full():
    (item,) = ninjs.items("", orjson.dumps(NINJS))
    assert item.article == {
        "uri": "urn:n:1", "headline": "Fire & smoke", "body": "Sixteen were killed.\n2 < 3", "language": "en",
        "published_at": "2022-01-09T10:00:00+06:00", "version": "3", "version_created_at": "2022-01-10T10:00:00+06:00",
        "status": "usable", "source": "Courant",
    }  # fmt: skip


def test_ninjs_that_was_withdrawn_needs_no_body():
    (item,) = ninjs.items("", orjson.dumps({"uri": "urn:n:1", "version": "4", "pubstatus": "canceled"}))
    assert item.article is not None
    assert (item.article["status"], item.article["body"]) == ("canceled", "")


def test_bad_ninjs_items_are_named_by_number_and_field_and_the_rest_goes_on(tmp_path):
    bad = [
        NINJS | {"bodies": "text"}, 7, NINJS | {"versioncreated": "soon", "firstcreated": None},
        NINJS | {"pubstatus": "withheld"}, {"bodies": NINJS["bodies"]}, NINJS | {"bodies": [{"value": 3}]},
        NINJS | {"bodies": [{"contenttype": "image/png", "value": "x"}]}, NINJS,
    ]  # fmt: skip
    found = offers(tmp_path, "ninjs", orjson.dumps(bad).decode())
    assert [label for label, _ in found] == [f"item {n}" for n in range(1, 9)]
    fields = [said.partition(":")[0] for _, said in found]
    assert fields == ["bodies", "must be a JSON object, not int", "contentcreated, firstcreated or versioncreated",
                      "pubstatus", "uri", "bodies", "bodies", "urn"]  # fmt: skip


def test_ninjs_a_line_and_in_several_files(tmp_path):
    lines = orjson.dumps(NINJS).decode()
    found = offers(tmp_path, "ninjs", f"{lines}\n{{\n{lines}\n", "{")
    assert [(label.rpartition("/")[2], said.partition(":")[0]) for label, said in found] == [
        ("0.x: item 1", "urn"), ("0.x: item 2", "is not JSON"), ("0.x: item 3", "urn"), ("1.x: item 1", "is not JSON")
    ]  # fmt: skip


def test_rss_in_full(tmp_path):
    first, *rest = rss.items("", RSS.encode())
    assert first.article == {
        "uri": "urn:a", "headline": "Brand & rook", "body": "Acht doden.\nTwee gewonden.", "language": "nl",
        "published_at": "2022-01-10T09:00:00+06:00", "version_created_at": None, "source": "Courant",
        "url": "https://example.org/1",
    }  # fmt: skip
    assert [item.why for item in rest] == [
        "guid: is missing, and so is the link", "content and description: are missing", None
    ]  # fmt: skip
    assert offers(tmp_path, "rss", RSS)[-1] == ("item 4", "urn:c")


def test_atom_keeps_its_two_times():
    (item,) = rss.items("", ATOM.encode())
    assert item.article is not None
    assert {name: item.article[name] for name in ("uri", "headline", "body", "language", "url")} == {
        "uri": "urn:e", "headline": "Feuer heute", "body": "Sechzehn Tote.", "language": "de", "url": None
    }  # fmt: skip
    assert item.article["published_at"] == "2022-01-10T08:00:00+06:00"
    assert item.article["version_created_at"] == "2022-01-10T09:00:00+06:00"


def test_a_feed_that_breaks_off_gives_what_was_there(tmp_path):
    found = offers(tmp_path, "rss", RSS[:-60])
    assert found[0] == ("item 1", "urn:a")
    assert found[-1][0].startswith("after item ")
    assert "broken" in found[-1][1]
    ((label, why),) = offers(tmp_path, "rss", "no feed at all")
    assert label.endswith("0.x")
    assert why.startswith("is no RSS and no Atom feed")


def test_each_text_file_is_an_article(tmp_path):
    found = offers(tmp_path, "text", "\ufeffTwo died.", "...")
    assert found[0][1] == (tmp_path / "0.x").as_uri()
    assert "holds no letter" in found[1][1]
    (item,) = text.items("file:///a", "\ufeffTwo died.".encode())
    assert item.article == {"uri": "file:///a", "body": "Two died."}
    (item,) = text.items("file:///a", b"ab\xff")
    assert item.why == "is not UTF-8: byte 2"


@pytest.mark.parametrize("form", list(Form))
def test_every_format_reads_nothing_from_an_empty_file_without_failing(tmp_path, form):
    assert all(why for _, why in offers(tmp_path, form, ""))
