"""Ethnic categories: every code of the standard's section 2, descriptions, and what is not recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_desktop.domain.ethnicity import EthnicGroup, RecognisedCategory, group_of_category

WHITE = """A B C C2 C3 CA CB CC CD CE CF CG CH CJ CK CL CM CN CP CQ CR CS CT CU CV CW CX CY"""
BME = """D E F G GA GB GC GD GE GF H J K L LA LB LC LD LE LF LG LH LJ LK M N P PA PB PC PD PE R S SA SB SC SD SE"""
UNKNOWN = """Z X 99"""
CODES = [
    *((code, EthnicGroup.WHITE) for code in WHITE.split()),
    *((code, EthnicGroup.BME) for code in BME.split()),
    *((code, EthnicGroup.UNKNOWN) for code in UNKNOWN.split()),
]
LABELS = {
    EthnicGroup.WHITE: """
        British|mixed British|Irish|Any other White|Northern Irish|other/unspecified white|English|Scottish
        Welsh|Cornish|Cypriot (part not stated)|Greek|Greek Cypriot|Turkish|Turkish Cypriot|Italian
        Irish Traveller|Traveller|Gypsy/Romany|Polish|ex-USSR|Kosovan|Albanian|Bosnian|Croatian|Serbian
        other ex-Yugoslavia|Mixed white|other white European|White - British|White - Irish
        White - Any other White background|White British|White: Other|Roma|White: Roma
        White: Gypsy or Irish Traveller|English/Welsh/Scottish/Northern Irish/British
    """,
    EthnicGroup.BME: """
        White & Black Caribbean|White & Black African|White & Asian|any other mixed|Black & Asian
        Black & Chinese|Black & White|Chinese & White|Asian & Chinese|other mixed/unspecified|Indian
        Pakistani|Bangladeshi|any other Asian|Mixed Asian|Punjabi|Kashmiri|East African Asian|Sri Lankan
        Tamil|Sinhalese|British Asian|Caribbean Asian|other/unspecified Asian|Caribbean|African
        any other Black|Somali|mixed Black|Nigerian|Black British|other/unspecified Black|Chinese
        Any other ethnic group|Vietnamese|Japanese|Filipino|Malaysian|any other group
        Mixed - White & Black Caribbean|Asian or Asian British - Indian|Black or Black British - African
        Asian British|Arab|Other ethnic group: Arab|Black, Black British, Caribbean or African: Caribbean
    """,
    EthnicGroup.UNKNOWN: """
        NOT STATED|Not stated (asked, declined)|Not known|not asked|NULL|I do not wish to disclose
        I do not wish to disclose my ethnic origin|Prefer not to say|Undefined|N/A|Unspecified
    """,
}


@pytest.mark.parametrize(("code", "group"), CODES)
def test_every_code_of_the_standard_has_its_group(code: str, group: EthnicGroup) -> None:
    assert group_of_category(code) == RecognisedCategory(group, code)
    assert group_of_category(f" {code.lower()} ") == RecognisedCategory(group, code)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (line.strip(), group)
        for group, text in LABELS.items()
        for part in text.split("\n")
        for line in part.split("|")
        if line.strip()
    ],
)
def test_a_description_has_its_group(text: str, group: EthnicGroup) -> None:
    for written in (text, text.upper(), f"  {text} "):
        assert group_of_category(written) == RecognisedCategory(group)


@pytest.mark.parametrize(
    ("text", "code", "group"),
    [
        ("A White - British", "A", EthnicGroup.WHITE),
        ("A - White - British", "A", EthnicGroup.WHITE),
        ("CM: White - Traveller", "CM", EthnicGroup.WHITE),
        ("CY White Other European", "CY", EthnicGroup.WHITE),
        ("LH Asian British", "LH", EthnicGroup.BME),
        ("SE Other Specified", "SE", EthnicGroup.BME),
        ("GF Mixed - Other/Unspecified", "GF", EthnicGroup.BME),
        ("Z Not Stated", "Z", EthnicGroup.UNKNOWN),
        ("99 - Not known", "99", EthnicGroup.UNKNOWN),
    ],
)
def test_a_code_and_its_description_are_read_together(text: str, code: str, group: EthnicGroup) -> None:
    assert group_of_category(text) == RecognisedCategory(group, code)


@pytest.mark.parametrize("text", [None, "", "   ", "\t"])
def test_a_blank_is_an_unknown_ethnicity(text: str | None) -> None:
    assert group_of_category(text) == RecognisedCategory(EthnicGroup.UNKNOWN)


@pytest.mark.parametrize(
    ("code", "group"),
    [("C9", EthnicGroup.WHITE), ("CZ", EthnicGroup.WHITE), ("GX", EthnicGroup.BME), ("S1", EthnicGroup.BME)],
)
def test_an_unknown_two_character_code_falls_back_on_its_first_letter_with_a_warning(
    code: str, group: EthnicGroup
) -> None:
    assert group_of_category(code) == RecognisedCategory(group, code, guessed=True)


def test_a_code_that_contradicts_its_words_is_marked_for_a_person_to_look_at() -> None:
    assert group_of_category("A Pakistani") == RecognisedCategory(EthnicGroup.WHITE, "A", guessed=True)


@pytest.mark.parametrize("text", ["CP - local value", "CP Local value", "A - local value"])
def test_a_code_with_words_of_its_own_is_marked_for_a_person_to_look_at(text: str) -> None:
    recognised = group_of_category(text)
    assert recognised is not None
    assert recognised.group is EthnicGroup.WHITE
    assert recognised.guessed


@pytest.mark.parametrize(
    "text",
    [
        "Purple",
        "0",
        "9",
        "I",
        "Q",
        "UU",
        "A mystery",
        "White - Pakistani",
        "I am not sure",
        "Q - Indian",
        "*",
        "5 Band",
    ],
)
def test_what_is_not_recognised_is_never_guessed(text: str) -> None:
    assert group_of_category(text) is None


@given(st.text(max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    recognised = group_of_category(text)
    assert recognised is None or recognised.group in EthnicGroup
