"""What a site says to its readers about itself, as "Sign up for our newsletter"; the forms are those of any site.

In doubt a line is text: a sentence about a site may be news, so it counts only where no more text follows.
"""

import re
from collections.abc import Iterable

__all__ = ["is_closing_line", "is_site_line", "opens_afterword"]


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_MEDIA = r"(?:x|twitter|facebook|instagram|telegram|youtube|google(?: news)?|whatsapp|tiktok|linkedin|threads|bluesky|social media)"
_KINDS = r"(?:articles?|stor(?:y|ies)|news|content|topics?|posts?|links?|videos?|headlines|reading|coverage)"

# A line that is wholly of one of these forms is furniture wherever it stands.
_SITE = _any_of(
    (
        # labels of buttons and lists
        r"(?:tags|topics|keywords|share|advert(?:isement)?s?|sponsored(?: content)?|promoted|menu|search|home|comments?|contents)\s*:?",
        r"(?:close|next|previous|back(?: to top)?|top|loading)\s*\.{0,3}",
        r"(?:recommended|related|trending|popular|most (?:read|popular|viewed|shared)|latest|top|more)"
        rf"(?:\s+(?:{_KINDS}|for you|now|tags))?\s*:?",
        rf"(?:more|latest|top) (?:{_KINDS} )?(?:from|in|on) (?:the )?\w+(?:\s\w+){{0,3}}:?",
        r"you (?:may|might) (?:also )?like\s*:?|editor['’]?s?['’]? picks?|don['’]t miss|up next",
        r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|labels?)\s*[:|].{0,200}",
        # what the reader may do
        r"(?:share|tweet|e-?mail|print|save|like|comment)"
        r"(?:\s+(?:this|on|via|to|it|article|story|page|post|by|link|with|tweet|e-?mail|print|save)\b[^.]{0,60})?|copy link",
        r"(?:please )?(?:follow|find|join|like|watch|visit|contact)"
        r"\s+(?:us|me|@\w+|the author|our \w+(?: \w+)?)\s+(?:on|at|via|here|by)\b.{0,160}",
        rf"(?:please )?follow\s.{{2,80}}\bon {_MEDIA}\b.{{0,160}}",
        r"(?:please )?(?:sign|log)[ -](?:up|in|out)(?:\s+(?:to|for|now|here|with|and|today)\b.{0,160})?",
        r"(?:please )?(?:subscribe|register|unsubscribe)(?:\s+(?:to|now|here|for|today|with|and|via)\b.{0,160})?",
        r"(?:please )?(?:download|get|install|open|try)\s+(?:our|the|this)\b.{0,60}\bapps?\b.{0,80}",
        r".{0,120}\b(?:free )?newsletters?\b.{0,60}\b(?:inbox|sign up|subscribe)\b.{0,60}",
        r"(?:read|see|watch|listen|learn|click)\s+(?:more|also|next|here|the full (?:story|article))"
        r"(?:\s*[:.…»›>|-].*|\s+(?:on|about|at|to|from|for)\b.{0,80})?",
        r"(?:read|watch|listen)\s*[:|].{2,160}|(?:also|further) (?:read|see)(?:ing)?\s*:.{2,160}",
        r"(?:leave|post|add|write|view|show|hide|read|join)\s+(?:a |the |all |your |\d+ )?"
        r"(?:comments?|reply|replies|conversation|discussion)\b.{0,60}",
        r"(?:listen|watch) (?:to )?this (?:article|story|page|video)\b.{0,60}",
        r"(?:story|article) continues (?:below|after)\b.{0,60}|skip (?:to|past) .{2,60}|(?:accept|manage|reject) (?:all )?cookies.{0,40}",
        # addresses
        r"(?:direct|short|perma(?:nent)?)[ -]?link\s*:.{0,120}|(?:text|print(?:er[ -]friendly)?|mobile|desktop) version",
        r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]+|(?:[\w-]+\.)+[a-z]{2,10}(?:/\S*)?|[@#]\w+(?:[\s,]+[@#]\w+)*",
    )
)
# A line with one of these is furniture where no more text follows.
_CLOSING = _any_of(
    (
        r".{0,120}\bcan (?:also )?be (?:accessed|reached|read|found|viewed|watched|seen|followed|heard)"
        r" (?:also )?(?:at|on|in|via|through)\b.{0,160}",
        r".{0,60}\b(?:alternat(?:e|ive)|mirror) (?:web ?)?(?:address|site|link|domain|url)(?:es|s)?\b.{0,80}",
        r".{0,80}\bavailable (?:on|in|at|from) (?:the )?(?:app store|google play|play store|roku|apple tv|android|ios)\b.{0,80}",
        r"(?:all rights reserved|copyright)\b.{0,160}|©.{0,160}|.{0,160}\ball rights reserved\.?",
        r".{0,120}\b(?:we|this (?:web)?site) uses? cookies\b.{0,160}",
    )
)
_AFTERWORD = re.compile(
    r"^(?:related|recommended|more (?:from|on|stories|news)|most (?:read|popular)|popular|trending|(?:you )?(?:may|might) (?:also )?like"
    r"|read more|read next)\b[^.?!]{0,60}$",
    re.IGNORECASE,
)


def is_site_line(text: str) -> bool:
    """Whether a whole paragraph is of a form that only a site uses.

    >>> is_site_line("Sign up for our daily newsletter"), is_site_line("Sign the treaty, he said.")
    (True, False)
    """
    return bool(_SITE.fullmatch(text))


def is_closing_line(text: str) -> bool:
    """Whether a paragraph tells of the site, as its other addresses, its apps and its rights; at the end of a page it is furniture."""
    return bool(_CLOSING.fullmatch(text))


def opens_afterword(text: str) -> bool:
    """Whether a paragraph is the heading of a list of other pages, as "Related stories"."""
    return bool(_AFTERWORD.match(text))
