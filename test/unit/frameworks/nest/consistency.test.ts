import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/model/errors.js';
import { application, planFor, type Files } from './application.js';

const head = fc.constantFrom(
  `import { Module } from '@nestjs/common';\n`,
  `import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';\n`,
  `/* the shop */\nimport { Module, type NestModule } from '@nestjs/common';\nimport type { MiddlewareConsumer } from '@nestjs/common';\n`,
);
const configImport = fc.constantFrom('', `import { ConfigModule } from '@nestjs/config';\n`);
const element = fc.constantFrom(
  'A',
  'B.forRoot({ a: 1 }) // of B\n  ',
  '/* C */ C',
  'ConfigModule.forRoot()',
  'ConfigModule.forRoot({ isGlobal: true /* everywhere */ })',
  'ConfigModule.forRoot({\n    load: [], // nothing\n  })',
  '...D',
);
const imports = fc
  .tuple(fc.array(element, { maxLength: 4 }), fc.constantFrom('', ','), fc.constantFrom('', '\n    ', ' '))
  .map(([elements, comma, gap]) => {
    const list = elements.map((text) => gap + text).join(',');
    return `imports: [${list}${elements.length > 0 ? comma : ''}${gap}]`;
  });
const options = fc
  .tuple(
    fc.option(imports),
    fc.constantFrom('', 'providers: []', 'controllers: [], // none\n  '),
    fc.constantFrom(' ', '\n  '),
  )
  .map(
    ([list, rest, gap]) =>
      `{${gap}${[list ?? '', rest].filter((part) => part !== '').join(`,${gap}`)}${gap}}`,
  );
const members = fc.constantFrom(
  '',
  '\n',
  '\n  constructor(private readonly a: A) {}\n',
  '\n  configure(consumer: MiddlewareConsumer) {\n    consumer.apply(X).forRoutes("*");\n  }\n',
  '\n  async configure(c: MiddlewareConsumer) { [X].forEach((x) => c.apply(x).forRoutes("a")) }\n\n  other() {}\n',
  '\n  // nothing yet\n',
);
const rootModules = fc
  .tuple(
    head,
    configImport,
    options,
    fc.constantFrom('', ' implements OnModuleInit', ' extends Base'),
    members,
  )
  .map(([first, config, argument, heritage, body]) => {
    return `${first}${config}\n@Module(${argument})\nexport class AppModule${heritage} {${body}}\n`;
  });
const layouts = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  quote: fc.constantFrom("'", '"'),
  semicolon: fc.boolean(),
});
const asked = fc.record({
  insecureDev: fc.boolean(),
  secretStore: fc.constantFrom('env' as const, 'inline' as const),
});

const laidOut = fc
  .tuple(rootModules, layouts)
  .map(([text, { eol, quote, semicolon }]) =>
    (semicolon ? text : text.replaceAll(';\n', '\n')).replaceAll("'", quote).replaceAll('\n', eol),
  );

describe('whatever the root module looks like', { timeout: 120_000 }, () => {
  it('it is patched as a whole, or not at all', async () => {
    let patched = 0;
    await fc.assert(
      fc.asyncProperty(laidOut, asked, async (root, answers) => {
        const files = application({ 'src/app.module.ts': root });
        patched += await expectConsistent(files, answers);
      }),
      { numRuns: 60 },
    );
    expect(patched).toBeGreaterThan(10);
  });

  it('a damaged one is blocked, or patched without harm', async () => {
    const damage = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(12),
      insert: fc.constantFrom('', '{', ')', ',', '"', '/*', 'x'),
    });
    await fc.assert(
      fc.asyncProperty(laidOut, damage, asked, async (root, { at, length, insert }, answers) => {
        const from = Math.floor(at * root.length);
        const damaged = root.slice(0, from) + insert + root.slice(from + length);
        await expectConsistent(application({ 'src/app.module.ts': damaged || ' ' }), answers);
      }),
      { numRuns: 60 },
    );
  });
});

/** @returns 1 when the application was patched, 0 when it was blocked */
async function expectConsistent(files: Files, answers: Parameters<typeof planFor>[1]): Promise<number> {
  const first = await orBlocked(planFor(files, answers));
  if (first === undefined || first.plan.blocked.length > 0) return 0;
  const before = files['src/app.module.ts'] ?? '';
  const after = first.after['src/app.module.ts'] ?? '';
  expect(kept(words(before), words(after))).toBe(true);
  for (const name of ['WristbandExpressAuthModule', 'WristbandExpressSessionModule']) {
    expect(after.split(`${name}.forRootAsync(`)).toHaveLength(2);
  }
  expect(after.split('.apply(WristbandExpressSessionMiddleware)')).toHaveLength(2);
  expect(hasMixedLineEnds(after)).toBe(hasMixedLineEnds(before));
  const second = await planFor(first.after, answers);
  expect(second.plan.blocked).toEqual([]);
  expect(second.plan.files).toEqual([]);
  return 1;
}

/** Damage may part a line feed from its carriage return. */
function hasMixedLineEnds(text: string): boolean {
  return text.replaceAll('\r\n', '').includes(text.includes('\r\n') ? '\n' : '\r');
}

async function orBlocked<Value>(planning: Promise<Value>): Promise<Value | undefined> {
  try {
    return await planning;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Tokens and comments, commas aside. */
function words(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const found: string[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) found.push(scanner.getTokenText().trim());
  return found.filter((word) => word !== '' && word !== ',');
}

function kept(before: readonly string[], after: readonly string[]): boolean {
  let next = 0;
  for (const word of after) if (word === before[next]) next += 1;
  return next === before.length;
}
