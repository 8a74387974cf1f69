"""HTML reduced to text: paragraphs become lines, markup goes."""

from __future__ import annotations

from html import escape

import trafilatura


def text_of_html(html: str) -> str:
    """The text of a fragment or a page of HTML.

    Of a page the article is taken (trafilatura's extraction, tuned for recall); what that leaves empty, such as a
    fragment of a few words, is taken as a whole.
    """
    page = html if "<body" in html.lower() else f"<html><body>{html}</body></html>"
    return trafilatura.extract(page, favor_recall=True, include_comments=False) or trafilatura.html2txt(page)


def text_of_title(title: str) -> str:
    """A headline without its markup, in one line; a bare `<` or `&` stays."""
    if "<" not in title and "&" not in title:
        return " ".join(title.split())
    return " ".join((text_of_html(title) or text_of_html(escape(title))).split())
