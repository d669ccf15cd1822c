"""What a night tells, and to whom: the digest of the experts, those of municipalities, the webhook's post."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

import rules
from auditor import audit as auditing
from auditor import compare, notices, overtime, reports
from auditor.model import Difference, Lang, Report, Say, Watched
from auditor.nightly import delivery, hosts
from auditor.nightly.config import Config
from auditor.nightly.digest import Told, counts, digest, places
from auditor.notices import Digest, Message, Webhook
from auditor.store import Letter, Night, Store
from rules import precedence

_BACK = 14  # nights to go back for the last report of a municipality whose form was missing
_LIKE = 0.9  # more in common, and a name of the settings is a slip of the pen


def told(
    config: Config, audited: auditing.Audited, store: Store, missing: Sequence[str], seen: Collection[Watched]
) -> Told:
    """What is to be told of a night, against the last that told anything."""
    report, nights = audited.report, store.nights.nights()
    day = report.run.as_of
    last, before = _before(store, nights, report)
    difference = compare.difference(before or report, report, precedence.PRECEDENCE)
    left = (config.deadline - day).days if config.deadline else None
    reminded = any(one.day == day and one.reminded for one in nights)
    return Told(
        report=report,
        difference=difference,
        labels=lambda rule: rules.RULES[rule].LABEL,
        day=day,
        lang=config.lang,
        site=f"{config.site.rstrip('/')}/{day.isoformat()}" if config.site else "",
        remarks=_remarks(audited, difference, last, missing),
        flapping=overtime.flapping(seen),
        wavering=overtime.wavering(seen),
        silent=hosts.silent(report, seen),
        deadline=config.deadline,
        reminding=left is not None and left in config.remind and not reminded,
    )


def _before(store: Store, nights: Sequence[Night], now: Report) -> tuple[Report | None, Report | None]:
    """The last report; and the same with those municipalities of tonight whose form it lacks, as last seen."""
    whole = [one for one in nights if not one.void]
    last = next((found for one in whole[:1] if (found := store.report(one.run))), None)
    if last is None:
        return None, None
    before, wanted = last, _names(now) - _names(last)
    for one in whole[1:_BACK]:
        if not wanted:
            break
        if (older := store.report(one.run)) and (here := wanted & _names(older)):
            before = _grafted(before, older, here)
            wanted -= here
    return last, before


def _grafted(last: Report, older: Report, names: set[str]) -> Report:
    return replace(
        last,
        submissions=last.submissions + tuple(s for s in older.submissions if s.submission.municipality in names),
        findings=last.findings + tuple(f for f in older.findings if f.municipality in names),
        held=last.held + tuple(f for f in older.held if f.municipality in names),
        documents=tuple({one.document.id: one for one in (*older.documents, *last.documents)}.values()),
    )


def _names(report: Report) -> set[str]:
    return {one.submission.municipality for one in report.submissions}


def _remarks(
    audited: auditing.Audited, difference: Difference, last: Report | None, missing: Sequence[str]
) -> tuple[Say, ...]:
    """What became of the forms themselves; each is said when it changes, not every night."""
    refused = [_refused(file, why) for file, why in audited.refused]
    if last is None:
        none = [Say(ru=f"По образцу «{one}» нет ни одной формы.", en=f"No form matches '{one}'.") for one in missing]
        return (*refused, *none)
    named = {new for _, new in difference.renamed}
    back = _names(audited.report) - _names(last) - named - set(difference.joined)
    return (
        *(Say(ru=f"Нет формы: {name}.", en=f"The form is gone: {name}.") for name in difference.absent),
        *(refused if difference.absent else ()),
        *(Say(ru=f"«{old}» теперь «{new}».", en=f"“{old}” is now “{new}”.") for old, new in difference.renamed),
        *(Say(ru=f"Форма снова на месте: {name}.", en=f"The form is back: {name}.") for name in sorted(back)),
        *(_joined(name, audited.report) for name in difference.joined),
    )


def _joined(name: str, report: Report) -> Say:
    """A form that is here for the first time, and how much is to be mended in it."""
    number = places(one for one in report.findings if counts(one) and one.municipality == name)
    ru, en = notices.count(number, Lang.RU, "position"), notices.count(number, Lang.EN, "position")
    return Say(ru=f"Новая форма: {name}. Исправить: {ru}.", en=f"A new form: {name}. To mend: {en}.")


def _refused(file: Path, why: Say) -> Say:
    """One line on a form that could not be read."""
    ru, en = (" ".join(words.split()).removeprefix(f"{file}: ") for words in (why.ru, why.en))
    return Say(ru=f"Не прочитана {file.name}: {ru}", en=f"Not read: {file.name}: {en}")


def letters(config: Config, told: Told, folder: Path) -> list[Letter]:
    """What is sent to whom; nothing when nothing changed. The digest is kept in `folder`, too.

    The first night has nothing to compare with: it tells of forms that could not be read, and of the deadline.
    """
    run, whole = told.report.run.id, digest(told)
    found: list[Letter] = []
    if whole.telling:
        message = notices.message(whole)
        _keep(folder, message)
        found += [_mail(run, box, "", message) for box in (config.mail.to if config.mail else ())]
    for name, boxes in _boxes(config, told.report).items():
        own = digest(told, name)
        if own.telling:
            found += [_mail(run, box, name, notices.message(own)) for box in boxes]
    if config.webhook and _worth_a_post(config.webhook, told, whole):
        body = _posted(config, told, whole)
        found.append(
            Letter(channel="webhook", recipient=_named(config.webhook.url), key=_key(run, "webhook", ""), body=body)
        )
    return found


def strangers(config: Config, report: Report) -> tuple[Say, ...]:
    """Municipalities of the settings that no form has: their letters go nowhere."""
    names = {_folded(name): name for name in _names(report)}
    found = []
    for name in config.mail.by_municipality if config.mail else ():
        if _folded(name) in names:
            continue
        near = [names[one] for one in get_close_matches(_folded(name), names, 1, _LIKE)]
        ru, en = (f"; похоже на «{near[0]}»", f"; like “{near[0]}”") if near else ("", "")
        found.append(
            Say(
                ru=f"[mail] by_municipality: формы «{name}» нет{ru}. Писем о ней не будет.",
                en=f"[mail] by_municipality: there is no form “{name}”{en}. No letters on it.",
            )
        )
    return tuple(found)


def _boxes(config: Config, report: Report) -> dict[str, tuple[str, ...]]:
    """Who gets the letter on which municipality, by its name in the form."""
    names = {_folded(name): name for name in _names(report)}
    written = config.mail.by_municipality if config.mail else {}
    return {names[_folded(name)]: boxes for name, boxes in written.items() if _folded(name) in names}


def _folded(name: str) -> str:
    """A name as it is compared: people write «Озерный  район» for «Озёрный район»."""
    return " ".join(name.casefold().replace("ё", "е").split())


def _worth_a_post(webhook: Webhook, told: Told, whole: Digest) -> bool:
    """A bot posts what a letter says; a program gets every difference."""
    return whole.telling if webhook.format == "telegram" else not told.difference.quiet or told.reminding


def _posted(config: Config, told: Told, whole: Digest) -> bytes:
    assert config.webhook is not None
    if config.webhook.format == "telegram":
        return notices.chat(config.webhook, notices.message(whole).text, whole.site)
    record = reports.difference_record(told.difference, config.lang)
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")


def _mail(run: str, box: str, name: str, message: Message) -> Letter:
    return Letter(channel="mail", recipient=box, key=_key(run, box, name), body=delivery.packed(message))


def _named(url: str) -> str:
    """Where a post goes, for people: an address may hold the key of a bot."""
    return f"webhook {urlsplit(url).hostname}"


def _key(run: str, recipient: str, name: str) -> str:
    """The same night, reader and part make the same key."""
    return f"{run}.{hashlib.sha256(f'{recipient}/{name}'.encode()).hexdigest()[:24]}"


def _keep(folder: Path, message: Message) -> None:
    """The digest stands with the reports, too, should a letter not arrive."""
    for name, words in (("digest.txt", message.text), ("digest.html", message.html)):
        half = folder / f".{name}.new"
        half.write_text(words, encoding="utf-8")
        half.replace(folder / name)
