"""Files and typed answers into records and problems."""
