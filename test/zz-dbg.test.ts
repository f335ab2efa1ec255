import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { said } from './unit/languages/python/evaluate/said.js';
it('x', () => {
  const out: string[] = [];
  out.push(said({ 'a.py': "X=['a']\n", 'base.py': 'from a import *\nread(globals())\n', 'prod.py': 'from base import *\n' }));
  out.push(said("X=['a','b']\nsorted_apps = reversed(list(dict.fromkeys(reversed(X))))\nX = list(sorted_apps)\n"));
  out.push(said("X=['a','b']\nX = list(set(X))\n"));
  out.push(said("X=['a','b']\nX = sorted(X)\n"));
  out.push(said("X=['a','b']\nif D:\n  X=['c',*X]\nfor p in P:\n  m=p.m\n  if not m:\n    continue\n  X.extend(m)\n"));
  out.push(said("X=['a','b']\nif D:\n  X=['c',*X]\nfor p in P:\n  try:\n    m=imp(p)\n  except E as e:\n    raise e\n  try:\n    m=p.m\n  except B as e:\n    warn(e)\n    continue\n  if type(m) is list:\n    X.extend(m)\n"));
  writeFileSync('/tmp/dbg.txt', out.join('\n'));
});
