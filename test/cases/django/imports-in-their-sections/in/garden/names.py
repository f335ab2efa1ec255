NAMES = ['anna']
