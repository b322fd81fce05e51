"""Ethnic categories as recorded, groups as compared, and the map between them."""

from enum import StrEnum


class EthnicGroup(StrEnum):
    """The groups that the WRES compares (standard 2)."""

    WHITE = "white"
    BME = "bme"
    UNKNOWN = "unknown"


COMPARED = (EthnicGroup.WHITE, EthnicGroup.BME)
