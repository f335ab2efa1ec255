#!/usr/bin/env python
from shop.command_line import main  # calls django
main()
