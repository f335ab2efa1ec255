"""What a settings module is run in: no network, no programs, no writes, faked packages, a plausible environment."""
