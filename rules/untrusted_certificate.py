"""Opens, but its TLS certificate is not trusted."""

from collections.abc import Iterator
from dataclasses import replace

from auditor.dossier import Dossier
from auditor.model import LinkStatus, Quote, Say, Severity, Visit
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Сертификат не признан", en="Certificate not trusted")
MESSAGE = Say(
    ru="Сайт открывается с предупреждением о сертификате{what}.", en="The site opens with a certificate warning{what}."
)
WHY = Say(
    ru="Браузер эксперта может не пустить на такой сайт.", en="The expert's browser may refuse to open such a site."
)
ADVICE = Say(
    ru="Сообщите администратору сайта; до исправления разместите документ и в другом месте.",
    en="Tell the site's administrator; until it is mended, publish the document elsewhere too.",
)

_URL = "https://edu.example.ru/plan.pdf"
BAD = [
    Example(
        opens="Приказ от 10.09.2020 № 181",
        visit=Visit(url=_URL, final_url=_URL, status=200, trusted=False, certificate=certificate),
        note=note,
    )
    for certificate, note in (
        ("self-signed", Say(ru="сайт сам подписал свой сертификат", en="the site signed its certificate itself")),
        ("incomplete-chain", Say(ru="сайт присылает не все сертификаты", en="the site does not send all certificates")),
        (
            "national-root",
            Say(
                ru="сертификат Минцифры: не все браузеры его знают",
                en="a certificate of the national authority: not every browser knows it",
            ),
        ),
    )
]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181", note=Say(ru="сертификат в порядке", en="the certificate is in order"))
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        visit = citation.visit
        if visit is None or visit.trusted or citation.status not in (LinkStatus.OK, LinkStatus.REDIRECTED):
            continue
        faults = [fault.strip() for fault in visit.certificate.split(",") if fault.strip()]
        yield replace(
            flag(citation, Quote(text=visit.certificate), what=_what(faults)),
            severity=Severity.INFO if faults == [_NATIONAL] else None,  # browsers made in the country know it
        )


def _what(faults: list[str]) -> Say:
    said = [_FAULTS.get(fault, Say(ru=fault, en=fault)) for fault in faults]
    if not said:
        return Say(ru="", en="")
    return Say(ru=f" ({'; '.join(one.ru for one in said)})", en=f" ({'; '.join(one.en for one in said)})")


_NATIONAL = "national-root"
_FAULTS = {  # the words of `spiders.certificates`
    "expired": Say(ru="срок сертификата истёк", en="the certificate has expired"),
    "not-yet-valid": Say(ru="сертификат ещё не действует", en="the certificate is not valid yet"),
    "self-signed": Say(ru="сертификат сайт выдал себе сам", en="the site made the certificate itself"),
    "national-root": Say(
        ru="сертификат национального удостоверяющего центра: не все браузеры его знают",
        en="a certificate of the national authority, which not all browsers know",
    ),
    "incomplete-chain": Say(
        ru="сайт не присылает промежуточный сертификат", en="the site does not send the certificate in between"
    ),
    "unknown-issuer": Say(ru="центр, выдавший сертификат, не известен", en="the issuer is not known"),
    "other-name": Say(ru="сертификат выдан другому сайту", en="the certificate is another site's"),
    "revoked": Say(ru="сертификат отозван", en="the certificate was revoked"),
    "weak": Say(ru="ключ или подпись сертификата слишком слабые", en="the certificate's key or signature is too weak"),
    "invalid": Say(ru="сертификат неправильный", en="the certificate is invalid"),
}
