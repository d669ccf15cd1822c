"""The evidence auditor: follows the links of a submission and says what an expert would flag."""

__version__ = "0.1.0"
