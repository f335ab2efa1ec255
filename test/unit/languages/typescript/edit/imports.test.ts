import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importBindings } from '../../../../../src/languages/typescript/bindings.js';
import { EditSession } from '../../../../../src/languages/typescript/edit/session.js';
import { reparse } from '../../../../../src/languages/typescript/parse.js';
import { importName, type WantedImport } from '../../../../../src/languages/typescript/edit/imports.js';

/** The text with some imports more, made in one session, and what the last of them is called. */
function withImports(text: string, ...wanted: readonly WantedImport[]): { text: string; local: string } {
  const session = new EditSession(reparse(text));
  const locals = wanted.map((one) => importName(session, one));
  return { text: session.finish(), local: locals.at(-1) ?? '' };
}

const value = { module: 'm', name: 'New', alias: 'OtherNew' };
const type = { ...value, type: true };

describe('importName', () => {
  it.each([
    ['joins a clause', `import { A } from 'm';\n`, value, `import { A, New } from 'm';\n`],
    ['keeps a clause sorted', `import { A, Z } from 'm';\n`, value, `import { A, New, Z } from 'm';\n`],
    [
      'keeps letter case apart',
      `import { a, new2, z } from 'm';\n`,
      value,
      `import { New, a, new2, z } from 'm';\n`,
    ],
    ['does not sort', `import { Z, A } from 'm';\n`, value, `import { Z, A, New } from 'm';\n`],
    ['fills an empty clause', `import {} from 'm';\n`, value, `import { New } from 'm';\n`],
    ['joins beside a default', `import d, { A } from 'm';\n`, value, `import d, { A, New } from 'm';\n`],
    [
      'leaves a default alone',
      `import d from 'm';\n`,
      value,
      `import d from 'm';\nimport { New } from 'm';\n`,
    ],
    [
      'leaves a namespace alone',
      `import * as m from 'm';\n`,
      value,
      `import * as m from 'm';\nimport { New } from 'm';\n`,
    ],
    ['leaves a side effect alone', `import 'm';\n`, value, `import 'm';\nimport { New } from 'm';\n`],
    [
      'leaves types alone',
      `import type { A } from 'm';\n`,
      value,
      `import type { A } from 'm';\nimport { New } from 'm';\n`,
    ],
    [
      'leaves attributes alone',
      `import { A } from 'm' with { type: 'json' };\n`,
      value,
      `import { A } from 'm' with { type: 'json' };\nimport { New } from 'm';\n`,
    ],
    ['marks a type', `import { A } from 'm';\n`, type, `import { A, type New } from 'm';\n`],
    [
      'prefers the types',
      `import { A } from 'm';\nimport type { B } from 'm';\n`,
      type,
      `import { A } from 'm';\nimport type { B, New } from 'm';\n`,
    ],
    ['begins with a type', `f();\n`, type, `import type { New } from 'm';\n\nf();\n`],
    ['uses what is there', `import { New } from 'm';\n`, value, undefined],
    ['uses a value as a type', `import { New } from 'm';\n`, type, undefined],
    [
      'does not use a type as a value',
      `import { type New } from 'm';\n`,
      value,
      `import { type New, New as OtherNew } from 'm';\n`,
    ],
    ['gives way', `class New {}\n`, value, `import { New as OtherNew } from 'm';\n\nclass New {}\n`],
    [
      'gives way twice',
      `class New {}\nconst f = (OtherNew) => 1;\n`,
      value,
      `import { New as OtherNew2 } from 'm';\n\nclass New {}\nconst f = (OtherNew) => 1;\n`,
    ],
    [
      'stands with the packages',
      `import a from 'a'; // of a\nimport b from './b';\n`,
      value,
      `import a from 'a'; // of a\nimport { New } from 'm';\nimport b from './b';\n`,
    ],
    [
      'stands with the files',
      `import a from './a';\nimport b from 'b';\n`,
      { ...value, module: './m.js' },
      `import a from './a';\nimport { New } from './m.js';\nimport b from 'b';\n`,
    ],
    [
      'stands apart on a shared line',
      `import a from 'a'; f();\n`,
      value,
      `import a from 'a';\nimport { New } from 'm';\n f();\n`,
    ],
    [
      'stays below the header',
      `#!/usr/bin/env node\n/* (c) */\n'use strict';\n\n/** Says it. */\nf();\n`,
      value,
      `#!/usr/bin/env node\n/* (c) */\n'use strict';\n\nimport { New } from 'm';\n\n/** Says it. */\nf();\n`,
    ],
    [
      'writes as the file',
      `import {a} from "a"\r\n`,
      value,
      `import {a} from "a"\r\nimport {New} from "m"\r\n`,
    ],
    [
      'spreads a long clause',
      `import { ${'A'.repeat(30)}, ${'B'.repeat(30)} } from 'm';\n`,
      value,
      `import {\n  ${'A'.repeat(30)},\n  ${'B'.repeat(30)},\n  New,\n} from 'm';\n`,
    ],
    [
      'follows a spread clause',
      `import {\n\tA, // of A\n\tZ\n} from 'm';\n`,
      value,
      `import {\n\tA, // of A\n\tNew,\n\tZ\n} from 'm';\n`,
    ],
  ])('%s', (_, before, wanted, after) => {
    const { text, local } = withImports(before, wanted);
    expect(text).toBe(after ?? before);
    expect(importBindings(reparse(text)).some((binding) => binding.local === local)).toBe(true);
    expect(withImports(text, wanted)).toEqual({ text, local });
  });

  it('does in one session what it does in several', () => {
    const names = ['Z', 'A', 'b'].map((name) => ({ module: 'm', name, alias: name }));
    const wanted: WantedImport[] = [
      ...names,
      { module: './m', name: 'default', alias: 'A' },
      { module: 'm', name: 'T', type: true, alias: 'T' },
      { module: 'n', name: 'A', alias: 'OtherA' },
      { module: 'x', name: 'a'.repeat(40), alias: 'a' },
      { module: 'x', name: 'b'.repeat(40), alias: 'b' },
    ];
    const files = ['', 'f();\n', `import { M } from 'm'; // of m\n`, `import x = require('x');\nf(x);\n`];
    for (const file of files) {
      const oneByOne = wanted.reduce((text, one) => withImports(text, one).text, file);
      expect(withImports(file, ...wanted).text).toBe(oneByOne);
    }
  });

  it('keeps all that was imported, whatever the file', () => {
    const name = fc.constantFrom('A', 'B as b', 'type C', 'New2', 'ü', 'z');
    const clause = fc.uniqueArray(name, { maxLength: 6 }).map((names) => `{ ${names.join(', ')} }`);
    const line = fc
      .tuple(fc.constantFrom('import', 'import type'), clause, fc.constantFrom('m', 'n', './m'))
      .map(([keyword, names, module]) => {
        const list = keyword === 'import' ? names : names.replaceAll('type ', '');
        return `${keyword} ${list} from '${module}'`;
      });
    const file = fc
      .tuple(fc.array(line, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom(';', ''))
      .map(([lines, eol, semi]) => [...lines, 'f()'].map((text) => text + semi + eol).join(''));
    fc.assert(
      fc.property(file, fc.constantFrom(value, type, { ...value, module: './m' }), (before, wanted) => {
        const names = (text: string): string[] =>
          importBindings(reparse(text)).map(
            ({ module, imported, local }) => `${module} ${imported} ${local}`,
          );
        const { text, local } = withImports(before, wanted);
        const rest = names(text);
        rest.splice(rest.indexOf(`${wanted.module} New ${local}`), 1);
        expect(rest.toSorted()).toEqual(names(before).toSorted());
        expect(text.includes('\r')).toBe(before.includes('\r'));
        expect(withImports(text, wanted)).toEqual({ text, local });
      }),
      { numRuns: 200 },
    );
  });
});
