import pytest

from verbale.errors import UnsupportedLanguageError
from verbale.ingest import detect_language, read_document, supported

GERMAN = "Der Minister sagte am Dienstag, dass die Fähre im Mai wieder fahren werde und dass der Vertrag für beide Seiten gut ist. " * 2
ENGLISH = "The minister said on Tuesday that the ferry would sail again in May and that the treaty was good for both of the shores. " * 2


def test_words_decide_whatever_a_template_declares():
    assert detect_language(ENGLISH, "de") == "en"
    assert detect_language(GERMAN, "en-GB") == "de"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Ferry sails", "de_DE", "de"),
        ("Ferry sails", None, "en"),
        ("", None, "en"),
        ("Министр подписал договор о пароме во вторник", "ru", "ru"),
        ("Министр подписал договор о пароме во вторник", None, "cyrillic"),
        ("Umphathiswa usayine isivumelwano " * 10, "zu", "zu"),
        ("Umphathiswa usayine isivumelwano " * 10, "en", "und"),
    ],
)
def test_what_words_cannot_tell(text, declared, language):
    assert detect_language(text, declared) == language


def test_a_language_without_weights_is_refused_and_the_others_are_named():
    with pytest.raises(UnsupportedLanguageError, match=r"bote\.txt: .*'de'") as caught:
        read_document(GERMAN, name="bote.txt")
    assert caught.value.hint == "Supported languages: en."
    assert caught.value.exit_status == 15
    assert supported("en")
