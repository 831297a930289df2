import pytest

from verbale.errors import BinaryInputError, EmptyInputError, InputTooLargeError, UndecodableInputError
from verbale.ingest.decode import check_text, decode

WORDS = "Velmark’s envoy “signed” – at last"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding):
    assert decode(WORDS.encode(encoding), name="a.txt") == WORDS


@pytest.mark.parametrize(("declared", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("us-ascii", "cp1252")])
def test_a_page_is_read_in_the_encoding_that_it_declares(declared, encoding):
    html = f'<meta charset="{declared}"><p>{WORDS}'
    assert decode(html.encode(encoding), name="a.html") == html


@pytest.mark.parametrize(
    ("data", "error", "status", "message"),
    [
        (b"", EmptyInputError, 10, "empty"),
        (b" \n\xc2\xa0", EmptyInputError, 10, "empty"),
        (b"%PDF-1.7 words", BinaryInputError, 11, "offset 0"),
        (b"PK\x03\x04", BinaryInputError, 11, "offset 0"),
        (b"words \x00 words", BinaryInputError, 11, "offset 6"),
        (b"caf\xe9 talks", UndecodableInputError, 12, "offset 3 is not valid in utf-8"),
        (b"<meta charset=nonsense>caf\xe9", UndecodableInputError, 12, "offset 26"),
        (b"<meta charset=idna>caf\xe9", UndecodableInputError, 12, "offset"),
        (b"<meta charset=ascii>\x81", UndecodableInputError, 12, "windows-1252"),
        (b"x" * 101, InputTooLargeError, 13, "101 bytes are over the limit of 100"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(data, error, status, message):
    with pytest.raises(error, match=message) as caught:
        decode(data, name="a.txt", limit=100)
    assert str(caught.value).startswith("a.txt: ")
    assert caught.value.exit_status == status
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "error"), [("\ud83d", UndecodableInputError), ("a\0", BinaryInputError), (" ", EmptyInputError), ("x" * 9, InputTooLargeError)]
)
def test_a_string_is_checked_as_bytes_are(text, error):
    with pytest.raises(error):
        check_text(text, name="a", limit=8)


@pytest.mark.parametrize("stated", ["\0", "\x02\0x", "rot13", "nonsense"])
def test_a_charset_that_is_none_is_passed_over(stated):
    assert decode("café".encode(), name="a", charset=stated) == "café"
