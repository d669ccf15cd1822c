"""What a night costs the audited sites: nothing unchanged is sent again, and no word is believed for ever."""

import dataclasses

from tests.nightly.country import Country, order


def test_what_has_not_changed_is_not_sent_again(country: Country) -> None:
    country.night()
    first = country.north.sent
    done = country.night()
    assert country.north.sent == first, "a second copy was sent"
    assert done.fetched == 0 and not country.sent
    opened = [one for one in done.report.documents if one.urls]
    assert len(opened) == 6, "the documents are there all the same"


def test_a_changed_file_is_sent_and_read_anew(country: Country) -> None:
    country.night()
    first = country.south.sent
    new = order("99-п", "10.02.2021", "методической работы", "Пихтовский район")
    country.south.files["/s2.4.5.2.txt"] = new
    done = country.night()
    assert country.south.sent - first == len(new) == done.fetched
    (changed,) = done.difference.changed_documents if done.difference else ()
    assert "99-п" in changed.what.ru


def test_the_word_unchanged_is_believed_for_a_bounded_number_of_nights(country: Country) -> None:
    country.more = "[asking]\ndistrust_after = 2\n"
    sent = []
    for _ in range(4):
        before = country.north.sent
        country.night()
        sent.append(country.north.sent > before)
    assert sent == [True, False, False, True]


def test_a_server_without_validators_is_asked_for_the_whole_file(country: Country) -> None:
    country.north.validators = country.south.validators = False
    country.night()
    before = country.north.sent
    done = country.night()
    assert country.north.sent == 2 * before and not country.sent
    assert done.difference and done.difference.quiet


def test_links_stable_for_long_are_asked_less_often(country: Country) -> None:
    country.more = "[asking]\nstable_after = 2\nevery = 3\n"
    asked = []
    for _ in range(6):
        before = sum(country.north.asked.values())
        done = country.night()
        asked.append(sum(country.north.asked.values()) > before)
        assert len(done.report.documents) == 6
    assert asked == [True, True, False, False, True, False]


def test_a_body_that_is_gone_from_the_disk_is_fetched_anew(country: Country) -> None:
    country.night()
    before = country.north.sent
    for body in (country.folder / "bodies").rglob("*"):
        if body.is_file():
            body.unlink()
    done = country.night()
    assert country.north.sent == 2 * before
    assert all(dataclasses.asdict(one.document.text)["pages"] for one in done.report.documents)
