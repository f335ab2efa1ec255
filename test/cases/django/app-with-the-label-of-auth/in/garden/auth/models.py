from django.db import models


class Gardener(models.Model):
    name = models.CharField(max_length=80)
