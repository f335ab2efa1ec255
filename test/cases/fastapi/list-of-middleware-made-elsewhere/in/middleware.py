stack = []
