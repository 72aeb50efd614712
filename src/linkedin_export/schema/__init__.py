"""What a file of the export is, and nothing about reading one."""
