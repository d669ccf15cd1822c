"""An address as people write it -> the address they meant."""

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f]")
_BREAKS = re.compile(r"[ \xa0]*[\t\r\n\v\f\u0085\u2028\u2029]+[ \xa0]*")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_OPENING = "«»\"'“”„‘’‹›<([{ "
_TRAILING = ".,;:!»\"'“”„’‹›>…  "
_PAIRS = {")": "(", "]": "[", "}": "{"}
# «http:/x», «htp://x», «hhtp://x», «http;//x», «http//x», with Cyrillic look-alikes; also right ones
_SCHEME = re.compile(
    r"(?:[hнһ]{1,3}[tт]{1,4}[pр]{1,2}|[tт]{2}[pр])([sѕ]{0,2})"
    r"(?:\s*:\s*[/\\\s]{0,6}|\s*[;.]\s*[/\\]{1,4}\s*|[/\\]{2,4})",
    re.I,
)
_GOOD_SCHEME = re.compile(r"https?://(?=[^/\\\s])", re.I)
_TWICE = re.compile(r"https?://+(?=[hнһ]{1,2}[tт]{1,3}[pр][sѕ]?[:;]?[/\\]{1,2}\S)", re.I)
_TLD = (
    r"(?:ru|su|com|org|net|info|biz|edu|gov|pro|online|site|website|press|center|school|academy|education|me|io|gl|ly|cc|tv|by|"
    r"kz|ua|eu|sk|name|club|space|store|link|life|news|xyz|moscow|tatar|aero|рф|рус|дети|москва|онлайн|сайт|орг|"
    r"xn--p1ai|xn--p1acf|xn--d1acj3b|xn--80adxhks)"
)
_BARE = re.compile(rf"(?:[^\W_][\w\-]*\.)+{_TLD}\.?(?::\d{{1,5}})?(?=[/?#]|$)", re.I)
_BARE_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5}(?=/|$)|(?=/[^\s]*[^\W\d]))")
_NEAR_DELIMITER = re.compile(r" (?=[/?&=#])|(?<=[/?&=#:]) ")


def tidy(raw: str) -> str:
    """Repair an address as written: invisible letters, line breaks, spaces, closing punctuation, a slip in the scheme.

    A space within a file's name stays: names with spaces are real. A good address comes back unchanged.
    """
    text = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", raw))
    text = _CONTROLS.sub("", _BREAKS.sub("", text))
    text = _unwrapped(_SPACES.sub(" ", text))
    if not text or re.match(r"[A-Za-z]:[\\/]|\\\\", text):
        return text
    text = _with_scheme(text)
    return _without_spaces(text) if " " in text else text


def _unwrapped(text: str) -> str:
    text = text.lstrip(_OPENING) if not text.startswith("[::") else text
    surplus = {closing: text.count(closing) - text.count(opening) for closing, opening in _PAIRS.items()}
    end = len(text)
    while end and (text[end - 1] in _TRAILING or surplus.get(text[end - 1], 0) > 0):
        end -= 1
        if text[end] in surplus:
            surplus[text[end]] -= 1
    return text[:end]


def _with_scheme(text: str) -> str:
    for _ in range(3):
        if twice := _TWICE.match(text):
            text = text[twice.end() :]
    if _GOOD_SCHEME.match(text):
        return text
    slip = _SCHEME.match(text)
    if slip and len(text) > slip.end():
        return f"http{'s' if slip[1] else ''}://{text[slip.end() :]}"
    if text.startswith("//") and _BARE.match(text, 2):
        return f"http:{text}"
    if re.match(r"www\.[^\W_]", text, re.I) or _BARE.match(text) or _BARE_IP.match(text):
        return f"http://{text}"
    return text


def _without_spaces(text: str) -> str:
    found = re.match(r"https?://[^/?#]*", text, re.I)
    if not found:
        return text
    rest = text[found.end() :]
    while (tighter := _NEAR_DELIMITER.sub("", rest)) != rest:
        rest = tighter
    return found[0].replace(" ", "") + rest
