"""What is asked of an organisation, sheet by sheet: the same for whoever writes a workbook and whoever reads it."""
