"""Office formats: written from documents, read into grids."""
