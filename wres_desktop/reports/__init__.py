"""Draws publications: sections, tables, sentences and charts. Computes nothing."""
