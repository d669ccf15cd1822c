"""The record of certificates: a bad one is noted and never stops the link, in both stacks."""

from dataclasses import replace
from pathlib import Path

import pytest

import spiders
from auditor.model import Cause, Failure
from tests.certificates import Certificates, certificates, old_servers
from tests.site import PDF, Web
from tests.spiders.conftest import QUICK, Crawling

FAULTS = {
    "good": "",
    "expired": "expired",
    "other-name": "other-name",
    "self-signed": "self-signed",
    "unknown-issuer": "unknown-issuer",
    "incomplete-chain": "incomplete-chain",
    "national-root": "national-root",
    "whole-chain": "",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates(tmp_path_factory.mktemp("certificates"))


def test_what_is_wrong_with_a_certificate_is_noted_by_both_looks(crawled: Crawling, made: Certificates) -> None:
    with Web() as web:
        sites = {name: web.site("127.0.0.1", context=context) for name, context in made.contexts.items()}
        first = {name: site.url("/plain.pdf", "localhost") for name, site in sites.items()}
        second = {name: site.url("/only-browsers", "localhost") for name, site in sites.items()}
        plain = f"https://localhost:{web.site('127.0.0.1').port}/x"
        manners = replace(QUICK, authorities=(str(made.authority),))
        found = crawled([*first.values(), *second.values(), plain], manners)
        for name, fault in FAULTS.items():
            for urls in (first, second):
                visit = found.visits[urls[name]]
                assert (visit.failure, visit.status, visit.trusted, visit.certificate) == (
                    None,
                    200,
                    not fault,
                    fault,
                ), visit
                assert found.body(visit).startswith(PDF)
            assert found.visits[second[name]].tries == 2
        assert (found.visits[plain].failure, found.visits[plain].tries) == (Failure.TLS, 2), "no TLS there at all"


def test_a_missing_authority_file_is_told(tmp_path: Path) -> None:
    manners = replace(QUICK, authorities=(str(tmp_path / "none.pem"),))
    child = spiders.crawl("x", tmp_path / "audit.db", manners)
    assert child.wait(20) == 3 and "none.pem" in child.error


OLD = {  # the failure, its cause, what is wrong with the certificate, fetches
    "TLS 1.0": (Failure.TLS, Cause.OLD_TLS, "", 2),
    "TLS 1.1": (Failure.TLS, Cause.OLD_TLS, "", 2),
    "no encryption": (Failure.TLS, Cause.NO_CIPHER, "", 2),
    "short keys": (None, None, "self-signed", 1),
    "no key exchange": (None, None, "self-signed", 1),
}


def test_what_is_too_old_for_browsers_is_told_and_the_rest_opens(crawled: Crawling, tmp_path: Path) -> None:
    with Web() as web:
        servers = old_servers(tmp_path)
        urls = {name: web.site("127.0.0.1", context=one).url("/a.pdf", "localhost") for name, one in servers.items()}
        found = crawled(urls.values())
    seen = {name: found.visits[url] for name, url in urls.items()}
    assert {name: (v.failure, v.cause, v.certificate, v.tries) for name, v in seen.items()} == OLD
    looks = {url: [visit.cause for one, _, _, visit in found.fetches if one == url] for url in urls.values()}
    assert looks[urls["TLS 1.0"]] == [Cause.OLD_TLS] * 2, "both stacks say the same"
