"""The eight rules of a person under Decision 22 in OpenFisca, and the process that evaluates them when told to."""
