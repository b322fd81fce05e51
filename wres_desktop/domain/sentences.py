"""How words become the beginning of a sentence."""


def sentence_case(text: str) -> str:
    """``text`` with a capital first letter; "BME" stays as it is."""
    return text[:1].upper() + text[1:]
