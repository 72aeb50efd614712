"""The fixtures for pytest, in a pytest run of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

from linkedin_export import testing
from linkedin_export.testing import ERAS, make_export

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(pytester):
    """Runs a text of tests with the plugin, whether or not the package is installed."""

    def run_text(text, *arguments):
        pytester.makepyfile(text)
        plugin = ("-p", "no:linkedin_export", "-p", "linkedin_export.testing.plugin", "-p", "no:cacheprovider")
        return pytester.runpytest_inprocess(*plugin, "--strict-markers", *arguments)

    return run_text


def test_an_archive_is_made_and_can_be_read(run):
    made = run("""
        import linkedin_export

        def test_read(linkedin_export_archive, linkedin_export_synthetic, tmp_path):
            assert linkedin_export_archive.parent == tmp_path
            assert linkedin_export_archive.name == linkedin_export_synthetic.name
            connections = linkedin_export.open(linkedin_export_archive).connections
            assert tuple(connections) == linkedin_export_synthetic.truth[linkedin_export.Connection]
            assert len(connections) == 5
    """)
    made.assert_outcomes(passed=1)


def test_the_mark_says_what_it_is_like(run):
    made = run("""
        import pytest
        import linkedin_export

        pytestmark = pytest.mark.linkedin_export(era="2018-10", rows=2)

        def test_module(linkedin_export_archive):
            assert linkedin_export_archive.name.endswith("10-12-2018.zip")
            assert len(linkedin_export.open(linkedin_export_archive).connections) == 2

        @pytest.mark.linkedin_export(rows={"connections": 30}, kind="basic")
        def test_own(linkedin_export_archive):
            assert linkedin_export_archive.name == "Basic_LinkedInDataExport_10-12-2018.zip"
            assert len(linkedin_export.open(linkedin_export_archive).connections) == 30
    """)
    made.assert_outcomes(passed=2)


def test_there_is_a_test_for_every_era(run):
    made = run(
        """
        import linkedin_export

        def test_read(linkedin_export_archive_every_era, linkedin_export_synthetic_every_era):
            export = linkedin_export.open(linkedin_export_archive_every_era, strict=True)
            truth = linkedin_export_synthetic_every_era.truth
            assert {record: tuple(table) for record, table in export.tables.items()} == truth
        """,
        "-v",
    )
    made.assert_outcomes(passed=len(ERAS))
    made.stdout.fnmatch_lines([f"*test_read[[]{era}[]] PASSED*" for era in ERAS])


def test_indirect_parameters_come_before_the_mark(run):
    made = run("""
        import pytest
        import linkedin_export

        @pytest.mark.linkedin_export(era="2018-12", rows=1)
        @pytest.mark.parametrize(
            ("linkedin_export_synthetic", "name", "rows"),
            [("2023-07", "07-12-2023.zip", 1), ({"rows": 3}, "12-12-2018.zip", 3)],
            indirect=["linkedin_export_synthetic"],
        )
        def test_read(linkedin_export_archive, name, rows):
            assert linkedin_export_archive.name.endswith(name)
            assert len(linkedin_export.open(linkedin_export_archive).connections) == rows
    """)
    made.assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("'2023-07'", "takes arguments by name"),
        ("era='July'", "no export can be made of {'era': 'July'}: "),
        ("month='2023-07'", "unexpected keyword argument 'month'"),
        ("rows={'pets': 2}", "no such table: pets"),
    ],
)
def test_what_cannot_be_made_fails_the_test_in_one_line(arguments, told, run):
    made = run(f"""
        import pytest

        @pytest.mark.linkedin_export({arguments})
        def test_read(linkedin_export_archive):
            pass
    """)
    made.assert_outcomes(errors=1)
    assert told in made.stdout.str()
    assert "Traceback" not in made.stdout.str()


def test_the_mark_is_explained(run):
    assert "@pytest.mark.linkedin_export(era, seed, rows, kind" in run("", "--markers").stdout.str()


def test_loading_the_plugin_does_not_load_the_library():
    """It is loaded in every run of pytest in an environment that has the package."""
    code = (
        "import sys, linkedin_export.testing.plugin; "
        "print(*sorted(name for name in sys.modules if name.startswith('linkedin_export')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == [
        "linkedin_export", "linkedin_export.testing", "linkedin_export.testing.eras", "linkedin_export.testing.plugin"
    ]  # fmt: skip


def test_names_of_the_package_are_there_when_asked_for():
    assert testing.make_export is make_export
    assert all(hasattr(testing, name) for name in testing.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'make_pets'"):
        _ = testing.make_pets


def test_the_tests_in_the_documentation_pass(run):
    page = (ROOT / "docs" / "how-to" / "test-your-tool.md").read_text(encoding="utf-8")
    blocks = [block.split("```")[0] for block in page.split("```python\n")[1:]]

    made = run("\n".join(blocks))

    assert page.count("def test_") == 4
    made.assert_outcomes(passed=1 + 1 + len(ERAS) + 2)
