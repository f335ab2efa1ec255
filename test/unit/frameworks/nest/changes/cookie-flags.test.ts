import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../../src/cli/arguments.js';
import { run } from '../../../../../src/core/run.js';
import { frameworks } from '../../../../../src/frameworks/index.js';
import { detect } from '../../../../../src/frameworks/nest/index.js';
import { openTestContext } from '../../../../support/context.js';
import { memoryDisk, ROOT } from '../../../../support/memory-disk.js';
import { application, planFor, searchIn, type Files } from '../application.js';

const FILE = 'src/config/wristband.config.ts';

/** A patched application whose configurations have these members more. */
async function patched(session: string, auth: string): Promise<Files> {
  const { after } = await planFor(application());
  const text = after[FILE] ?? expect.unreachable();
  const config = text
    .replace('const sessionOptions: SessionOptions = {', (line) => `${line}\n  ${session}`)
    .replace('(): AuthConfig => {\n  return {', (line) => `${line}\n  ${auth}`);
  return { ...after, [FILE]: config };
}

async function runOn(files: Files, ...flags: string[]) {
  const { context } = await openTestContext({ fs: memoryDisk(Object.entries(files)).fs, root: ROOT });
  return run(parseArguments([...flags, '--no-install'], '0.0.0', frameworks, process), frameworks, context);
}

describe.each([
  ['secure: false,', ''],
  ['', 'dangerouslyDisableSecureCookies: true,'],
  ['secure: true,', 'dangerouslyDisableSecureCookies: true,'],
])('an application with half of the decision: %j %j', (session, auth) => {
  it.each([[['--no-insecure-dev']], [['--insecure-dev']]])(
    'is checked for what a run changes: %j',
    async (flags) => {
      const files = await patched(session, auth);
      const checked = await runOn(files, 'check', ...flags);
      const ran = await runOn(files, ...flags);
      const done = ran.plan.files.flatMap((file) => file.done);
      expect(done.length).toBeGreaterThan(0);
      expect(checked.exitCode).toBe(1);
      const wrong = done.map((title) => title.replace(/^set (\w+) to/, '$1 should be'));
      expect(checked.findings.map(({ message }) => message)).toEqual(wrong);
    },
  );
});

it.each([
  ['secure: false,', 'dangerouslyDisableSecureCookies: true,', true],
  ['secure: false,', '', false],
  ['', 'dangerouslyDisableSecureCookies: true,', false],
  ['secure: isLocal,', 'dangerouslyDisableSecureCookies: isLocal,', false],
])('takes both cookies for one decision of the project: %j %j', async (session, auth, insecureDev) => {
  const { current } = await detect(await searchIn(await patched(session, auth)));
  expect(current).toEqual({ insecureDev, secretStore: 'env' });
});

it.each([
  [false, 'secure: true', 'dangerouslyDisableSecureCookies: false'],
  [true, 'secure: false', 'dangerouslyDisableSecureCookies: true'],
])('sets both cookies by one answer: insecureDev %j', async (insecureDev, session, auth) => {
  const files = await patched(`secure: ${insecureDev},`, `dangerouslyDisableSecureCookies: ${!insecureDev},`);
  const { plan, after } = await planFor(files, { insecureDev });
  expect(plan.files.flatMap(({ done }) => done)).toHaveLength(2);
  expect(after[FILE]).toContain(session);
  expect(after[FILE]).toContain(auth);
});

it.each([
  ['secure: false,', 'dangerouslyDisableSecureCookies: true,'],
  ['secure: false,', ''],
  ['', 'dangerouslyDisableSecureCookies: true,'],
])('stays as it is without a flag: %j %j', async (session, auth) => {
  const { plan } = await runOn(await patched(session, auth));
  expect(plan.files).toEqual([]);
});

it('keeps an expression and says so', async () => {
  const files = await patched('secure: isLocal(),', '');
  const { plan, after } = await planFor(files, { insecureDev: true });
  expect(after[FILE]).toContain('secure: isLocal(),');
  expect(plan.notes.map(({ message }) => message)).toContain(
    'secure is a custom expression, and was left unchanged.',
  );
});

it('replaces a secret and adds a flag to the same object', async () => {
  const files = await patched('', '');
  const short = (files[FILE] ?? '').replace(
    /\n {2}\/\/ Read lazily[^]*?\n {2}\},\n/,
    `\n  secrets: 'short',\n`,
  );
  const { plan, after } = await planFor({ ...files, [FILE]: short }, { insecureDev: true, force: true });
  expect(plan.blocked).toEqual([]);
  expect(after[FILE]).toMatch(
    /get secrets\(\)[^]*?\n {2}\},\n {2}\/\/ Must be true in production.\n {2}secure: false,\n/,
  );
});
