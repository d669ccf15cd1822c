"""Back to the people: the submitted files themselves, with a remark in every cell that needs mending."""

from auditor.reports.forms.copies import Table
from auditor.reports.forms.giving import write_forms

__all__ = ["Table", "write_forms"]
