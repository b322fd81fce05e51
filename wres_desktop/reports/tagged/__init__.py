"""Tagged PDF from ReportLab: structure, marked content and metadata as PDF/UA-1 and PDF/A-2a ask for them."""
