"""The loan of an establishment (Decision 22, art. 3(1)b): a way of its own, without case and savings group."""
