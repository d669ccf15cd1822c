"""One audit from start to finish; the only file that knows the order of the stages."""

import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import rules
import spiders
from auditor import (
    __version__,
    deciding,
    dossier,
    judging,
    laying,
    looking,
    overtime,
    picturing,
    pool,
    reports,
    returned,
    second,
    submissions,
)
from auditor.errors import ArgumentError, SubmissionError, UnfinishedError
from auditor.model import (
    Lang,
    Picture,
    Report,
    Rubric,
    Run,
    Say,
    Submission,
)
from auditor.store import Body, Progress, Store, found
from rules import rubrics

DEFAULT_RUBRIC = "mmuko-2.4"
_FORMS = submissions.SUFFIXES | {".zip"}
_TURN = 0.2  # seconds between two looks at what the spiders brought
_SHELF = 200  # unread bodies taken from the store at once: it looks through the whole run for them
_AHEAD = 4  # documents given to each reader beforehand, so that none stands idle


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be audited, and how."""

    sources: tuple[Path, ...]
    as_of: date
    rubric: str | None = None  # None: recognised from the forms
    out: Path = Path("report")
    db: Path = Path("audit.db")
    lang: Lang = Lang.RU
    manners: spiders.Manners = field(default_factory=spiders.Manners)
    workers: int | None = None
    stable_after: int = (
        0  # of a nightly audit: nights without a change after which a link is asked less often; 0: never
    )
    every: int = 3  # nights between two looks at such a link
    called: str = ""  # how its sender calls the one file, where it stands under another name here
    nightly: bool = False  # a faulty form is left aside, and what failed for the first time is no more than suspect


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A finished audit: the report, the files written, whether it went on with a broken-off run, forms left aside."""

    report: Report
    files: tuple[Path, ...]
    resumed: bool
    refused: tuple[tuple[Path, Say], ...] = ()  # forms of a nightly audit that could not be read, and why


Watch = Callable[[Progress], None]


def audit(order: Order, watch: Watch = lambda progress: None) -> Audited:
    """Audits the submissions and writes the reports.

    Raises SubmissionError, RubricError or ArgumentError before anything is fetched, UnfinishedError when it could not
    finish; then the same order goes on where it stopped.
    """
    files = _forms(order.sources)
    rubric = _rubric(order, files)
    read, refused = _read(files, rubric, order.nightly, order.called)
    forms = tuple(form for _, form in read)
    with Store(order.db) as store:
        key = _key(order, files, rubric)
        run, resumed = store.begin(key, as_of=order.as_of, rubric=rubric.name, version=__version__)
        store.add_links(run.id, _addresses(forms))
        if order.nightly:
            store.carry(run.id, overtime.resting(store.nights.watched(), order.stable_after, order.every))
        _follow_and_read(store, run, order, watch)
        for deepen in (looking.look, laying.lay_out):
            deepen(store, run, forms, order.workers, lambda: watch(store.progress(run.id, pool.READER)))
        further = _look_further(store, run, rubric, forms, order, watch)
        visits, documents = store.visits(run.id), store.documents(run.id, pool.READER)
        if order.nightly:
            visits = overtime.settled(visits, store.nights.watched())
        report = judging.report(run, rubric, forms, visits, documents, further, store.first_seen)
        report = deciding.settled(store, report)
        report = replace(report, run=replace(run, finished=datetime.now(UTC)))
        drawn = picturing.pictures(
            report, store.body, order.workers, lambda: watch(store.progress(run.id, pool.READER)), kept=store.drawn
        )
        written = write(report, order.out, order.lang, tuple(file for file, _ in read), drawn)
        store.finish(run, report)  # the last step: broken off before it, the same command writes the reports again
    return Audited(report=report, files=written, resumed=resumed, refused=refused)


def write(
    report: Report,
    folder: Path,
    lang: Lang,
    sources: Sequence[Path] = (),
    pictures: Mapping[str, Picture] | None = None,
) -> tuple[Path, ...]:
    """Writes every format of a report, also of a past run, and the forms with remarks.

    `sources`: the file of each submission, where the files are still there; `pictures` by the id of the finding.
    """
    labels = {name: rule.LABEL for name, rule in rules.RULES.items()}
    reasons = {name: rule.WHY for name, rule in rules.RULES.items()}
    files = reports.write(report, folder, lang, labels, reasons=reasons, pictures=pictures)
    return files + returned.write(report, sources, folder, lang, labels) if sources else files


# --- forms -----------------------------------------------------------------------------------------------------------


def _forms(sources: Iterable[Path]) -> tuple[Path, ...]:
    """The files to read: those named, and in folders all that look like forms."""
    files: list[Path] = []
    for source in sources:
        if source.is_dir():
            inside = sorted(
                p for p in source.rglob("*") if p.suffix.lower() in _FORMS and not p.name.startswith(("~", "."))
            )
            if not inside:
                raise SubmissionError(
                    Say(
                        ru=f"{source}: в папке нет форм.\n  Принимаются: XLSX, XLS, ODS, DOCX, ODT, CSV, HTML, ZIP.",
                        en=f"{source}: no forms here.\n  Accepted: XLSX, XLS, ODS, DOCX, ODT, CSV, HTML, ZIP.",
                    )
                )
            files.extend(inside)
        else:
            files.append(source)
    if not files:
        raise ArgumentError(
            Say(
                ru="Не указано ни одной формы.  Например: auditor audit forms/",
                en="No form named.  Say: auditor audit forms/",
            )
        )
    return tuple(dict.fromkeys(files))


def _read(
    files: Sequence[Path], rubric: Rubric, lenient: bool, called: str = ""
) -> tuple[list[tuple[Path, Submission]], tuple[tuple[Path, Say], ...]]:
    """The forms of the files; with `lenient` those that cannot be read are told, unless it is all of them."""
    read: list[tuple[Path, Submission]] = []
    refused: list[tuple[Path, Say]] = []
    others = [rubrics.load(name, rubric.assessed.start) for name in rubrics.names() if name != rubric.name]
    for file in files:
        try:
            read += [(file, form) for form in submissions.read(file, rubric, others, called)]
        except SubmissionError as fault:
            if not lenient or len(files) == 1:
                raise
            refused.append((file, fault.say))
            last = fault
    if refused and not read:
        raise last
    return read, tuple(refused)


def _rubric(order: Order, files: Sequence[Path]) -> Rubric:
    """The rubric asked for, else the one whose position codes stand in the forms."""
    if order.rubric:
        return rubrics.load(order.rubric, order.as_of)
    default = rubrics.load(DEFAULT_RUBRIC, order.as_of)
    known = {DEFAULT_RUBRIC: default}
    seen = frozenset[str]().union(*(_codes(file) for file in files))
    for name in rubrics.names():
        known.setdefault(name, rubrics.load(name, order.as_of))
    return max(known.values(), key=lambda rubric: len(seen & {position.id for position in rubric.positions}))


def _codes(file: Path) -> frozenset[str]:
    try:
        return submissions.codes(file)
    except SubmissionError:
        return frozenset()  # reading it as a form will say why


def _key(order: Order, files: Iterable[Path], rubric: Rubric) -> str:
    """What makes two commands the same audit: the forms' bytes, the rubric, the date and the way to follow links."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(
            f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\0".encode("utf-8", "surrogateescape")
        )
    manners = order.manners
    digest.update(repr((rubric.name, order.as_of, sorted(manners.allow), manners.obey_robots)).encode())
    digest.update(b"nightly" if order.nightly else b"")
    return digest.hexdigest()


def _addresses(forms: Iterable[Submission]) -> list[str]:
    return [link.url for form in forms for cell in form.cells for link in cell.links if not link.flaw]


# --- following and reading -------------------------------------------------------------------------------------------


def _follow_and_read(store: Store, run: Run, order: Order, watch: Watch) -> None:
    """Spiders follow links in a process of their own; bodies are read meanwhile. The store's tables are the queues."""
    # A night whose links are all stable, and a run broken off after its crawl, have nothing left to follow.
    crawl = spiders.crawl(run.id, store.path, order.manners) if store.origins(run.id) else None
    try:
        with pool.Pool(order.workers) as readers:
            shelf, shown = _Shelf(store, run, readers), 0.0
            while True:
                ended = crawl is None or crawl.poll() is not None
                shelf.give()
                store.save_readings(pool.READER, readers.finished(wait=_TURN if crawl or readers.pending else 0.0))
                if time.monotonic() - shown >= _TURN:  # it counts all links, and small documents are read in no time
                    watch(store.progress(run.id, pool.READER))
                    shown = time.monotonic()
                if ended and not readers.pending and not shelf.give():
                    break
            watch(store.progress(run.id, pool.READER))
    except BaseException:
        if crawl:
            crawl.stop()
        raise
    if crawl and crawl.wait():
        raise UnfinishedError(
            crawl.fault
            or Say(
                ru="Обход ссылок прервался.\n  Сделанное сохранено; та же команда его продолжит.",
                en="Following the links broke off.\n  What was done is kept; the same command goes on.",
            )
        )


def _look_further(
    store: Store, run: Run, rubric: Rubric, forms: Sequence[Submission], order: Order, watch: Watch
) -> second.Found:
    """Asks for what nobody submitted, where that tells more of a submitted link."""
    visits, documents = store.visits(run.id), store.documents(run.id, pool.READER)
    plain = [dossier.assemble(form.municipality, rubric, run.as_of, form.cells, visits, documents) for form in forms]
    plan = second.plan(run.id, visits, documents, plain)
    beside, before = replace(run, id=found(run.id)), store.progress(run.id, pool.READER)
    if plan.addresses:
        store.add_links(beside.id, plan.addresses)
        polite = replace(order, manners=replace(order.manners, found=True))
        _follow_and_read(store, beside, polite, lambda progress: watch(before.plus(progress)))
    return second.Found(plan=plan, visits=store.visits(beside.id), documents=store.documents(beside.id, pool.READER))


@dataclass(slots=True)
class _Shelf:
    """Unread bodies on their way from the store to the readers, each given once."""

    store: Store
    run: Run
    readers: pool.Pool
    given: set[str] = field(default_factory=set)
    waiting: deque[Body] = field(default_factory=deque)

    def give(self) -> int:
        """Hands the readers bodies, a few ahead of them; returns how many."""
        room = max(0, self.readers.workers * _AHEAD - self.readers.pending)
        if room and not self.waiting:
            found = self.store.unread(self.run.id, pool.READER, _SHELF + self.readers.pending)
            self.waiting.extend(body for body in found if body.sha not in self.given)
        taken = [self.waiting.popleft() for _ in range(min(room, len(self.waiting)))]
        for body in taken:
            self.given.add(body.sha)
            path = self.store.body(body.sha)
            self.readers.submit(body.sha, path, media_type=body.media_type, url=body.url, filename=body.filename)
        return len(taken)
