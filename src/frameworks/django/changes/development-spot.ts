import { importersOf } from '../../../languages/python/evaluate/index.js';
import { editPython } from '../../../languages/python/index.js';
import { evaluatorOf, missingAfter } from '../settings/evaluation.js';
import { alternativesIn, alwaysIn } from '../settings/graph/alternatives.js';
import { purposeOf } from '../settings/module-name.js';
import { productionModules } from '../settings/module-purpose.js';
import { possibleValues } from '../settings/possible-values.js';
import { addBlock } from './settings-edits.js';
import { withTexts, type SettingsView } from '../settings/view.js';

/** A name that no settings have. */
const PROBE = 'WRISTBAND_PROBE';

/** Where that which is for development alone belongs. */
export interface DevelopmentSpot {
  readonly file: string;
  /** Production loads the file as well: only a condition on DEBUG tells the two apart. */
  readonly ifDebug: boolean;
}

/**
 * The module that development alone loads: the one that manage.py names, if production doesn't use it, or what that one
 * chooses for development; else a module with a name like local.py that star-imports the patched file. Where there is
 * none, the end of settings that are made of several files, under `if DEBUG:`; else the patched file.
 * @param servers the files of the modules that wsgi.py and asgi.py name
 */
export function developmentSpot(view: SettingsView, servers: readonly string[]): DevelopmentSpot {
  const { graph, entry, file } = view;
  const plainIn = (module: string): DevelopmentSpot => ({ file: module, ifDebug: false });
  const isFor = (purpose: string) => (module: string) => purposeOf(module, file) === purpose;
  if (entry !== file && isFor('development')(entry)) return plainIn(entry);
  const chosen = chosenForDevelopment(view);
  if (chosen !== undefined) return plainIn(chosen);
  const alternatives = alternativesIn(graph, entry).map((one) => one.file);
  const production = productionModules(view, servers);
  const isShared = entry === file || [entry, ...alternatives].some((one) => production.includes(one));
  const always = alwaysIn(graph, entry);
  if (!isShared && !alternatives.some(isFor('production')))
    return plainIn([...always].find((one) => isFor('development')(one) && hasLastWord(view, one)) ?? entry);
  const own = importersOf(graph, file).find((one) => isFor('development')(one) && !always.has(one));
  if (own !== undefined) return plainIn(own);
  const isOfSeveral = entry !== file || alternatives.length > 0;
  return isOfSeveral && mayDebug(view) ? { file: entry, ifDebug: true } : plainIn(file);
}

/** Of several, one that is surely there, and rather `local.py`, which runs on the developer's own computer. */
function chosenForDevelopment(view: SettingsView): string | undefined {
  const { graph, entry, file } = view;
  const chosen = alternativesIn(graph, entry).filter(
    (one) => purposeOf(one.file, file) === 'development' && hasLastWord(view, one.file),
  );
  const required = chosen.filter(({ optional }) => !optional);
  const [first] = required.length > 0 ? required : chosen;
  return (required.find((one) => /(^|[/_])local/.test(one.file)) ?? first)?.file;
}

/** Whether what a part of the settings sets may win over the block in the patched file. */
function hasLastWord(view: SettingsView, part: string): boolean {
  const { graph, entry } = withTexts(view, (file) => {
    const parsed = view.graph.modules.get(file);
    if (parsed === undefined) return undefined;
    if (file === part) return `${parsed.text}\n${PROBE} = True\n`;
    return file === view.file
      ? editPython(parsed.text, [addBlock(parsed, view, `${PROBE} = False`)])
      : undefined;
  });
  return evaluatorOf(graph)
    .evaluate(entry, PROBE)
    .bound.some(({ site }) => site.file === part);
}

/** Whether DEBUG may be on when the settings have been run, as far as they tell. */
function mayDebug(view: SettingsView): boolean {
  const values = possibleValues(evaluatorOf(view.graph), view.entry, 'DEBUG');
  const isPossible = values.some(
    (one) => one.kind === 'unknown' || (one.kind === 'plain' && Boolean(one.value)),
  );
  return isPossible || missingAfter(view, 'DEBUG').length > 0;
}
