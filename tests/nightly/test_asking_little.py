"""What a night costs the audited sites, and what it says of forms."""

import dataclasses
from datetime import timedelta
from pathlib import Path

from auditor import nightly
from auditor.nightly import telling
from tests.nightly.country import POSITIONS, SOUTH, Country, form, order


def test_only_what_has_changed_is_sent_and_the_word_unchanged_is_not_believed_for_ever(
    settled: Country, tmp_path: Path
) -> None:
    country = settled.copied(tmp_path)
    country.more = "[asking]\ndistrust_after = 2\n"
    north, south = country.north.sent, country.south.sent
    new = order("99-п", "10.02.2021", "методической работы", SOUTH)
    country.south.files["/s2.4.5.2.txt"] = new
    done = country.night()
    assert country.north.sent == north, "a second copy was sent"
    assert country.south.sent - south == len(new) == done.fetched
    (changed,) = done.difference.changed_documents if done.difference else ()
    assert "99-п" in changed.what.ru
    assert len([one for one in done.report.documents if one.urls]) == 6, "the documents are there all the same"
    done = country.night()
    assert done.fetched == 0 and not country.sent
    country.night()
    assert country.north.sent > north, "two nights in a row the word was taken"


def test_without_validators_or_with_bodies_gone_the_whole_file_is_asked_for(settled: Country, tmp_path: Path) -> None:
    country = settled.copied(tmp_path)
    before = country.north.sent
    for body in (country.folder / "bodies").rglob("*"):
        if body.is_file():
            body.unlink()
    country.north.validators = False
    try:
        done = country.night()
    finally:
        country.north.validators = True
    assert country.north.sent > before and not country.sent
    assert done.difference and done.difference.quiet
    assert all(dataclasses.asdict(one.document.text)["pages"] for one in done.report.documents)


def test_links_stable_for_long_are_asked_less_often(settled: Country, tmp_path: Path) -> None:
    country = settled.copied(tmp_path)
    country.more = "[asking]\nstable_after = 2\nevery = 3\n"
    asked = []
    for _ in range(4):
        before = sum(country.north.asked.values())
        done = country.night()
        asked.append(sum(country.north.asked.values()) > before)
        assert len(done.report.documents) == 6
    assert asked == [True, False, False, True]


def test_a_form_that_can_no_longer_be_read_is_told_once_and_to_experts_only(settled: Country, tmp_path: Path) -> None:
    country = settled.copied(tmp_path)
    (country.folder / "forms" / "south.csv").write_bytes(b"\x00\x01" * 500)
    done = country.night()
    assert [file.name for file, _ in done.refused] == ["south.csv"]
    assert {to for to, _, _ in country.sent} == {"experts@example.org"}
    told = country.told("experts@example.org")
    assert "Нет формы: Пихтовский район." in told and "Не прочитана south.csv:" in told
    country.night()
    assert not country.sent, "it is no news any more"


def test_a_form_under_another_name_is_the_same_and_a_first_one_is_one_line(settled: Country, tmp_path: Path) -> None:
    country = settled.copied(tmp_path)
    country.more = "[keep]\nfolders = 5\n"
    country.day += timedelta(days=9)
    (country.folder / "nightly" / "2019-01-01").mkdir()
    new = "Пихтовский муниципальный округ"
    rows = [(new, position, country.south.url(f"/s{position}.txt")) for position in POSITIONS]
    form(country.folder / "forms" / "south.csv", rows)
    form(country.folder / "forms" / "east.csv", [("Восточный округ", POSITIONS[0], country.north.url("/none.txt"))])
    done = country.night()
    told = country.told("experts@example.org")
    assert f"«{SOUTH}» теперь «{new}»." in told and "Новая форма: Восточный округ. Исправить: " in told
    assert "НОВОЕ" not in told and "ИСПРАВЛЕНО" not in told and len(country.sent) == 1
    kept = {done.folder.name, "2019-01-01"}  # what is too old, but for what no night wrote
    assert {one.name for one in (country.folder / "nightly").iterdir()} == kept
    (stranger,) = telling.strangers(nightly.load(country.write_settings()), done.report)
    assert f"формы «{SOUTH}» нет" in stranger.ru
