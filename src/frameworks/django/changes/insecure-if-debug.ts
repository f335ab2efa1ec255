import {
  appendBlock,
  booleanValue,
  dottedName,
  editPython,
  quoted,
  styleOf,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import { linesOf } from '../../../languages/python/query/logical-lines.js';
import type { TextEdit } from '../../../languages/text/text-edit.js';
import type { Change } from '../../../model/change.js';
import { evaluatorOf } from '../settings/evaluation.js';
import { AUTH_CONFIG, INSECURE_KEY, SECURE } from '../settings/names.js';
import { possibleValues } from '../settings/possible-values.js';
import type { SettingsView } from '../settings/view.js';
import { ownComment } from './comment-after.js';
import { settingsChange } from './settings-change.js';
import { WRITTEN } from './written-comments.js';

/**
 * Sends cookies without Secure where DEBUG is on, or takes back what did so: in settings that development and production
 * share, nothing else tells the two apart.
 */
export function allowInsecureIfDebug(view: SettingsView, wanted: boolean): Change {
  const what = wanted
    ? { title: 'send cookies without Secure if DEBUG is on', problem: 'Secure should be off if DEBUG is on' }
    : { title: 'send cookies with Secure only', problem: 'Secure should be on, also if DEBUG is on' };
  return settingsChange(what, view, (parsed, now) => {
    if (!wanted)
      return {
        text: editPython(
          parsed.text,
          insecureBlocks(parsed).map((block) => without(parsed, block)),
        ),
      };
    // Where DEBUG is off as far as anyone can see, the block of an earlier run has no effect yet.
    return {
      text:
        isInsecureIfDebug(parsed) || isAllowed(now)
          ? parsed.text
          : editPython(parsed.text, [appendBlock(parsed, blockFor(parsed, now))]),
    };
  });
}

/** Whether the settings do it under a condition already. */
function isAllowed({ graph, entry }: SettingsView): boolean {
  return possibleValues(evaluatorOf(graph), entry, SECURE).some(
    (value) => value.kind === 'plain' && value.value === false && value.at.within.length > 0,
  );
}

function blockFor(parsed: ParsedPython, { graph, entry }: SettingsView): string {
  const style = styleOf(parsed);
  const config = evaluatorOf(graph).evaluate(entry, AUTH_CONFIG);
  const hasConfig = config.bound.length > 0 && !config.mayBeUnset;
  return [
    'if DEBUG:',
    `${style.unit}${SECURE} = False  # ${WRITTEN.insecureIfDebug[0]}`,
    ...(hasConfig ? [`${style.unit}${AUTH_CONFIG}[${quoted(INSECURE_KEY, style)}] = True`] : []),
  ].join('\n');
}

/** Whether an earlier run has put the block into a file. */
export function isInsecureIfDebug(parsed: ParsedPython): boolean {
  return insecureBlocks(parsed).length > 0;
}

/** The blocks of earlier runs. */
export function insecureBlocks(parsed: ParsedPython): NodeOf<'If'>[] {
  return parsed.body.flatMap((statement) => {
    if (statement.nodeType !== 'If' || dottedName(statement.test) !== 'DEBUG') return [];
    const [first] = statement.body;
    const isOwn =
      first?.nodeType === 'Assign' &&
      booleanValue(first.value) === false &&
      WRITTEN.insecureIfDebug.some((comment) => ownComment(parsed, first, `# ${comment}`) !== undefined);
    return isOwn ? [statement] : [];
  });
}

/** With the blank line above. */
function without(parsed: ParsedPython, block: NodeOf<'If'>): TextEdit {
  const { from, to } = linesOf(parsed, block);
  const blank = /(?<=\n)\r?\n$/.exec(parsed.text.slice(0, from))?.[0].length ?? 0;
  return { from: from - blank, to, insert: '' };
}
