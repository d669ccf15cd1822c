"""Report -> files: JSON, HTML, XLSX, DOCX and Markdown, all views of the one record."""

from auditor.reports.blank import blank
from auditor.reports.forms import Table, write_forms
from auditor.reports.json import difference_record, document_record, finding_record, visit_record
from auditor.reports.writing import write

__all__ = [
    "Table",
    "blank",
    "difference_record",
    "document_record",
    "finding_record",
    "visit_record",
    "write",
    "write_forms",
]
