"""One module for each page: what is read, and the template that shows it."""
