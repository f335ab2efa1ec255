"""What the garden's own tables need, and no script that Django is started with."""

from django.db import models


class Bed(models.Model):
    name = models.CharField(max_length=100)
    main = models.BooleanField(default=False)
