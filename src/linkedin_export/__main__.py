"""``python -m linkedin_export``."""

from linkedin_export.cli import main

raise SystemExit(main())
