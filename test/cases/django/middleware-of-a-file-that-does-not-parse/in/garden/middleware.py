class Unfinished:
    def __init__(self
