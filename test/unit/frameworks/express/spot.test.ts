import { describe, expect, it } from 'vitest';
import { creationOf, creationsIn } from '../../../../src/frameworks/express/project/creation.js';
import { spotFor } from '../../../../src/frameworks/express/project/spot.js';
import { parseTypeScript } from '../../../../src/languages/typescript/index.js';

/** Where the session goes: its side, and the line of what it is put beside. */
function spot(...lines: readonly string[]): string | undefined {
  const parsed = parseTypeScript(["import express from 'express';", ...lines, ''].join('\n'));
  if ('failure' in parsed) throw new Error(parsed.failure);
  const [call] = creationsIn(parsed);
  if (call === undefined) throw new Error('no application');
  const found = spotFor(creationOf(call));
  if (found === undefined) return undefined;
  const node = found.kind === 'link' ? found.before : found.statement;
  return `${found.kind} ${node.getText().split('\n').at(-1) ?? ''}`;
}

describe('the spot for the session', () => {
  it('is behind the application where nothing follows', () => {
    expect(spot('const app = express();')).toBe('after const app = express();');
  });

  it('is behind settings and parsers, and before what may need the session', () => {
    const parser = 'app.use(express.json());';
    expect(spot('const app = express();', parser, "app.get('/', home);")).toBe(`after ${parser}`);
    expect(spot('const app = express();', "app.set('trust proxy', 1);", 'app.use(routes);')).toBe(
      "after app.set('trust proxy', 1);",
    );
  });

  it('stays before routes, even if a parser follows them', () => {
    expect(spot('const app = express();', "app.get('/', home);", 'app.use(express.json());')).toBe(
      'after const app = express();',
    );
  });

  it('is in the chain where that uses something else', () => {
    expect(spot('express().use(express.json()).use(routes).listen(3000);')).toMatch(/^link .*use\(routes\)$/);
  });

  it('is none for an application without a name or other calls', () => {
    expect(spot('express();')).toBeUndefined();
  });
});
