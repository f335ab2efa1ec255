import { expect, it } from 'vitest';
import { typed } from '../../../src/model/context.js';

it.each([
  [['npm', 'install', '@nestjs/config@4'], 'npm install @nestjs/config@4'],
  [['cd', './my app'], 'cd "./my app"'],
  [['cd', "./it's"], 'cd "./it\'s"'],
  [['cd', '$HOME'], "cd '$HOME'"],
  [['pip', 'install', 'Django>=5'], 'pip install "Django>=5"'],
  [['echo', ''], 'echo ""'],
])('%j is typed as %s', (words, line) => {
  expect(typed(words)).toBe(line);
});
