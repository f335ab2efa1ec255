import { expect, it } from 'vitest';
import { sayAnnotations } from '../../../src/ui/check.js';

it("escapes what GitHub's workflow commands would read as their own", () => {
  const lines: string[] = [];
  const say = (text: string): number => lines.push(text);
  const terminal = { say, command: say, data: say, diff: say, busy: () => () => undefined };
  sayAnnotations([{ file: 'a,b:c%.py', line: 3, message: '100% wrong\nreally: yes, wrong' }], terminal);
  sayAnnotations([{ message: 'sdk is not declared' }], terminal);
  expect(lines).toEqual([
    '::error file=a%2Cb%3Ac%25.py,line=3,title=Wristband session::100%25 wrong%0Areally: yes, wrong',
    '::error title=Wristband session::sdk is not declared',
  ]);
});
