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
import type { Transform } from '../../../model/types.js';
import { addBlock } from '../settings/block-place.js';
import { bindingsIn, scopeOf } from '../settings/chain/scope.js';
import { INSECURE_COMMENT, keepsInsecure, type CookieFlag } from '../settings/cookie-settings.js';
import { AUTH_CONFIG as NAME, INSECURE_KEY as KEY } from '../settings/names.js';
import type { SettingsSite } from '../settings/site.js';
import { settingsTransform } from './settings-transform.js';

/** Lets the auth SDK's own cookies follow the flag in a module that takes WRISTBAND_AUTH from another one. */
export function changeAuthConfig(site: SettingsSite, flag: CookieFlag): Transform {
  const wanted = flag === 'insecure';
  return settingsTransform(`set ${KEY} in ${NAME}`, site, (parsed, { chain, entry, file }) => {
    const bindings = bindingsIn(scopeOf(chain, entry), NAME);
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
