import type { Change, Finding, Note } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { listed } from '../../../model/words.js';
import { nodesIn } from '../../../languages/python/parse/nodes.js';
import type { DjangoApp } from '../app.js';
import type { SettingsApart } from '../project/other-entries.js';
import type { Unsupported } from '../settings/unsupported.js';
import { isDoneByHand, isInPlace } from './in-place.js';
import { stepsByHand } from './settings-by-hand.js';

type Settings = Pick<DjangoApp, 'view' | 'loader'>;

/**
 * Stands for all edits of settings whose final values are unknown: nothing is changed, everything is spelt out.
 * With consent it only says what was passed over, and so it does where everything is written out already.
 */
export function blockUnsupported(unsupported: Unsupported, app: Settings, answers: Answers): Change {
  const { file, line, reason, consent } = unsupported;
  return {
    title: 'add the session to the settings',
    file,
    run: () => {
      if (isDoneByHand(unsupported, app.view)) {
        const message = `${reason} ${whatIsDone(unsupported)}`;
        return {
          kind: 'unchanged',
          notes: [{ message, file, line }],
          findings: unusedClass(unsupported, app),
        };
      }
      const blocked = { kind: 'blocked' as const, reason, line, ...stepsByHand(unsupported, app, answers) };
      if (consent === undefined) return blocked;
      return answers.force
        ? { kind: 'unchanged', notes: [{ message: reason, file, line }] }
        : { ...blocked, consent };
    },
  };
}

/**
 * Names the settings that get the session, too, those that have it, and those that need a run of their own.
 * @param besides those that are patched
 */
export function reportApart(
  apart: readonly SettingsApart[],
  { view }: Settings,
  besides: ReadonlySet<string>,
): Change {
  const done = apart.filter(({ settings }) => isInPlace(view.graph, settings));
  const left = apart.filter((one) => !besides.has(one.settings) && !done.includes(one));
  return {
    title: 'add the session to other settings',
    file: view.file,
    run: () => ({
      kind: 'unchanged',
      notes: apart
        .filter((one) => !left.includes(one))
        .map((one) =>
          apartNote(one, done.includes(one) ? 'already has the session' : 'gets the session, too'),
        ),
      findings: left.map(({ finding }) => finding),
    }),
  };
}

function apartNote({ settings, reason, finding: { file, line } }: SettingsApart, clause: string): Note {
  return { message: `${reason} ${settings} ${clause}.`, ...(file && { file }), ...(line && { line }) };
}

function whatIsDone({ others = [] }: Unsupported): string {
  return others.length > 0
    ? `${listed(others)} already has the session.`
    : "The literal settings have the session; can't tell whether anything changes it.";
}

/** A class that its own module does nothing with: Django looks at the module's names alone. */
function unusedClass({ file, line, inClass }: Unsupported, { view }: Settings): Finding[] {
  const body = view.graph.modules.get(file)?.body ?? [];
  const others = body.filter((statement) => statement.nodeType !== 'ClassDef' || statement.name !== inClass);
  const isUsed = others
    .flatMap((statement) => nodesIn(statement))
    .some((node) => node.nodeType === 'Name' && node.id === inClass);
  if (inClass === undefined || isUsed) return [];
  const message = `can't tell whether Django uses what the class ${inClass} sets: this file doesn't use it`;
  return [
    { file, line, message, manual: `Check how the settings module gets the names that ${inClass} sets.` },
  ];
}
