"""Backups: the originals as they are, what they hold as Parquet and JSON Lines, and checksums of all of it.

::

    SHA256SUMS               every file below and its checksum: what is not in it does not count
    originals/0001/...       what LinkedIn delivered, each under a number that stays
    backup-0003/             made anew by each run from all originals
        manifest.json  jsonl/  parquet/
    unfinished-backup/       there while a run is under way, and after one that was interrupted

A run writes into ``unfinished-backup``, waits for the disk, moves what it has written to numbers that nothing had
before, and replaces ``SHA256SUMS`` last. Up to that one step the folder holds the backup that was there, after it the
new one.
"""
