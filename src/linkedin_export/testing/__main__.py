"""Writes the golden files of this repository into a folder: ``python -m linkedin_export.testing fixtures``."""

import argparse
from pathlib import Path

from linkedin_export.testing.fixtures import write_fixtures

parser = argparse.ArgumentParser(prog="python -m linkedin_export.testing", description=__doc__)
parser.add_argument("folder", type=Path, help="where to write; its folders exports and layouts are replaced")
write_fixtures(parser.parse_args().folder)
