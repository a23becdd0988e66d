"""The district's community models, outreach and the "safe" title of its units: facts of their own, of no person."""
