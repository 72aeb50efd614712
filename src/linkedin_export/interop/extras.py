"""Packages that are needed for a conversion and no more."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from linkedin_export.errors import MissingExtraError


def needed(module: str, extra: str) -> Any:
    """A module of another package. Raises MissingExtraError, which names the extra to install."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(f"{module} is not installed: pip install 'linkedin-export[{extra}]'") from error
