"""Data that tell who a person is and where to find them: СНИЛС, passport, date of birth, home, phone, e-mail."""

import re
from collections.abc import Iterator
from functools import lru_cache

from auditor.facts.people import Row, masked

# What was found beside whom: the kind, the page, the masked words.
Hit = tuple[str, int, str]

_DIGIT = re.compile(r"\d")
_LABEL_NEAR = 1500  # letters from the word СНИЛС in a table's head to the last row it speaks for

# --- СНИЛС -----------------------------------------------------------------------------------------------------------

_SNILS = re.compile(r"[0-9]\d\d(?:(?<![\d-]...)-\d{3}-\d{3}[ \-]{1,2}\d{2}(?![\d-])|(?<!\d...)(\d{8})(?!\d))")
_SNILS_WORD = re.compile(r"снилс|страхов\w+ (?:номер|свидетельств)", re.IGNORECASE)
# A signature made visible: «Сертификат 01D6…, владелец …, СНИЛС=…, ИНН=…». The signer put it there by law.
_CERTIFICATE = re.compile(
    r"сертификат|электронн\w+ подпис|цифров\w+ подпис|\bЭЦ?П\b|удостоверяющ\w+ центр|издатель|"
    r"(?:ОГРН|ИНН|CN|SN|OID|E|C)=",
    re.IGNORECASE,
)


def snils(page: int, text: str, rows: list[Row]) -> Iterator[Hit]:
    """Insurance numbers of people: right in the checksum, or under the word; not a signer's own."""
    numbers = list(_SNILS.finditer(text))
    labels = [label.start() for label in _SNILS_WORD.finditer(text)] if numbers else []
    for found in numbers:
        digits = re.sub(r"\D", "", found.group())
        label = max((at for at in labels if at < found.start()), default=None)
        near = label is not None and found.start() - label < _LABEL_NEAR
        beside = label is not None and not re.search(r"\d", text[label : found.start()])
        # Eleven digits in a row are a phone number as often as not.
        sure = near and (_is_snils(digits) or beside) if found[1] else near or _is_snils(digits)
        if sure and not _CERTIFICATE.search(text, max(0, found.start() - 250), found.end() + 200):
            yield "snils", page, _beside(rows, page, found.start(), "СНИЛС ***-***-*** **")


def _is_snils(digits: str) -> bool:
    number, check = digits[:9], int(digits[9:])
    if int(number) <= 1001998:
        return False
    return sum(int(digit) * (9 - at) for at, digit in enumerate(number)) % 101 % 100 == check


# --- papers, birth, home ---------------------------------------------------------------------------------------------

_PASSPORT = re.compile(
    r"паспорт\w*(?!\w)(?:(?!проект|программ|лиценз|диплом|свидетельств|аттестат|удостоверен)\D){0,60}?"
    r"\d{2}\s?\d{2}\s*(?:№|номер)?\s*:?\s*\d{6}(?!\d)"
    r"|свидетельств\w+ о рождении\D{0,30}[IVXУ1]{1,5}-[А-ЯA-Z]{2}\s*№?\s*\d{6}(?!\d)",
    re.IGNORECASE,
)
_PASSPORT_NUMBER = re.compile(r"(?<!\d)\d{2}[ ]?\d{2}\s{0,2}(?:№\s?)?\d{6}(?!\d)")
_DAY = r"(?:[0-3]?\d[./-][01]?\d[./-](?:19[3-9]\d|20[0-2]\d)|[0-3]?\d [а-я]{3,8} (?:19[3-9]\d|20[0-2]\d))"
_BORN = re.compile(
    rf"(?:дат[аеуы] рождения|\bд\.\s?р\.|родил(?:ся|ась))[^\w\n]{{0,6}}(?:[\w .]{{0,12}})?{_DAY}"
    rf"|{_DAY}\s*(?:г(?:ода?|\.)?\s*)?(?:рождения|р\.|г\.\s?р\.)"
    r"|(?<!\d)(?:19[3-9]\d|20[0-2]\d)\s*(?:г(?:ода?|\.)?\s*(?:рождения|р\.)|г/р)"
)
_BORN_FIELD = re.compile(rf"(?:^|(?<=\n))[^\S\n]*[Дд]ата рождения\s?[:|\t]\s?{_DAY}")  # a form: the name stands below
_ANY_DAY = re.compile(rf"(?<![\d.]){_DAY}")
_YEAR = re.compile(r"(?<![\d.])(?:19[3-9]\d|20[0-2]\d)(?![\d.])")
_HISTORIC = re.compile(r"со дня рождения|лети[еюя]\b")
_HOME = re.compile(
    r"(?:прожива(?:ющ|ет|л|ю)\w*|адрес\w* (?:регистрации|проживания|места жительства)|домашн\w+ адрес\w*|"
    r"мест\w+ жительства|зарегистрирован(?:а|ный|ная|ного|ной)? по адресу)"
    r"[^\n]{0,60}?(?:\b(?:ул|пер|пр|просп|мкр|кв|д)\.|улица|переулок|проспект|микрорайон|\bдом\b)[^\n\d]{0,30}\d"
)
_STREET = re.compile(r"(?:\b(?:ул|пер|пр-т|пр|просп|мкр)\.?|улица|переулок|проспект|микрорайон)\s?[^\n\d]{2,30}\d")
_INSTITUTION = re.compile(
    r"школ|(?<![а-яё])сад(?:[ау]|ик)?(?![а-яё])|лице[йя]|гимнази|(?<![а-яё])(?:м[бак]?оу|сош|оош|дюсш|дши|ддт)(?![а-яё])|центр|библиотек|дворец|дом\s(?:творч|культ)"
)
_COLUMNS = {
    "passport": re.compile(r"паспорт(?:\w* данн|[ \t|,:\n])"),
    "birth": re.compile(r"(?:дата|год|число)[ \n,|\w]{0,20}рождения|\b[дг]\.\s?р\."),
    "year": re.compile(r"год[ \n,|\w]{0,20}рождения|\bг\.\s?р\."),
    "where": re.compile(r"(?:[\t|;\n]|\s{2})\s{0,9}адрес\s{0,9}(?:[\t|;\n]|\s{2}|$)"),
    "address": re.compile(r"домашн\w+ адрес|адрес\w* (?:проживания|регистрации|места жительства)"),
}


def papers(page: int, text: str, rows: list[Row]) -> Iterator[Hit]:
    """Passports and birth certificates, with or without a name beside; the day of birth above a name."""
    for found in _PASSPORT.finditer(text):
        yield "passport", page, _beside(rows, page, found.start(), "паспорт ** ** ******")
    for found in _BORN_FIELD.finditer(text):
        near = [row.name for row in rows if row.page == page and -200 < row.name.start - found.start() < 120]
        if any(name.start > found.end() for name in near) and not any(name.start < found.start() for name in near):
            yield "birth", page, "дата рождения **.**.****"


@lru_cache(maxsize=256)
def _columns(head: str) -> frozenset[str]:
    """Which of the private columns the words above a list name."""
    words = head.lower()
    return frozenset(name for name, pattern in _COLUMNS.items() if pattern.search(words))


def of_row(row: Row) -> Iterator[Hit]:
    """What a row tells of its person: by words in the row, or by the heads of the columns."""
    beside = row.low
    if not _DIGIT.search(beside):
        return
    named = _columns(row.head)
    who = masked(row.name)
    if "passport" in named and _PASSPORT_NUMBER.search(beside) and not _PASSPORT.search(beside):
        yield "passport", row.page, f"{who}, паспорт ** ** ******"
    if (_BORN.search(beside) or _in_column(beside, named)) and not _HISTORIC.search(beside):
        yield "birth", row.page, f"{who}, дата рождения **.**.****"
    at_home = "address" in named or {"birth", "where"} <= named  # «Дата рождения | Адрес»: hardly an office
    if _HOME.search(beside) or (at_home and _STREET.search(beside)):
        yield "address", row.page, f"{who}, домашний адрес ***"


def _in_column(beside: str, named: frozenset[str]) -> bool:
    """A day, or where the column is of years a year, under the head «дата рождения»."""
    return bool(("birth" in named and _ANY_DAY.search(beside)) or ("year" in named and _YEAR.search(beside)))


# --- phone, e-mail ---------------------------------------------------------------------------------------------------

_MOBILE = re.compile(
    r"(?:\+\s?7|(?<![\d-])8)[\s(-]{0,3}9\d{2}[\s)-]{0,3}\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)"
    r"|(?<![\d-])\(?9\d{2}[)\s-]{1,2}\d{3}[\s-]\d{2}[\s-]\d{2}(?!\d)"
    r"|(?:дом\w*\.?|домашн\w+) тел\w*\.?:?\s{0,2}\d[\d-]{4,8}\d"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{2,40})@((?:mail|yandex|ya|gmail|bk|list|inbox|rambler|icloud)\.(?:ru|com))\b"
)
# A box of a school or an office on a public service is no private one.
_OFFICE = re.compile(
    r"s[ck]h?o+l|shk|sosh|oosh|noosh|ou\d|\d{2,3}ou|(?:mb|mk|ma|mo|md|gb|kg)o?u|dou|detsad|ddt|cdt|cdo|dush|dyuts|"
    r"cent[re]|metod|mmc|imc|imts|uprav|priem|gorono|office|lic[ey]|gimn|gymn|internat|rmo|rmk|krao|konkurs|"
    # parts of surnames as well: «dobrova», «sadykova», «mironov»
    r"(?<![a-z])(?:d?sad|ruo|guo|edu|obr|adm|rono|info|inter|sport|kadr|kab)"
)


def home(row: Row) -> Hit | None:
    """A street and a house beside a child's name: «Фёдорова Даша, дер. Заречье, ул. Лесная, д. 30»."""
    if row.name.formal or not _DIGIT.search(row.low) or not _STREET.search(row.low):
        return None
    return None if _INSTITUTION.search(row.low) else ("address", row.page, f"{masked(row.name)}, домашний адрес ***")


def phone(row: Row) -> Hit | None:
    """A mobile phone beside the name."""
    if _DIGIT.search(row.low) and _MOBILE.search(row.low):
        return "phone", row.page, f"{masked(row.name)}, телефон +7 9** ***-**-**"
    return None


def email(row: Row) -> Hit | None:
    """A private box beside the name."""
    found = _EMAIL.search(row.low) if "@" in row.low else None
    if found and not _OFFICE.search(found[1]):
        return "email", row.page, f"{masked(row.name)}, почта ***@{found[2]}"
    return None


def _beside(rows: list[Row], page: int, at: int, what: str) -> str:
    """The name before a place, masked, with what was found there."""
    before = [row.name for row in rows if row.page == page and row.name.start < at <= row.name.end + 240]
    return f"{masked(before[-1])}, {what}" if before else what
