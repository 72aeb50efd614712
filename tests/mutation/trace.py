"""A plugin of pytest for mutmut.

In its one traced run mutmut learns which tests call which function. Two things would hide calls from it: what an
``lru_cache`` remembers, and what runs when a module is imported, before any test. So caches are emptied before each
test, and what is called at import counts as called by every test.

In the runs of mutants the fast tests come first, and a mutant with which a module of tests cannot be imported has
failed those tests.
"""

import os
import sys

import pytest
from mutmut.state import state

called_at_import = set()


def pytest_collectreport(report):
    if report.failed:
        pytest.exit("a module of tests cannot be imported", returncode=1)


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: state().duration_by_test.get(item.nodeid, 0.0))


def pytest_collection_finish(session):
    called_at_import.update(state()._stats)
    state()._stats.clear()


def pytest_runtest_setup(item):
    if os.environ.get("MUTANT_UNDER_TEST") != "stats":
        return
    modules = [module for name, module in sys.modules.items() if name.startswith("linkedin_export")]
    for thing in [thing for module in modules for thing in vars(module).values()]:
        if hasattr(thing, "cache_clear"):
            thing.cache_clear()


def pytest_sessionfinish(session):
    for function in called_at_import:
        state().tests_by_mangled_function_name[function] |= {item.nodeid for item in session.items}
