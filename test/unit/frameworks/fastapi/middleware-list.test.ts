import { describe, expect, it } from 'vitest';
import { makingsIn } from '../../../../src/frameworks/fastapi/project/making.js';
import { middlewareList } from '../../../../src/frameworks/fastapi/project/middleware-list.js';
import { parsePython } from '../../../../src/languages/python/index.js';

/** The line of the list, or why there is none. */
function lineOf(code: string): number | string | undefined {
  const parsed = parsePython(`from fastapi import FastAPI\n${code}\n`);
  if (parsed.kind === 'failure') throw new Error(parsed.reason);
  const [making] = makingsIn(parsed);
  if (making === undefined) throw new Error('no application');
  const found = middlewareList(parsed, making);
  return found === undefined || found === 'unknown' ? found : parsed.line(found.list);
}

describe('the list of middleware', () => {
  it('stands in the call, behind a name, or in a function', () => {
    expect(lineOf('app = FastAPI(middleware=[one()])')).toBe(2);
    expect(lineOf('all = [one()]\napp = FastAPI(middleware=all)')).toBe(2);
    expect(lineOf('def make():\n    return [one()]\napp = FastAPI(middleware=make())')).toBe(3);
    expect(lineOf('def make():\n    all = [one()]\n    return all\napp = FastAPI(middleware=make())')).toBe(
      3,
    );
    expect(lineOf('def create():\n    all = [one()]\n    return FastAPI(middleware=all)')).toBe(3);
  });

  it('is none without the keyword, with None, and where it is empty', () => {
    expect(lineOf('app = FastAPI()')).toBeUndefined();
    expect(lineOf('app = FastAPI(middleware=None)')).toBeUndefined();
    expect(lineOf('app = FastAPI(middleware=[])')).toBeUndefined();
    expect(lineOf('app = FastAPI(**options)')).toBeUndefined();
  });

  it.each([
    ['grows', 'all = [one()]\nall.append(two())\napp = FastAPI(middleware=all)'],
    ['is added to', 'all = [one()]\nall += [two()]\napp = FastAPI(middleware=all)'],
    ['is one of two', 'all = [one()]\nall = [two()]\napp = FastAPI(middleware=all)'],
    ['comes from elsewhere', 'from x import all\napp = FastAPI(middleware=all)'],
    ['is made with parameters', 'def make(a):\n    return [one(a)]\napp = FastAPI(middleware=make(1))'],
    [
      'is one of two returns',
      'def make():\n    if x:\n        return []\n    return [one()]\napp = FastAPI(middleware=make())',
    ],
    ['is local elsewhere', 'def other():\n    all = [one()]\napp = FastAPI(middleware=all)'],
    ['is empty behind its name', 'all = []\napp = FastAPI(middleware=all)'],
  ])('can not be followed if it %s', (_, code) => {
    expect(lineOf(code)).toBe('unknown');
  });
});
