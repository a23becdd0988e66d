"""A full working day of each role in a real browser, over the invented district, on a phone and at a desk."""
