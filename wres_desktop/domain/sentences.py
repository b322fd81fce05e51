"""How words become the beginning of a sentence."""


def sentence_case(text: str) -> str:
    """``text`` with a capital first letter; "BME" stays as it is."""
    return text[:1].upper() + text[1:]


def as_sentence(typed: str) -> str:
    """What somebody typed, with a capital first letter where it begins with a word in small ones: no web address."""
    first = typed.split(maxsplit=1)[0] if typed.strip() else ""
    return sentence_case(typed) if first.rstrip(",.;:").isalpha() and first.islower() else typed
