"""What a text layer is worth: a table of layers."""

import pytest

from auditor.documents.layer import Layer, judge
from tests.documents import making

PROSE = " ".join(making.prose(3))
NAMES = "\n".join(f"Иванова Анна Петровна МБОУ СОШ учитель математики {at}" for at in range(12))


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        (PROSE, Layer.GOOD),
        (PROSE.upper(), Layer.GOOD),
        (NAMES, Layer.GOOD),
        ("Приказ от 10.09.2020 № 181 об утверждении плана", Layer.GOOD),
        ("The plan of the work was approved by the head of the office in September", Layer.GOOD),
        ("https://edu.example.ru/docs/plan.pdf office@example.ru www.example.org/a/b", Layer.GOOD),
        ("\uf0b7 " * 25 + PROSE, Layer.GOOD),
        (PROSE + " Microsoft Office Word Excel PowerPoint Zoom Skype WhatsApp", Layer.GOOD),
        (" ".join(str(at * 137) for at in range(40)), Layer.GOOD),
        ("Башҡортостан Республикаһы Мәғариф министрлығы бойороғо, уҡытыусылар өсөн", Layer.GOOD),
        ("", Layer.NONE),
        ("12\n", Layer.NONE),
        ("стр. 12 из 40", Layer.NONE),
        (PROSE.encode("cp1251").decode("latin-1"), Layer.ROTTEN),
        (PROSE.encode("utf-8").decode("cp1251", "replace"), Layer.ROTTEN),
        (PROSE.encode("koi8-r", "replace").decode("cp1251"), Layer.ROTTEN),
        (PROSE.encode("cp866", "replace").decode("cp1251", "replace"), Layer.ROTTEN),
        ("".join(chr(0xF000 + ord(letter) % 200) for letter in PROSE), Layer.ROTTEN),
        ("\ufffd" * 300 + " 12.05.2020", Layer.ROTTEN),
        ("".join(chr(ord(letter) % 25 + 1) for letter in PROSE), Layer.ROTTEN),
        ("IIOCTAHOBJIEHI4E AAMI,IHI{CTPAUI4I4 MYHI4UI4IIAJIbHOTO PAIZOHA KPACHO5IPCKOTO", Layer.ROTTEN),
        ("O6 yrsepxgeHuu rroJroxeHr4fl o MeroAr4rrecKoM coBere pafioHa", Layer.ROTTEN),
        ("ПрикаzQ оbразовwния аdминистfации ruл раiонг мlтодичsского сlвета нуj дgя " * 2, Layer.ROTTEN),
        ("".join(chr(0x3B1 + ord(letter) % 24) if letter.isalpha() else letter for letter in PROSE), Layer.ROTTEN),
    ],
)
def test_a_layer_is_told_by_its_letters(text: str, layer: Layer) -> None:
    assert judge(text) is layer
