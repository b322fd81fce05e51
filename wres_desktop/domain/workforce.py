"""Staff groups, bands, medical grades and pay clusters: the rows of indicator 1."""

from enum import StrEnum


class StaffGroup(StrEnum):
    """The three parts of indicator 1."""

    NON_CLINICAL = "non_clinical"
    CLINICAL = "clinical"
    MEDICAL = "medical"


BANDS = (
    "under_band_1",
    "band_1",
    "band_2",
    "band_3",
    "band_4",
    "band_5",
    "band_6",
    "band_7",
    "band_8a",
    "band_8b",
    "band_8c",
    "band_8d",
    "band_9",
    "vsm",
)

SENIOR_MEDICAL_MANAGER = "senior_medical_manager"
"""A memo line, "of which" consultants or others: never added to a total (standard 1.4)."""

MEDICAL_GRADES = ("consultant", "career_grade", "trainee", "other")
"""The medical rows that add up to the medical total."""

PAY_CLUSTERS: dict[str, tuple[str, ...]] = {
    "bands_1_to_4": BANDS[:5],
    "bands_5_to_7": BANDS[5:8],
    "bands_8a_to_8b": BANDS[8:10],
    "bands_8c_to_vsm": BANDS[10:],
}
"""The four pay clusters that the WRES uses to pool bands (disclosure study, 1)."""


def rows_of(staff_group: StaffGroup) -> tuple[str, ...]:
    """The rows of a staff group that add up to its total."""
    return MEDICAL_GRADES if staff_group is StaffGroup.MEDICAL else BANDS
