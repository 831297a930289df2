"""What a page shows against what is printed; and a page that is wrong is found out."""

import pytest

from manual.blocks import read_blocks
from manual.running import Failure, Reader


@pytest.mark.parametrize(
    "text",
    [
        "```console\n$ verbale schema\nno schema\n```\n",
        "```console\n$ verbale nothing\n```\n",
        "```console\n$ exit 3\n```\n",
        "```console\n$ make no-such-target\n```\n",
        "```python\nassert 1 == 2\n```\n",
        "```pycon\n>>> 1 + 1\n3\n```\n",
        "```toml\nno toml\n```\n",
        "```perl\n1\n```\n",
    ],
)
def test_a_page_that_is_wrong_is_found_out(text, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    with pytest.raises(Failure, match=r"page\.md, line 1"):
        Reader(tmp_path, lambda _: "").follow(page)


_TWO_BLOCKS = """\
```text title="a.txt"
words
```
```python
from pathlib import Path

found = Path("a.txt").read_text(encoding="utf-8")
```
```pycon
>>> found
'words\\n'
```
"""


def test_a_file_is_written_and_names_are_kept(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(_TWO_BLOCKS, encoding="utf-8")
    Reader(tmp_path, lambda _: "").follow(page)


def test_a_block_that_is_not_closed_is_told(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```text\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not closed"):
        list(read_blocks(page))
