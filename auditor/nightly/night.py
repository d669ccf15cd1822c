"""One night: everything registered is audited again, compared with the last night, and people are told.

Each step can be broken off at any moment. The audit goes on where it stopped; what links did, the digest and the
letters are written down in one transaction; then each letter is sent once.
"""

import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from auditor import audit as auditing
from auditor import overtime, urls, warc
from auditor.errors import ArgumentError, SubmissionError
from auditor.model import Difference, Report, Say, Visit, Watched
from auditor.nightly import delivery, lock, metrics, ready, telling
from auditor.nightly.config import Config
from auditor.store import Letter, Night, Store, found
from spiders import Manners

_VOID = Say(
    ru="Этой ночью молчали почти все сайты: вероятно, не было связи у нас самих. О ссылках никому не пишем.",
    en="Almost all hosts were silent this night: our own line was probably down. Nobody is written to.",
)
_WARC = "night.warc.gz"
_FORGET = 3  # nights after which an address that nobody cites is forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a night came to. `difference` is None on the first night, and on one that tells nothing."""

    report: Report
    difference: Difference | None
    folder: Path
    void: bool = False  # our own line was down
    continued: bool = False  # only what a broken-off night had left to do was done
    fetched: int = 0  # bytes of bodies that came anew
    missing: tuple[str, ...] = ()  # globs of the settings that match no file
    refused: tuple[tuple[Path, Say], ...] = ()  # forms that could not be read, and why
    letters: int = 0
    faults: tuple[str, ...] = ()  # of letters that could not be sent; they are tried again


Watch = auditing.Watch


def nightly(
    config: Config, watch: Watch = lambda progress: None, tell: Callable[[Say], None] = lambda say: None
) -> Outcome:
    """Runs one night; `tell` hears what a person should know beside the result.

    Raises UnfinishedError when another night is under way or this one could not finish, SubmissionError when there is
    nothing to audit.
    """
    with lock.held(config.db):
        began = time.monotonic()
        ready.check(config)
        day, open_ = config.as_of or date.today(), _open(config)
        outcome = _finished(config, open_, tell) if open_ else None
        if open_ is None or outcome is None or open_.day != day:
            # What is left of an earlier night does not take the place of tonight's.
            outcome = _night(config, day, outcome, watch, tell)
        if config.metrics:
            metrics.write(
                config.metrics,
                outcome.report,
                seconds=time.monotonic() - began,
                letters=outcome.letters,
                faults=len(outcome.faults),
                void=outcome.void,
                fetched=outcome.fetched,
            )
        return outcome


# --- the audit -------------------------------------------------------------------------------------------------------


def _night(config: Config, day: date, finished: Outcome | None, watch: Watch, tell: Callable[[Say], None]) -> Outcome:
    """Tonight's; `finished`: an earlier night that was ended by this start."""
    with Store(config.db) as store:
        earlier, _ = delivery.deliver(store, config, tell)  # what an earlier night could not send
    files, missing = _sources(config)
    folder = config.out / day.isoformat()
    audited = auditing.audit(_order(config, files, day, folder), watch)
    report = audited.report
    with Store(config.db) as store:
        void = overtime.ourselves(store.visits(report.run.id).values())
        seen = {} if void else _seen(store, report.run.id)
        told = telling.told(config, audited, store, missing, seen.values())
        letters = [] if void else telling.letters(config, told, folder)
        night = Night(run=report.run.id, day=day, void=void, reminded=told.reminding and not void)
        _write_down(store, night, seen, letters)
        if void:
            tell(_VOID)
        outcome = _close(store, config, night, report, None if void else told.difference, folder, tell)
    for words in telling.strangers(config, report):
        tell(words)
    sent = outcome.letters + earlier + (finished.letters if finished else 0)
    return replace(
        outcome,
        missing=tuple(missing),
        refused=audited.refused,
        letters=sent,
        continued=finished is not None,
    )


def _order(config: Config, files: Sequence[Path], day: date, folder: Path) -> auditing.Order:
    manners = Manners(
        delay=config.delay,
        timeout=config.timeout,
        recheck_after=config.recheck_after,
        obey_robots=config.obey_robots,
        allow=config.allow_network,
        authorities=config.authority,
        distrust_after=config.asking.distrust_after,
        recording=config.warc,
    )
    return auditing.Order(
        sources=tuple(files),
        as_of=day,
        rubric=config.rubric,
        out=folder,
        db=config.db,
        lang=config.lang,
        manners=manners,
        workers=config.workers,
        nightly=True,
        stable_after=config.asking.stable_after,
        every=config.asking.every,
    )


def _sources(config: Config) -> tuple[list[Path], list[str]]:
    """The forms registered, and the globs that match none."""
    here = config.file.parent
    files: dict[Path, None] = {}
    missing = []
    for pattern in config.submissions:
        root = Path(pattern).anchor
        found_here = (Path(root) if root else here).glob(str(Path(pattern).relative_to(root)))
        # What Word and Excel leave beside an open file is no form.
        matched = sorted(one for one in found_here if not one.name.startswith(("~", ".")))
        files.update(dict.fromkeys(matched))
        if not matched:
            missing.append(pattern)
    if not files:
        raise SubmissionError(
            Say(
                ru=f"{config.file.name}: ни одной формы не найдено ({', '.join(config.submissions)}).",
                en=f"{config.file.name}: no form found ({', '.join(config.submissions)}).",
            )
        )
    return list(files), missing


# --- written down, sent, closed --------------------------------------------------------------------------------------


def _asked(store: Store, run: str) -> dict[str, Visit]:
    """What the requests of the night came to, by the address requested: submitted links and those we looked for."""
    visits = {**store.visits(found(run)), **store.visits(run)}
    return {urls.request_url(url): visit for url, visit in visits.items()}


def _seen(store: Store, run: str) -> dict[str, Watched]:
    known = store.nights.watched()
    return {url: overtime.after(visit, known.get(url), url, run) for url, visit in _asked(store, run).items()}


def _write_down(store: Store, night: Night, seen: Mapping[str, Watched], letters: Sequence[Letter]) -> None:
    """In one transaction: what links did, and what is to be sent. From here on nothing is asked again."""
    recent = {one.run for one in store.nights.nights()[:_FORGET]} | {night.run}
    known = store.nights.watched().items()
    gone = [url for url, one in known if url not in seen and one.run not in recent]
    store.nights.told(night, seen, letters, () if night.void else gone)


def _close(
    store: Store,
    config: Config,
    night: Night,
    report: Report,
    difference: Difference | None,
    folder: Path,
    tell: Callable[[Say], None],
    *,
    continued: bool = False,
) -> Outcome:
    sent, faults = delivery.deliver(store, config, tell)
    fetched = sum(
        visit.size for visit in _asked(store, report.run.id).values() if not visit.unchanged and not visit.skipped
    )
    if config.warc:
        with suppress(ArgumentError):  # nothing was asked
            warc.write(store, report, folder / _WARC)
    store.prune(config.keep.nights, config.keep.days, config.keep.megabytes * 1_000_000)
    _let_go(config, night.day)
    store.nights.close(night.run)
    return Outcome(
        report=report,
        difference=difference,
        folder=folder,
        void=night.void,
        continued=continued,
        fetched=fetched,
        letters=sent,
        faults=faults,
    )


def _let_go(config: Config, day: date) -> None:
    """Folders of nights that are too old; nothing but what a night wrote under a date."""
    oldest = day - timedelta(days=config.keep.folders)
    for folder in config.out.iterdir() if config.keep.folders else ():
        with suppress(ValueError):
            if date.fromisoformat(folder.name) < oldest and (folder / "report.json").is_file():
                shutil.rmtree(folder, ignore_errors=True)


def _open(config: Config) -> Night | None:
    """A night that was written down, but broke off before all of it was done."""
    if not config.db.exists():
        return None
    with Store(config.db) as store:
        newest = next(iter(store.nights.nights()), None)
    return newest if newest and newest.closed is None else None


def _finished(config: Config, night: Night, tell: Callable[[Say], None]) -> Outcome | None:
    """Does what a broken-off night has left to do; None where its report is gone, so that nothing can be done."""
    with Store(config.db) as store:
        report = store.report(night.run)
        if report is None:
            store.nights.close(night.run)
            return None
        folder = config.out / night.day.isoformat()
        return _close(store, config, night, report, None, folder, tell, continued=True)
