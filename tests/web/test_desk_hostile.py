"""Every page that links lead to, over a region whose forms, sites and documents attack the reader."""

import sys
from pathlib import Path

import httpx
from selectolax.lexbor import LexborHTMLParser

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))

import made_hostile

from auditor.store import Store
from auditor.web import Settings
from tests import made_runs as made
from tests.web import made_desk
from tests.web.entering import entered
from tests.web.serving import serving

_MOST = 80  # pages
_FILES = ("/desk/reports/", "/desk/body/", "/desk/picture/", "/desk/page/")


def test_no_page_of_a_hostile_region_runs_or_links_what_is_foreign(tmp_path: Path) -> None:
    made_desk.experts(tmp_path / "audit.db")
    with Store(tmp_path / "audit.db") as store:
        made.audited(store, made_hostile.hostile())
    seen: dict[str, str] = {}
    with serving(Settings(db=tmp_path / "audit.db")) as site, httpx.Client(base_url=site, timeout=60) as client:
        entered(client, name=made_desk.ADMIN)
        todo = ["/desk", "/desk/log"]
        while todo and len(seen) < _MOST:
            path = todo.pop()
            answer = client.get(path)
            assert answer.status_code == 200, path
            seen[path] = answer.text
            todo += [one for one in _led(answer.text, path) if one not in seen and not one.startswith(_FILES)]
    findings = [path for path in seen if path.startswith("/desk/f/")]
    assert len(findings) >= 3 and not todo
    for sign in ("\u202e", "\x0b", "secret@"):
        assert [path for path, text in seen.items() if sign in text] == [], sign


def _led(text: str, path: str) -> list[str]:
    """The pages of the desk that a page leads to, once it is seen to hold nothing that runs."""
    tree = LexborHTMLParser(text)
    names = {name for node in tree.css("*") for name in node.attributes}
    assert "style" not in names and not [name for name in names if name.startswith("on")], path
    assert not tree.css("script:not([src])") and not tree.css("iframe,object,embed,base"), path
    addresses = [(node.attributes.get("href") or "").split("#")[0] for node in tree.css("a")]
    assert all(one.startswith(("/", "http://", "https://")) for one in addresses if one), path
    return [one for one in addresses if one.startswith("/desk") and "lang=" not in one]
