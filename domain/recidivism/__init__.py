"""Recidivism as a statistician would sign it: censoring, competing events, exact intervals, small numbers."""
