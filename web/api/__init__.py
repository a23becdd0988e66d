"""The programming interface for banks, partners and scripts: the acts and reads of the pages, in JSON."""
