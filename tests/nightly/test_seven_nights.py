"""Seven nights of a small region: what each tells, and to whom. Real sites, a real SMTP server, a real webhook."""

import hashlib
import hmac
import json

from auditor.nightly import Outcome
from tests.nightly.country import NORTH, SOUTH, Country, order


def _broken(done: Outcome) -> set[str]:
    return {one.position for one in done.report.findings if one.rule == "broken-link"}


def test_seven_nights_tell_what_changed_and_nothing_else(country: Country) -> None:
    done = country.night()  # 1: nothing to compare with
    assert not country.sent and not country.hook.got and not _broken(done)

    country.night()  # 2: nothing has changed
    assert not country.sent and not country.hook.got

    gone = country.north.files.pop("/n2.4.5.3.txt")
    done = country.night()  # 3: a document is gone
    assert _broken(done) == {"2.4.5.3"}
    whole = country.told("experts@example.org")
    assert "НОВОЕ (1 позиция)" in whole and "2.4.5.3" in whole and NORTH in whole
    assert "2.4.5.3" in country.told("north@example.org")
    assert {to for to, _, _ in country.sent} == {"experts@example.org", "north@example.org"}
    assert country.sent[0][1].startswith("Проверка 22 февраля: 1 новая")

    country.south.down()
    done = country.night()  # 4: an outage is news to nobody
    assert _broken(done) == {"2.4.5.3"} and not country.sent

    country.south.up()
    done = country.night()  # 5: it is over
    assert not country.sent and not {one.municipality for one in done.difference.new if one.rule != "unverified-link"}

    country.north.files["/n2.4.5.3.txt"] = gone
    country.south.files["/s2.4.5.2.txt"] = order("99-п", "10.02.2021", "школьного питания", SOUTH)
    country.night()  # 6: mended; and a file was swapped
    whole = country.told("experts@example.org")
    assert "ИСПРАВЛЕНО" in whole and "2.4.5.3 (ссылка открывается)" in whole
    assert "ФАЙЛ ЗАМЕНЁН" in whole and "s2.4.5.2.txt" in whole
    assert "ссылка открывается" in country.told("north@example.org")
    assert "s2.4.5.2.txt" in country.told("south@example.org")
    assert "n2.4.5.3" not in country.told("south@example.org"), "a municipality hears of nobody else"

    country.night()  # 7: quiet again
    assert not country.sent

    posted = [json.loads(body) for _, body in country.hook.got]
    assert [sorted(one) for one in posted] == [["changed_documents", "mended", "new"]] * len(posted)
    assert len(posted) == 2
    head, body = country.hook.got[0]
    signed = hmac.new("тайна".encode(), body, hashlib.sha256).hexdigest()
    assert head["x-auditor-signature"] == f"sha256={signed}"
