#!/usr/bin/env python
if __name__ == '__main__':
    from garden import manage

    manage()
