import {
  booleanValue,
  editPython,
  quoted,
  statementsOf,
  styleOf,
  subscriptKey,
  type NodeOf,
  type ParsedPython,
} from '../../../languages/python/index.js';
import type { Change } from '../../../model/change.js';
import { addBlock } from '../settings/block-place.js';
import { bindingsIn, scopeOf } from '../settings/graph/scope.js';
import { INSECURE_COMMENT, keepsInsecure, type CookieFlag } from '../settings/cookie-settings.js';
import { AUTH_CONFIG as NAME, INSECURE_KEY as KEY } from '../settings/names.js';
import type { SettingsView } from '../settings/view.js';
import { settingsChange } from './settings-change.js';

/** Lets the auth SDK's own cookies follow the flag in a module that takes WRISTBAND_AUTH from another one. */
export function changeAuthConfig(view: SettingsView, flag: CookieFlag): Change {
  const wanted = flag === 'insecure';
  return settingsChange(`set ${KEY} in ${NAME}`, view, (parsed, { graph, entry, file }) => {
    const bindings = bindingsIn(scopeOf(graph, entry), NAME);
    const item = itemIn(parsed);
    if (item !== undefined) {
      const present = booleanValue(item.value);
      const stays = present === undefined || present === wanted || keepsInsecure(parsed, item, flag);
      const edits = stays ? [] : [{ ...parsed.span(item.value), insert: wanted ? 'True' : 'False' }];
      return { text: editPython(parsed.text, edits) };
    }
    const isOwn = bindings.some((binding) => binding.file === file);
    if (!wanted || bindings.length === 0 || isOwn) return { text: parsed.text };
    const line = `${NAME}[${quoted(KEY, styleOf(parsed))}] = True  ${INSECURE_COMMENT.replace('True', 'False')}`;
    return { text: editPython(parsed.text, [addBlock(parsed, line)]) };
  });
}

/** `WRISTBAND_AUTH['…'] = …` at module level. */
function itemIn(parsed: ParsedPython): NodeOf<'Assign'> | undefined {
  const placed = statementsOf(parsed).findLast(
    ({ statement, within }) =>
      within.length === 0 &&
      statement.nodeType === 'Assign' &&
      statement.targets.some((target) => subscriptKey(target, NAME) === KEY),
  );
  return placed?.statement.nodeType === 'Assign' ? placed.statement : undefined;
}
