"""The language of a text, told well enough to refuse what the weights were not made for."""

import re
from collections import Counter
from unicodedata import name as character_name

from verbale.errors import UnsupportedLanguageError
from verbale.language.weights import languages

__all__ = ["check_language", "detect_language", "supported"]

# The most frequent words of each language; each set holds about a quarter to a half of the words of any running text.
_FUNCTION_WORDS = {
    "en": "the of to and in a that is was for it with as on be at by this had not are from or have an they which were his she he we you",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach bei",
    "fr": "le la les de des et en un une du que est pour qui dans par sur au plus pas ne il se ce avec sont aux cette son mais",
    "es": "el la los las de que y en un una por con no se del al para es lo como más su ha pero sus le este son",
    "it": "il la di che e un una per in del della non si con da le dei è sono al nel alla più gli lo come anche ha ma",
    "pt": "o a os as de que e do da em um uma para com não se no na por mais dos como foi ao das seu sua ou ser",
    "nl": "de het een van en in is dat op te zijn met voor niet die er aan om ook als door naar bij maar uit nog wordt",
    "sv": "och i att det som en på är av för med den till har de inte om ett han var men sig så från vi nu",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en ne kadar sonra var ama o her mi ise",
    "id": "yang dan di untuk dengan pada tidak ini dari dalam itu akan juga oleh adalah ke ada bisa saat telah karena",
}  # fmt: skip
_SETS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2000
_ENOUGH = 25
"""Words under which a page's own statement is believed rather than the count."""


def detect_language(text: str, declared: str | None = None) -> str:
    """The ISO 639-1 code of the text's language, or "und" where it cannot be told.

    The share of function words decides; `declared` (as "en-GB") only where the text is short, since templates often
    declare the wrong language. A text in another script than Latin takes the declared language, or the name of its script.

    >>> detect_language("The ministers agreed to meet again in the spring.")
    'en'
    """
    stated = declared.split("-")[0].split("_")[0].strip().lower() if declared else None
    words = [m.group().lower() for m, _ in zip(_WORD.finditer(text), range(_SAMPLE), strict=False)]
    scripts = Counter(_script(word) for word in words)
    script = scripts.most_common(1)[0][0] if scripts else "latin"
    if script != "latin":
        return stated if stated and stated not in _SETS else script
    shares = {language: sum(word in known for word in words) / max(len(words), 1) for language, known in _SETS.items()}
    best = max(shares, key=lambda language: shares[language])
    if len(words) < _ENOUGH:
        return stated or (best if shares[best] > 0.3 else "en")
    if shares[best] >= 0.15:
        return best
    return stated if stated and stated not in _SETS else "und"


def supported(language: str) -> bool:
    """Whether there are weights for a language.

    >>> supported("tlh")
    False
    """
    return language in languages()


def check_language(language: str, *, name: str) -> None:
    """Raise `UnsupportedLanguageError`, which names the supported ones, unless there are weights for the language."""
    if not supported(language):
        raise UnsupportedLanguageError(language, languages(), name)


def _script(word: str) -> str:
    return character_name(word[0], "latin").split()[0].lower()
