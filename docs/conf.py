"""Sphinx's configuration."""

project = "linkedin_export"
copyright = "2026, The linkedin_export authors"  # noqa: A001
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.intersphinx"]
html_theme = "furo"
html_title = "linkedin_export"
exclude_patterns = ["_build", "generate.py", "conftest.py"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
intersphinx_mapping: dict[str, tuple[str, None]] = {}
nitpicky = False
