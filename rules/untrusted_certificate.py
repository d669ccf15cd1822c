"""Opens, but its TLS certificate is not trusted."""

from collections.abc import Iterator

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
        visit=Visit(url=_URL, final_url=_URL, status=200, trusted=False, certificate="self-signed certificate"),
    )
]
GOOD = [Example(opens="Приказ от 10.09.2020 № 181")]


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        visit = citation.visit
        if visit is None or visit.trusted or citation.status not in (LinkStatus.OK, LinkStatus.REDIRECTED):
            continue
        what = (
            Say(ru=f" ({visit.certificate})", en=f" ({visit.certificate})") if visit.certificate else Say(ru="", en="")
        )
        yield flag(citation, Quote(text=visit.certificate), what=what)
