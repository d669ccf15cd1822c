"""The schema of a rubric file, and what its fields mean for a position."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from auditor.model import (
    Content,
    Kind,
    Level,
    Needs,
    PageNeed,
    Position,
    Rubric,
    Say,
    Section,
    Severity,
)
from rules.rubrics.measure import Measure, measured
from rules.rubrics.source import Field

_TOP = ("rubric", "blocks")
_TOP_MORE = ("kinds", "severities", "topic", "other_directions")
_HEAD = ("id", "title", "dates")
_HEAD_MORE = (
    "direction", "language", "level", "regional_max_points", "sources", "defaults", "page_policy",
)  # fmt: skip
_DEFAULTS = ("level", "level_forbidden", "reuse", "pages")
_NEEDS = (
    "accept", "accept_with_warning", "reject", "level", "approval", "pages", "privacy", "basis_in_analysis",
    "period_years", "evidence", "topic", "human",
)  # fmt: skip
_POSITION = ("code", "title", "max")
_POSITION_MORE = (
    "points", "from", "must_mention", "audience", "audience_in_title", "kind_of_position", "optional",
    "may_be_heading", "signs", "strangers",
)  # fmt: skip
_NO_SEVERITY = "null"


def rubric(root: Field, as_of: date, rules: Iterable[str]) -> Rubric:
    """The rubric as its file says, seen from `as_of`. Raises RubricError at the first mistake."""
    top = root.table(_TOP, _TOP_MORE)
    head = top["rubric"].table(_HEAD, _HEAD_MORE)
    measure = measured(head["dates"], as_of)
    plain = Needs(
        oldest=measure.oldest, oldest_lasting=measure.oldest_lasting, assessed=measure.assessed,
        topic=top["topic"].patterns() if "topic" in top else (),
        elsewhere=top["other_directions"].patterns() if "other_directions" in top else (),
    )  # fmt: skip
    severities = _severities(top["severities"], tuple(rules)) if "severities" in top else {}
    plain = _page_policy(head.get("page_policy"), _defaults(head.get("defaults"), plain), severities)
    _words(head, top)
    blocks = [_block(block, plain, measure) for block in top["blocks"].items()]
    _refuse_doubles(top["blocks"])
    return Rubric(
        name=head["id"].text(),
        title=head["title"].text(),
        assessed=measure.assessed,
        sections=tuple(section for section, _ in blocks),
        positions=tuple(position for _, positions in blocks for position in positions),
        severities=severities,
    )


# --- the head --------------------------------------------------------------------------------------------------------


def _words(head: Mapping[str, Field], top: Mapping[str, Field]) -> None:
    """Fields that say something to people only are checked all the same: a typing slip is a slip."""
    for name in ("direction", "language"):
        if name in head:
            head[name].text()
    if "level" in head:
        head["level"].member(Level)
    if "regional_max_points" in head:
        head["regional_max_points"].number()
    if "sources" in head:
        for source in head["sources"].table(optional=None).values():
            source.text()
    if "kinds" in top:
        top["kinds"].members(Kind)


def _defaults(field: Field | None, needs: Needs) -> Needs:
    if field is None:
        return needs
    fields = field.table(optional=_DEFAULTS)
    if "level_forbidden" in fields:
        fields["level_forbidden"].members(Level)
    if "reuse" in fields:
        fields["reuse"].word("with_pages")
    return replace(
        needs,
        levels=fields["level"].members(Level) if "level" in fields else needs.levels,
        pages=fields["pages"].member(PageNeed) if "pages" in fields else needs.pages,
    )


def _page_policy(field: Field | None, needs: Needs, severities: dict[str, Severity | None]) -> Needs:
    """How severe a missing page is, by the length of the document."""
    if field is None:
        return needs
    names = ("same_document_in_several_cells", "document_longer_than_10_pages", "document_2_to_10_pages")
    fields = field.table(optional=names)
    if names[0] in fields:
        severities.setdefault("duplicate-link", _severity(fields[names[0]]))
    long, short = (_severity(fields[name]) if name in fields else None for name in names[1:])
    return replace(needs, pages_long=long, pages_short=short)


def _severities(field: Field, rules: tuple[str, ...]) -> dict[str, Severity | None]:
    return {name: _severity(one) for name, one in field.table(optional=rules).items()}


def _severity(field: Field) -> Severity | None:
    if field.is_null:
        return None
    word = field.word(*Severity, _NO_SEVERITY)
    return None if word == _NO_SEVERITY else Severity(word)


# --- blocks and positions --------------------------------------------------------------------------------------------


def _block(field: Field, plain: Needs, measure: Measure) -> tuple[Section, list[Position]]:
    fields = field.table(("id", "title", "positions"), ("heading_variants", *_NEEDS))
    variants = fields["heading_variants"].texts() if "heading_variants" in fields else ()
    section = Section(
        id=fields["id"].text(),
        title=fields["title"].text(),
        headings=(fields["title"].text(), *variants),
    )
    needs = _needs(fields, plain, measure)
    return section, [_position(one, section.id, needs, measure) for one in fields["positions"].items()]


def _position(field: Field, section: str, needs: Needs, measure: Measure) -> Position:
    fields = field.table(_POSITION, (*_POSITION_MORE, *_NEEDS))
    if "from" in fields:
        fields["from"].text()
    most = fields["max"].number(0, 100)
    if "points" in fields:
        _scale(fields["points"], most)
    negative = "kind_of_position" in fields and fields["kind_of_position"].word("negative", "usual") == "negative"
    return Position(
        id=fields["code"].text(),
        section=section,
        title=fields["title"].text(),
        points=most,
        needs=_contents(fields, _needs(fields, needs, measure)),
        optional=negative or _truth(fields, "optional"),
        heading=_truth(fields, "may_be_heading"),
    )


def _scale(field: Field, most: int) -> None:
    """The steps of a scale; its highest is the position's maximum."""
    values = []
    for step in field.items():
        inside = step.table(("value", "when"))
        inside["when"].text()
        values.append(inside["value"].number(0, 100))
    if values and max(values) != most:
        raise field.fault(
            f"наибольшее значение {max(values)}, а max равен {most}",
            f"the highest value is {max(values)}, max is {most}",
        )


def _truth(fields: Mapping[str, Field], name: str) -> bool:
    return name in fields and fields[name].truth()


def _needs(fields: Mapping[str, Field], needs: Needs, measure: Measure) -> Needs:
    """What a block or a position asks for; what it does not name it takes from above."""
    kinds = {
        "kinds": fields["accept"].members(Kind) if "accept" in fields else needs.kinds,
        "tolerated": fields["accept_with_warning"].members(Kind)
        if "accept_with_warning" in fields
        else needs.tolerated,
        "rejected": fields["reject"].members(Kind) if "reject" in fields else needs.rejected,
    }
    _refuse_contradictions(fields, kinds)
    needs = replace(needs, kinds=kinds["kinds"], tolerated=kinds["tolerated"], rejected=kinds["rejected"])
    if "level" in fields:
        needs = replace(needs, levels=fields["level"].members(Level))
    if "approval" in fields:
        words = ("required", "recommended", "not_required")
        needs = replace(needs, approval=fields["approval"].word(*words) == "required")
    if "pages" in fields:
        needs = replace(needs, pages=fields["pages"].member(PageNeed))
    if "privacy" in fields:
        for item in fields["privacy"].items():
            item.word("personal-data", "institution-data")
        needs = replace(needs, private=bool(fields["privacy"].items()))
    if "basis_in_analysis" in fields:
        needs = replace(needs, basis=fields["basis_in_analysis"].word("required", "not_required") == "required")
    if "period_years" in fields:
        last = measure.as_of.year
        needs = replace(needs, years=tuple(range(last - fields["period_years"].number(1, 20), last)))
    if "evidence" in fields:
        needs = replace(needs, evidence=_say(fields["evidence"]))
    if "topic" in fields:
        needs = replace(needs, topic=fields["topic"].patterns())
    return replace(needs, human=_truth(fields, "human")) if "human" in fields else needs


def _refuse_contradictions(fields: Mapping[str, Field], kinds: Mapping[str, tuple[Kind, ...]]) -> None:
    """Within one place of the file a kind is accepted or rejected, not both."""
    if "accept" in fields and "reject" in fields and (both := set(kinds["kinds"]) & set(kinds["rejected"])):
        words = ", ".join(sorted(both))
        raise fields["reject"].fault(f"и принимается, и отвергается: {words}", f"both accepted and rejected: {words}")


def _contents(fields: Mapping[str, Field], needs: Needs) -> Needs:
    """What must be in the document, and who must be named in its title."""
    content = tuple(_content(group) for group in fields["must_mention"].items()) if "must_mention" in fields else ()
    audiences = tuple(_content(group) for group in fields["audience"].items()) if "audience" in fields else ()
    if _truth(fields, "audience_in_title") != bool(audiences):
        field = fields["audience" if audiences else "audience_in_title"]
        raise field.fault(
            "нужны оба поля: audience и audience_in_title: true",
            "both fields are needed: audience and audience_in_title: true",
        )
    signs, strangers = (fields[name].patterns() if name in fields else () for name in ("signs", "strangers"))
    return replace(needs, content=content, audiences=audiences, signs=signs, strangers=strangers)


def _content(field: Field) -> Content:
    """A group of patterns, one of which must be found: a bare list, or a list with a name for people."""
    if field.is_list:
        patterns = field.patterns()
        if not patterns:
            raise field.fault("группа пуста", "the group is empty")
        words = ", ".join(pattern.replace("\\w+", "…").replace("\\b", "") for pattern in patterns[:3])
        return Content(any_of=patterns, name=Say(ru=words, en=words))
    fields = field.table(("any", "ru"), ("en",))
    patterns = fields["any"].patterns()
    if not patterns:
        raise fields["any"].fault("группа пуста", "the group is empty")
    ru = fields["ru"].text()
    return Content(any_of=patterns, name=Say(ru=ru, en=fields["en"].text() if "en" in fields else ru))


def _say(field: Field) -> Say:
    """Words in one or both languages."""
    if not field.is_table:
        return Say(ru=field.text(), en=field.text())
    fields = field.table(("ru",), ("en",))
    ru = fields["ru"].text()
    return Say(ru=ru, en=fields["en"].text() if "en" in fields else ru)


def _refuse_doubles(blocks: Field) -> None:
    """A code or a block named twice would take the other's cells."""
    seen: dict[str, int] = {}
    for block in blocks.items():
        fields = block.table(optional=None)
        named = [fields["id"], *(one.table(optional=None)["code"] for one in fields["positions"].items())]
        for field in named:
            name = f"{field.name} {field.text()}"
            if name in seen:
                raise field.fault(
                    f"«{field.text()}» уже есть в строке {seen[name]}",
                    f"'{field.text()}' stands in line {seen[name]} already",
                )
            seen[name] = field.node.start_mark.line + 1
    if not any(name.startswith("code ") for name in seen):
        raise blocks.fault("в рубрике нет ни одной позиции", "the rubric has no position")
