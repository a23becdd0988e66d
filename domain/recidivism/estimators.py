"""The estimators together, for whoever needs several."""

from domain.recidivism.cohorts import Cohorts, cohort_windows
from domain.recidivism.counting import CENSORED, COMPETING, EVENT, Counts, count
from domain.recidivism.curves import Curve, Median, kaplan_meier, median
from domain.recidivism.incidence import Incidence, aalen_johansen
from domain.recidivism.intervals import exact, log_log
from domain.recidivism.landmark import Landmark, landmark
from domain.recidivism.logrank import LogRank, log_rank
from domain.recidivism.windows import Window, within

__all__ = [
    "CENSORED",
    "COMPETING",
    "EVENT",
    "Cohorts",
    "Counts",
    "Curve",
    "Incidence",
    "Landmark",
    "LogRank",
    "Median",
    "Window",
    "aalen_johansen",
    "cohort_windows",
    "count",
    "exact",
    "kaplan_meier",
    "landmark",
    "log_log",
    "log_rank",
    "median",
    "within",
]
