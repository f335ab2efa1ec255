SECRET_KEY=op://dev/garden/secret-key
