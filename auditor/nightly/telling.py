"""What a night tells, and to whom: the digest of the experts, those of municipalities, the webhook's post."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import rules
from auditor import audit as auditing
from auditor import compare, notices, overtime, reports
from auditor.model import Report, Say, Watched
from auditor.nightly import delivery, hosts
from auditor.nightly.config import Config
from auditor.nightly.digest import Told, digest
from auditor.notices import Digest, Message
from auditor.store import Letter, Night, Store

_BACK = 14  # nights to go back for the last report of a municipality whose form was missing


def told(
    config: Config, audited: auditing.Audited, store: Store, missing: Sequence[str], seen: Collection[Watched]
) -> Told:
    """What is to be told of a night, against the last that told anything."""
    report, nights = audited.report, store.nights.nights()
    day = report.run.as_of
    before = _before(store, nights, report)
    left = (config.deadline - day).days if config.deadline else None
    reminded = any(one.day == day and one.reminded for one in nights)
    return Told(
        report=report,
        difference=compare.difference(before or report, report),
        labels=lambda rule: rules.RULES[rule].LABEL,
        day=day,
        lang=config.lang,
        site=f"{config.site.rstrip('/')}/{day.isoformat()}" if config.site else "",
        remarks=_remarks(audited, before, missing),
        flapping=overtime.flapping(seen),
        silent=hosts.silent(report, seen),
        deadline=config.deadline,
        reminding=left is not None and left in config.remind and not reminded,
    )


def _before(store: Store, nights: Sequence[Night], now: Report) -> Report | None:
    """The last report, with those municipalities of tonight whose form was missing or faulty then, as last seen."""
    whole = [one for one in nights if not one.void]
    last = next((found for one in whole[:1] if (found := store.report(one.run))), None)
    if last is None:
        return None
    wanted = _names(now) - _names(last)
    for one in whole[1:_BACK]:
        if not wanted:
            break
        if (older := store.report(one.run)) and (here := wanted & _names(older)):
            last = _grafted(last, older, here)
            wanted -= here
    return last


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


def _remarks(audited: auditing.Audited, before: Report | None, missing: Sequence[str]) -> tuple[Say, ...]:
    """What became of the forms themselves; each is said when it changes, not every night."""
    refused = [_refused(file, why) for file, why in audited.refused]
    if before is None:
        none = [Say(ru=f"По образцу «{one}» нет ни одной формы.", en=f"No form matches '{one}'.") for one in missing]
        return (*refused, *none)
    now, was = _names(audited.report), _names(before)
    gone = [Say(ru=f"Нет формы: {name}.", en=f"The form is gone: {name}.") for name in sorted(was - now)]
    new = [Say(ru=f"Новая форма: {name}.", en=f"A new form: {name}.") for name in sorted(now - was)]
    return (*gone, *(refused if gone else ()), *new)


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
    if config.mail:
        for name, boxes in config.mail.by_municipality.items():
            own = digest(told, name)
            if own.telling:
                found += [_mail(run, box, name, notices.message(own)) for box in boxes]
    if config.webhook and (not told.difference.quiet or told.reminding):
        body = _posted(config, told, whole)
        found.append(
            Letter(channel="webhook", recipient=_named(config.webhook.url), key=_key(run, "webhook", ""), body=body)
        )
    return found


def _posted(config: Config, told: Told, whole: Digest) -> bytes:
    assert config.webhook is not None
    if config.webhook.format == "telegram":
        return notices.chat(config.webhook, notices.message(whole).text)
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
