"""An organisation's work from its file to what is published: years, what is missing, what to do next. No Qt."""
