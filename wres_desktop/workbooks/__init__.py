"""Workbooks (.xlsx) as they should look and print, whoever fills them: looks, sheets, reproducible bytes."""
