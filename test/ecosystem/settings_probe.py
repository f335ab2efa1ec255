"""Runs settings modules of a checkout in a sandbox and says what they end up with.

Reads a request (JSON) on stdin and writes the answer (JSON) on stdout:

  {"ask": "entry",   "folder": <folder of manage.py>}                        -> {"module": "site.settings"}
  {"ask": "modules", "folder": ..., "file": <patched file>}                  -> {"modules": [...]}
  {"ask": "tokens",  "text": <source>}                                     -> {"tokens": [...]}
  {"ask": "compiles", "text": <source>}                                    -> {"compiles": true}
  {"ask": "middleware", "folder": ..., "path": [...], "module": "app.main"}  -> {"applications": [...]}
  {"ask": "values",  "folder": ..., "module": ..., "env": {...}, "assume": [...], "generous": "SECRET"}
                                                                            -> {"names": {...}, ...}

A module that cannot be run gives {"error": ..., "missing": <name of a module that is not there>}.
"""

import json
import sys
from pathlib import Path


def main():
    here = str(Path(__file__).resolve().parent)
    sys.path = [entry for entry in sys.path if entry not in ('', here)]
    sys.path.insert(0, here)
    from settings_sandbox import applications, questions, walls

    sys.path.remove(here)
    request = json.load(sys.stdin)
    answers = sys.stdout
    sys.stdout = sys.stderr
    walls.close(request['root'])
    name = 'answer_' + request['ask']
    answer = getattr(questions if hasattr(questions, name) else applications, name)(request)
    answers.write(json.dumps(answer))
    answers.flush()


if __name__ == '__main__':
    main()
