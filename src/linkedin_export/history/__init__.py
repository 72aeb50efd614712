"""What several files, and several exports, tell together."""
