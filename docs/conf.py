"""Sphinx's configuration."""

project = "linkedin_export"
copyright = "2026, The linkedin_export authors"  # noqa: A001
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.intersphinx"]
html_theme = "furo"
html_title = "linkedin_export"
html_static_path = ["_static"]
html_css_files = ["frames.css"]
exclude_patterns = ["_build", "generate.py", "conftest.py"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
autodoc_member_order = "bysource"
autodoc_typehints = "description"
intersphinx_mapping: dict[str, tuple[str, None]] = {}
default_role = "py:obj"  # `open` in a docstring is code, and a link where it is documented
nitpicky = False
