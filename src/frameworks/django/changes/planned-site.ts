import { parsePython, type ParsedPython } from '../../../languages/python/index.js';
import type { Texts } from '../../../model/types.js';
import { withModules } from '../settings/chain/chain.js';
import type { SettingsSite } from '../settings/site.js';

/** The settings file in its chain, with the texts that the files will have. */
export function plannedSite(site: SettingsSite, texts: Texts): SettingsSite {
  const changed = new Map<string, ParsedPython>();
  for (const [path, before] of site.chain.modules) {
    const text = texts.get(path);
    const parsed = text === undefined || text === before.text ? undefined : parsePython(text);
    if (parsed?.kind === 'parsed') changed.set(path, parsed);
  }
  return { ...site, chain: withModules(site.chain, changed) };
}
