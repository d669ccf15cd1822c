"""Tests of the reading of submitted forms."""
