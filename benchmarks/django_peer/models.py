"""Our tables as Django models that it does not manage: only the columns that the page needs."""

from __future__ import annotations

from typing import Any

from django.db import models

from benchmarks.list_rows import STATES


class Codes(models.JSONField):
    """psycopg reads `json` into a list by itself, where Django expects `jsonb` as text."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return value if isinstance(value, list) else super().from_db_value(value, expression, connection)


class RoleGrant(models.Model):
    id = models.UUIDField(primary_key=True)
    user = models.CharField(max_length=40)
    role = models.CharField(max_length=16)
    units = Codes(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "role_grant"


class Person(models.Model):
    id = models.UUIDField(primary_key=True)
    birth_year = models.SmallIntegerField()
    sex = models.CharField(max_length=8)
    sealed = models.BinaryField(null=True)

    class Meta:
        managed = False
        db_table = "person"


class PersonKey(models.Model):
    person = models.OneToOneField(Person, models.DO_NOTHING, primary_key=True, related_name="key")
    wrapped = models.BinaryField()

    class Meta:
        managed = False
        db_table = "person_key"


class Case(models.Model):
    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.DO_NOTHING)
    number = models.CharField(max_length=20, unique=True)
    stage = models.CharField(max_length=24, choices=list(STATES.items()))
    stage_since = models.DateField()
    unit_code = models.CharField(max_length=5)
    transfer_to = models.CharField(max_length=5, null=True)
    closed_on = models.DateField(null=True)
    next_review_on = models.DateField(null=True)
    next_visit_on = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "case"


class WorkItem(models.Model):
    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING)
    status = models.CharField(max_length=8)

    class Meta:
        managed = False
        db_table = "work_item"
