"""What attackers write, in sentences of our own."""

from dataclasses import replace
from datetime import date

from tests.contract.pages import reading
from verbale.schema import Actor, Document, identify

MARKUP = (
    "<evil onload=alert(1)>",
    "'\"><evil onerror='alert(1)'>",
    "</script></style></title></textarea><evil>",
    "--><!--<evil>]]><evil>",
    "javascript:alert(1)//<evil>",
    "{{7*7}}${7*7}<%=7*7%>{%evil%}",
    '=HYPERLINK("https://evil.example")',
    "&lt;evil&gt;&#60;evil&#62;",
    "\u202enehsilbup ton\u202c \u2066open isolate",
    "e\u0301\u0301\u0301\u200b\u200d\ufeff\u00ad zero width",
    "'; DROP TABLE documents; --",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<evil>",
    "vbscript:alert(1)",
    'https://quay.example/" onmouseover="alert(1)',
    "http://[quay/",
    "//evil.example/a",
    "file:///etc/passwd",
    "https://quay.example/a?x=<evil>",
)

SQL = (
    "'", "''", '"', "\\", "%", "_", "*", "' OR '1'='1", "'; DROP TABLE versions; --", '" OR ""="', "1; SELECT pg_sleep(9)",
    "\u0000", "$$", "NEAR(a b)", "a AND NOT b", "words : a", "{words} : a", "^a", "a*b*", "a-b", "(a", "a)", '"a', "a:*", "a & b",
    "a | !b", "a <-> b", "((((", "OR", "AND", "NOT", "NEAR", "\ud83d", "x" * 100_000, "a " * 20_000, '"' * 1001, "\u202e", "e\u0301",
    "﹅", "ſﬁ", "0x31", "1e309", "-1", "\n",
)  # fmt: skip
"""What a database could take for its own language, PostgreSQL and the two full-text indexes."""


def document(payload, number):
    """A document of which title, publisher, authors, section, address and names are the payload."""
    marked = (
        "{statement speaker=Mallory+Vane/VLM content=the+treaty+was+signed|Mallory Vane said the treaty was signed}. "
        "{agreement name=Ferry+Treaty parties=VLM;QUO stage=signed|the Ferry Treaty was signed}. "
        "{meeting participants=Mallory+Vane/VLM form=visit realis=future when=2031-05-02..2031-05-02|Vane will visit Quo}. "
        "{promise promisor=Mallory+Vane/VLM content=Velm+will+open+the+pier due=..2031-06-30 realis=future|Velm will open the pier}. "
        "{sanction authority=QUO target=VLM measure=trade action=impose|Quo banned trade}. "
        "{event actor=QUO recipient=VLM type=SANCTION|Quo banned all ferries}. {indicator subject=Traffic|Traffic fell}. "
    )
    found, records = reading(marked)
    told = {"title": payload, "publisher": payload, "authors": (payload,), "section": payload, "published": date(2031, 3, 4)}
    whole = Document.from_text(found.text + payload, id=f"{number} {payload}", url=ADDRESSES[number % len(ADDRESSES)], **told)
    who = (Actor(payload, "VLM"),)
    return whole, identify(whole, [replace(r, speaker=who) if r.kind == "statement" else r for r in records])
