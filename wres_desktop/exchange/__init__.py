"""Exact counts for one named recipient: every document made here is marked OFFICIAL-SENSITIVE."""

MARKING = "OFFICIAL-SENSITIVE"
