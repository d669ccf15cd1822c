"""Report -> files: JSON, HTML, XLSX, DOCX and Markdown, all views of the one record."""

from auditor.reports.json import document_record, visit_record
from auditor.reports.writing import write

__all__ = ["document_record", "visit_record", "write"]
