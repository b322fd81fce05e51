"""Everything that follows from the printed statements of a publication: nothing here ever sees another count."""

from dataclasses import replace

from wres_desktop.disclosure.derived_beside import against_others, used
from wres_desktop.disclosure.derived_in_time import changes, likely_ranges
from wres_desktop.disclosure.derived_of_rows import if_known, one_more_case, rows
from wres_desktop.disclosure.from_print import FromPrint
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.benchmarks import Beside


def with_derived(publication: Publication, beside: Beside | None = None) -> Publication:
    """The publication with what follows from its statements, held against the figures of others ``beside`` it.

    Without ``beside`` those that it has already are kept. A publication without a document stays as it is.
    """
    document = publication.document
    if document is None:
        return publication
    if beside is not None:
        document = replace(document, beside=used(FromPrint(publication, document), beside))
    print_ = FromPrint(publication, document)
    derived = (
        *changes(print_),
        *likely_ranges(print_),
        *rows(print_),
        *one_more_case(print_),
        *if_known(print_),
        *against_others(print_),
    )
    return replace(publication, document=document, derived=derived)
