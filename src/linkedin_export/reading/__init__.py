"""From bytes to records, one way: sources, decoding, dialects, parsing."""
