#!/bin/sh
set -a
. ./backend/.env
exec python backend/manage.py runserver
