"""What stops an audit and a person can mend, each with its exit status.

AuditorError            1 line for a person, an exit status for a script
 +-- SubmissionError    2  the file is no submission, damaged, encrypted, empty
 +-- RubricError        2  an unknown or faulty rubric (names file, line and field)
 +-- ArgumentError      2  an option that cannot be used
 +-- UnfinishedError    3  disk full, database locked or damaged: what was done is kept
"""

from auditor.model import Say


class AuditorError(Exception):
    """Something a person can mend. `say` is shown in the language chosen; never a traceback."""

    exit_status = 2

    def __init__(self, say: Say) -> None:
        super().__init__(say.en)
        self.say = say


class SubmissionError(AuditorError):
    """A submitted file that cannot be read as a form."""


class RubricError(AuditorError):
    """A rubric that is not there, or breaks its schema."""


class ArgumentError(AuditorError):
    """An argument that makes no sense."""


class UnfinishedError(AuditorError):
    """The audit could not finish; what was done is kept and the same command goes on."""

    exit_status = 3
