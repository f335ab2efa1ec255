patched = True
