#!/usr/bin/env python
from garden.command_line import main

main()  # starts django
