import gtr from 'semver/ranges/gtr.js';
import { isRecord, readJson } from '../../../languages/node/files.js';
import type { AppManifest } from '../../../languages/node/manifest.js';
import type { Change } from '../../../model/change.js';
import { readText, type Workspace } from '../../../model/files.js';
import type { Answers } from '../../../model/options.js';
import { join } from '../../../model/paths.js';

/** The first version of Node that the SDK supports. */
const OLDEST = '20.0.0';
/** https://github.com/nodejs/Release: the code names before that of Node 20. */
const OLD_LTS = /^lts\/(argon|boron|carbon|dubnium|erbium|fermium|gallium|hydrogen)$/i;

/** A version of Node that the project demands, and that is too old. */
export interface OldNode {
  readonly version: string;
  readonly file: string;
  readonly line: number;
}

/** What package.json or `.nvmrc` demands, where no version that it allows will do. */
export async function oldNode(workspace: Workspace, { root }: AppManifest): Promise<OldNode | undefined> {
  const manifest = join(root, 'package.json');
  const engines = (await readJson(workspace, manifest))?.['engines'];
  const range = isRecord(engines) ? engines['node'] : undefined;
  if (typeof range === 'string' && isBelow(range)) {
    const lines = ((await readText(workspace, manifest)) ?? '').split(/\r\n|\r|\n/);
    const start = lines.findIndex((line) => line.includes('"engines"'));
    const index = lines.findIndex((line, at) => at >= start && line.includes('"node"'));
    return { version: range, file: manifest, line: index + 1 };
  }
  const file = join(root, '.nvmrc');
  const version = ((await readText(workspace, file)) ?? '').trim();
  return OLD_LTS.test(version) || (/^v?\d+(\.\d+){0,2}$/.test(version) && isBelow(version))
    ? { version, file, line: 1 }
    : undefined;
}

function isBelow(range: string): boolean {
  try {
    return gtr(OLDEST, range);
  } catch {
    // `lts/*` and the like are no ranges.
    return false;
  }
}

/** Blocks a new session while the project runs on a Node that the SDK doesn't support, unless the user agrees. */
export function blockOldNode({ version, file, line }: OldNode, answers: Answers): Change {
  const reason = `This project runs on Node ${version}; Wristband's SDK needs Node 20 or later.`;
  return {
    title: 'raise Node',
    file,
    run: () =>
      answers.force
        ? { kind: 'unchanged', notes: [{ message: reason, file, line }] }
        : {
            kind: 'blocked',
            reason,
            line,
            manual: 'Raise it here and where the application runs, and rerun.',
            consent: 'add the session anyway',
          },
  };
}
