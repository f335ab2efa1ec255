# Copyright (c) The Garden
