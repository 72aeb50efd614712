"""Choices made by bytes: the same bytes choose the same, whoever makes them up."""


class Choices:
    """Small numbers are taken from the end of the bytes, text from their start, so that a file can be a seed."""

    def __init__(self, data):
        self._data = data

    def number(self, below):
        """A number below 65,536 at most; 0 once the bytes have run out."""
        size = 1 if below <= 256 else 2
        taken, self._data = self._data[-size:], self._data[:-size]
        return int.from_bytes(taken, "big") % below

    def pick(self, of):
        return of[self.number(len(of))]

    def chance(self, one_in):
        return self.number(one_in) == one_in - 1

    def data(self, size):
        """So many bytes from the start, or as many as there are."""
        taken, self._data = self._data[:size], self._data[size:]
        return taken

    def rest(self):
        return self.data(len(self._data))

    def text(self):
        return self.rest().decode("utf-8", "replace")


def chosen(data, *numbers):
    """The bytes that choose these numbers, each given with its bound, and leave the data."""
    parts = [number.to_bytes(1 if below <= 256 else 2, "big") for number, below in numbers]
    return data + b"".join(reversed(parts))
