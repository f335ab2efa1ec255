import type { Framework, OwnCheck, Project, Transform } from '../../src/model/types.js';

interface FakeFramework {
  readonly name?: string;
  /** Present when the folder holds this file. */
  readonly sign?: string;
  readonly transforms: readonly Transform[];
  readonly missing?: readonly string[];
  readonly ownCheck?: OwnCheck;
}

/** A framework of a few lines: what the engine does must not depend on NestJS or Django. */
export function fakeFramework({
  name = 'fake',
  sign = 'fake.txt',
  transforms,
  missing = [],
  ownCheck,
}: FakeFramework): Framework {
  const project: Project = {
    framework: name,
    title: `Fake ${name}`,
    app: '',
    target: sign,
    current: {},
    notes: [],
    blueprint: () => ({
      transforms,
      reads: [],
      ...(ownCheck && { ownCheck }),
      nextSteps: ['Read the next page of the guide.'],
      dependencies: { missing, command: missing.length === 0 ? undefined : ['fake-install', ...missing] },
    }),
  };
  return {
    name,
    aliases: [],
    label: `Fake ${name}`,
    sign,
    questions: [
      {
        kind: 'confirm',
        name: 'insecureDev',
        flag: '--insecure-dev',
        description: 'no Secure',
        message: 'Send cookies without Secure?',
        fallback: false,
      },
    ],
    recognise: async ({ workspace }) =>
      (await workspace.read(sign)) === undefined ? undefined : `found ${sign}`,
    load: () => Promise.resolve({ detect: () => Promise.resolve(project) }),
  };
}

/** Appends a line once. */
export function appendLine(file: string, line: string, more: Partial<Transform> = {}): Transform {
  return {
    title: `append a line`,
    file,
    run: (source = '') =>
      source.includes(line) ? { kind: 'unchanged' } : { kind: 'changed', text: `${source}${line}\n` },
    ...more,
  };
}
