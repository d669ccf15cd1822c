"""The description of the API (OpenAPI 3.1), made from the records it answers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from auditor import __version__
from auditor.model import Lang, Say
from auditor.web import apirecords as answers

_REF = "#/components/schemas/{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing a program may ask for; `answer` is a record, a list of them, or None for no body."""

    method: str
    path: str
    name: str
    says: Say
    answer: Any = None
    status: int = 200
    takes_form: bool = False
    takes: Any = None  # the record of a JSON body
    refuses: tuple[int, ...] = ()
    token: bool = False
    known: Mapping[str, str] = field(default_factory=dict)  # an example of each part of the path


_FORM_REFUSES = (400, 403, 409, 413, 415, 422, 429, 503)
_CHECK = {"id": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
_OPERATIONS = (
    Operation(
        method="post",
        path="/api/checks",
        name="startCheck",
        says=Say(ru="отправить форму на проверку", en="have a form checked"),
        answer=answers.CheckAnswer,
        status=201,
        takes_form=True,
        refuses=_FORM_REFUSES,
    ),
    Operation(
        method="get",
        path="/api/checks/{id}",
        name="getCheck",
        says=Say(ru="узнать, как идёт проверка", en="how far the check has come"),
        answer=answers.CheckAnswer,
        refuses=(404,),
        known=_CHECK,
    ),
    Operation(
        method="post",
        path="/api/checks/{id}/again",
        name="checkAgain",
        says=Say(ru="отправить исправленную форму", en="have the mended form checked"),
        answer=answers.CheckAnswer,
        status=201,
        takes_form=True,
        refuses=(*_FORM_REFUSES, 404),
        known=_CHECK,
    ),
    Operation(
        method="get",
        path="/api/checks/{id}/report",
        name="getReport",
        says=Say(ru="получить отчёт (report.json)", en="the report (report.json)"),
        answer=dict[str, Any],
        refuses=(404, 409),
        known=_CHECK,
    ),
    Operation(
        method="delete",
        path="/api/checks/{id}",
        name="deleteCheck",
        says=Say(ru="удалить проверку и всё, что с ней связано", en="delete the check and all that belongs to it"),
        status=204,
        refuses=(403, 404),
        known=_CHECK,
    ),
    Operation(
        method="get",
        path="/api/rules",
        name="listRules",
        says=Say(ru="список правил", en="all rules"),
        answer=list[answers.RuleLine],
    ),
    Operation(
        method="get",
        path="/api/rules/{name}",
        name="getRule",
        says=Say(ru="одно правило с примерами", en="a rule with its examples"),
        answer=answers.RuleAnswer,
        refuses=(404,),
        known={"name": "broken-link"},
    ),
    Operation(
        method="get",
        path="/api/rubrics",
        name="listRubrics",
        says=Say(ru="список рубрик", en="all rubrics"),
        answer=list[answers.RubricLine],
    ),
    Operation(
        method="get",
        path="/api/rubrics/{name}",
        name="getRubric",
        says=Say(ru="одна рубрика с позициями", en="a rubric with its positions"),
        answer=answers.RubricAnswer,
        refuses=(404,),
        known={"name": "mmuko-2.4"},
    ),
    Operation(
        method="get",
        path="/api/runs",
        name="listRuns",
        says=Say(ru="все проверки региона", en="all audits of the region"),
        answer=list[answers.RunAnswer],
        refuses=(401,),
        token=True,
    ),
    Operation(
        method="get",
        path="/api/municipalities",
        name="listMunicipalities",
        says=Say(ru="муниципалитеты с итогами последней проверки", en="municipalities with their last audit"),
        answer=list[answers.MunicipalityAnswer],
        refuses=(401,),
        token=True,
    ),
    Operation(
        method="get",
        path="/api/municipalities/{name}",
        name="getMunicipality",
        says=Say(ru="проверки одного муниципалитета, от старых к новым", en="audits of a municipality, oldest first"),
        answer=list[answers.MunicipalityAnswer],
        refuses=(401, 404),
        token=True,
        known={"name": "Заречинский район"},
    ),
    Operation(
        method="get",
        path="/api/municipalities/{name}/findings",
        name="listFindings",
        says=Say(ru="замечания последней проверки муниципалитета", en="findings of a municipality's last audit"),
        answer=list[answers.FindingAnswer],
        refuses=(401, 404),
        token=True,
        known={"name": "Заречинский район"},
    ),
    Operation(
        method="get",
        path="/api/findings/{id}",
        name="getFinding",
        says=Say(ru="одно замечание", en="a finding"),
        answer=answers.FindingAnswer,
        refuses=(401, 404),
        token=True,
        known={"id": "3f2a9c0d11aa"},
    ),
    Operation(
        method="get",
        path="/api/decisions",
        name="listDecisions",
        says=Say(ru="решения экспертов, новые сверху", en="experts' decisions, the newest first"),
        answer=list[answers.DecisionAnswer],
        refuses=(401,),
        token=True,
    ),
    Operation(
        method="post",
        path="/api/decisions",
        name="decide",
        says=Say(ru="решить по замечаниям от имени эксперта", en="decide on findings in the expert's name"),
        answer=list[answers.DecisionAnswer],
        status=201,
        takes=answers.DecisionWish,
        refuses=(401, 403, 404, 413, 415, 422),
        token=True,
    ),
    Operation(
        method="post",
        path="/api/decisions/{id}/undo",
        name="undoDecision",
        says=Say(ru="отменить решение", en="undo a decision"),
        answer=answers.DecisionAnswer,
        refuses=(401, 403, 404),
        token=True,
        known={"id": "17"},
    ),
)
_REFUSED = {
    400: "The form did not come whole.",
    401: "No token, or one that is not known.",
    403: "The request came from a page of another site.",
    404: "There is no such thing.",
    409: "The check is not done yet.",
    413: "The form, or the body, is too large.",
    415: "The body is in another charset than UTF-8.",
    422: "What came cannot be used; the message says why.",
    429: "Too many checks of this client are under way.",
    503: "The queue is full, or the server cannot work just now.",
}


def operations(lang: Lang) -> list[dict[str, Any]]:
    """The list for people."""
    return [
        {"method": one.method.upper(), "path": one.path, "says": one.says.in_(lang), "token": one.token}
        for one in _OPERATIONS
    ]


def description(lang: Lang) -> dict[str, Any]:
    """The description for programs."""
    spoken = [kind for one in _OPERATIONS for kind in (one.answer, one.takes) if kind is not None]
    kinds = list({str(one): one for one in spoken}.values())
    schemas, components = msgspec.json.schema_components([*kinds, answers.Problem], ref_template=_REF)
    by_kind = dict(zip(map(str, kinds), schemas, strict=False))
    paths: dict[str, Any] = {}
    for one in _OPERATIONS:
        paths.setdefault(one.path, {})[one.method] = _operation(one, by_kind, schemas[-1], lang)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Evidence auditor", "version": __version__, "license": {"name": "MIT", "identifier": "MIT"}},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(one: Operation, by_kind: Mapping[str, Any], problem: Any, lang: Lang) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": "As asked."}
    if one.answer is not None:
        answer["content"] = {"application/json": {"schema": by_kind[str(one.answer)]}}
    if one.takes_form:
        answer["headers"] = {"Location": {"schema": {"type": "string"}}}
    refused = {
        str(status): {"description": _REFUSED[status], "content": {"application/json": {"schema": problem}}}
        for status in sorted({*one.refuses, 503})
    }
    told: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.says.in_(lang),
        "parameters": [*(_part(name, example) for name, example in one.known.items()), _LANG],
        "responses": {str(one.status): answer, **refused},
    }
    if one.takes_form:
        told["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": _FORM}}}
    if one.takes is not None:
        body = {"application/json": {"schema": by_kind[str(one.takes)]}}
        told["requestBody"] = {"required": True, "content": body}
    if one.token:
        told["security"] = [{"token": []}]
    return told


def _part(name: str, example: str) -> dict[str, Any]:
    schema = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "schema": schema, "example": example}


_LANG = {"name": "lang", "in": "query", "schema": {"type": "string", "enum": ["ru", "en"]}}
_FORM = {
    "type": "object",
    "properties": {
        "submission": {"type": "string", "format": "binary", "description": "The form: XLSX, XLS, ODS, DOCX, ..."},
        "table": {"type": "string", "description": "Or cells copied from a table, or links, one a line."},
        "rubric": {"type": "string", "description": "A name of /api/rubrics; else recognised from the form."},
        "as_of": {"type": "string", "format": "date"},
    },
}
