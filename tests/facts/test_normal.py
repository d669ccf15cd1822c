"""Text made plain, and the way back to the document's own words."""

import time

import pytest

from auditor.facts.normal import normalise, plain


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("П О С Т А Н О В Л Е Н И Е", "ПОСТАНОВЛЕНИЕ"),
        ("п р и к а з ы в а ю:", "приказываю:"),
        ("и в к о с я", "ивкося"),
        ("а и б", "а и б"),
        ("П P И K A З", "ПРИКАЗ"),
        ("c 1 сентября", "с 1 сентября"),
        ("vitamin c и d", "vitamin c и d"),
        ("Шарыпов-\n     ского", "Шарыповского"),
        ("ПPИКAЗ", "ПРИКАЗ"),
        ("в„– 18", "№ 18"),
        ("N 324", "№ 324"),
        ("No 15", "№ 15"),
        ("N2 15", "№ 15"),
        ("N ВК-14-р", "№ ВК-14-р"),
        ("Nikon D90", "Nikon D90"),
        ("мето\u00adдический", "методический"),
        ("методи-\nческой", "методической"),
        ("2018-\n2019", "2018-\n2019"),
        ("прик аз\nПРИКАЗЫ ВАЮ:\nпри каждом", "приказ\nПРИКАЗЫВАЮ:\nпри каждом"),
        ('JV" 277', "№ 277"),
        ("и\u0306од", "йод"),
        ("10\u00a0сентября", "10 сентября"),
        ("2020\u20132021", "2020-2021"),
        ("Ïðèêàç Ìèíèñòåðñòâà ¹ 5", "Приказ Министерства № 5"),
        ("РџСЂРёРєР°Р· РѕР± СѓС‚РІРµСЂР¶РґРµРЅРёРё РїР»Р°РЅР°", "Приказ об утверждении плана"),
        ("e-mail: rmk@example.org", "e-mail: rmk@example.org"),
    ],
)
def test_noise_of_text_layers_is_made_plain(words: str, wanted: str) -> None:
    assert normalise(words) == wanted


def test_a_quote_holds_the_documents_own_words() -> None:
    source = "П Р И К А З\nот 10\u00a0сентября N 181 о мето\u00adдическом совете"
    normal = plain(source)
    start = normal.text.index("от 10")
    assert normal.words(start, normal.text.index(" о ")) == "от 10 сентября N 181"
    assert normal.words(0, normal.text.index("\n")) == "П Р И К А З"
    assert normal.back(len(normal.text)) == len(source)


def test_a_long_quote_is_shortened_at_a_word() -> None:
    normal = plain("слово " * 200)
    assert len(normal.words(0, len(normal.text))) <= 240
    assert normal.words(0, len(normal.text)).endswith("слово…")


@pytest.mark.parametrize("words", ["_", " ", "а ", "а", "aа", "N", "а-\n", "\u0306", "в„–", "РџС"])
def test_a_megabyte_of_noise_takes_no_time(words: str) -> None:
    began = time.perf_counter()
    plain(words * (1_000_000 // len(words)))
    assert time.perf_counter() - began < 5
