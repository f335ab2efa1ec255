import type { Change } from '../../src/model/change.js';
import type { Dependencies, Framework, Project, ProjectCheck } from '../../src/model/framework.js';

interface FakeFramework {
  readonly name?: string;
  /** Present when the folder holds this file. */
  readonly sign?: string;
  readonly changes: readonly Change[];
  readonly missing?: readonly string[];
  readonly declared?: Dependencies['declared'];
  readonly projectCheck?: ProjectCheck;
  /** What is unknown, and the project can tell. */
  readonly isOpen?: boolean;
  /** What the project has decided already; nothing where no session was ever set up. */
  readonly current?: Project['current'];
}

/** A framework of a few lines: what the engine does must not depend on NestJS or Django. */
export function fakeFramework({
  name = 'fake',
  sign = 'fake.txt',
  changes,
  missing = [],
  declared,
  projectCheck,
  isOpen,
  current = {},
}: FakeFramework): Framework {
  const project: Project = {
    framework: name,
    title: `Fake ${name}`,
    app: '',
    target: sign,
    current,
    notes: [],
    rotation: () => {
      throw new Error('Nothing is rotated here.');
    },
    changeSet: () => ({
      changes,
      reads: [],
      ...(projectCheck && { projectCheck }),
      ...(isOpen !== undefined && {
        review: () => ({ blocked: [], findings: [], notes: [], unknown: [], isOpen }),
      }),
      nextSteps: ['Read the next page of the guide.'],
      dependencies: {
        missing,
        command: missing.length === 0 ? undefined : ['fake-install', ...missing],
        ...(declared && { declared }),
      },
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
        message: 'Allow plain http://localhost?',
        fallback: false,
      },
    ],
    recognise: async ({ workspace }) =>
      (await workspace.read(sign)) === undefined ? undefined : `found ${sign}`,
    load: () => Promise.resolve({ detect: () => Promise.resolve(project) }),
  };
}

/** Appends a line once. */
export function appendLine(file: string, line: string, more: Partial<Change> = {}): Change {
  return {
    title: `append a line`,
    problem: 'a line is missing',
    file,
    run: (source = '') =>
      source.includes(line) ? { kind: 'unchanged' } : { kind: 'changed', text: `${source}${line}\n` },
    ...more,
  };
}
