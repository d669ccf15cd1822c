"""A second invented region, labelled before anything of it was audited; its towns are data."""
