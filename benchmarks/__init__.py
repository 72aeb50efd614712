"""How fast the reader is, beside others, in one run: ``nox -s bench``. See docs/explanation/performance.md."""
