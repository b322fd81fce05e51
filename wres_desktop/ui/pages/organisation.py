"""Who reports, for which day, and who can be asked."""

from wres_desktop.domain.submission import OrganisationKind
from wres_desktop.ui.elements import words
from wres_desktop.ui.fields import LongTextField, TextField
from wres_desktop.ui.fields_chosen import Choice, ListField
from wres_desktop.ui.fields_days import DateField
from wres_desktop.ui.pages.entry import EntryPage
from wres_desktop.ui.session import PageName
from wres_desktop.ui.text_titles import ORGANISATION

KINDS = {
    OrganisationKind.INDEPENDENT: "Independent provider",
    OrganisationKind.VOLUNTARY: "Voluntary organisation",
    OrganisationKind.NHS_TRUST: "NHS trust",
    OrganisationKind.ICB: "Integrated care board",
    OrganisationKind.CCG: "Clinical commissioning group (until June 2022)",
    OrganisationKind.CSU: "Commissioning support unit",
    OrganisationKind.ALB: "Arm's length body",
    OrganisationKind.OTHER: "Something else",
}
KIND_CHOICES = tuple(Choice(kind, label) for kind, label in KINDS.items())
CODE_HINT = "Two to twelve letters and digits, such as 99X. Your finance team knows it, or the NHS organisation search."


class OrganisationPage(EntryPage):
    """Names and contacts, as they stand on the report."""

    def __init__(self) -> None:
        super().__init__(PageName.ORGANISATION, "Who reports, for which day, and who can be asked about it.")
        name = "organisation/name"
        self.add_field(TextField(name, ORGANISATION[name], "As the report should show it."))
        code = "organisation/code"
        self.add_field(TextField(code, ORGANISATION[code], CODE_HINT, letters=14, capitals=True))
        self.add_field(ListField("organisation/kind", ORGANISATION["organisation/kind"], KIND_CHOICES))
        self.add_field(DateField("snapshot_date", ORGANISATION["snapshot_date"], "31 March of the reporting year."))
        self.body.addWidget(words("Contacts", "subheading"))
        self.add_field(
            TextField(
                "form/board_lead", "Board lead for the Workforce Race Equality Standard", "Name and title.", letters=60
            )
        )
        self.add_field(
            TextField("form/lead_manager", "Lead manager compiling this report", "Name and contact.", letters=60)
        )
        self.add_field(
            LongTextField(
                "form/commissioners", "Commissioners this report has been sent to", "Leave blank if none.", lines=2
            )
        )
        self.add_field(
            TextField("form/coordinating_commissioner", "Co-ordinating commissioner", "If there is one.", letters=60)
        )
        self.body.addStretch(1)
        self.scrolls()
