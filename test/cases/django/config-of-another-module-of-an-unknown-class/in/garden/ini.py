from garden.values import Values

config = Values()
