"""What several tests of reading use."""

import pytest


@pytest.fixture
def place(tmp_path):
    """Writes a file below the test's folder and gives its path."""

    def write(name, data):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return write
