import type { BlockedResult, Note } from '../../../model/change.js';
import { SESSIONS_APP } from '../settings/names.js';
import { conditionalSessions } from '../settings/conditional-sessions.js';
import { labelOf, namesakeOf } from '../settings/needed-apps.js';
import type { StringList } from '../settings/string-list.js';
import type { SettingsView } from '../settings/view.js';
import { blamed } from './settings-change.js';

/** Another app can't give its label away: its tables, migrations and foreign keys are named after it. */
export function blockedByNamesake(
  view: SettingsView,
  apps: StringList,
  missing: readonly string[],
): BlockedResult | undefined {
  const app = missing.find((one) => namesakeOf(view.graph, one) !== undefined);
  const namesake = app && namesakeOf(view.graph, app);
  if (app === undefined || namesake === undefined) return undefined;
  const label = labelOf(app);
  const reason =
    `The session engine needs ${app}, but ${namesake} has the same label, ${label}, and Django rejects two apps ` +
    'with one label.';
  const manual =
    `Give ${namesake} another label in its AppConfig, migrate its tables and whatever refers to ${label}, and rerun. ` +
    `Wristband's session engine doesn't start without ${app}.`;
  return { kind: 'blocked', ...blamed(view, { ...apps, reason }), manual };
}

/** The app of sessions has a table and a command that encrypted cookies don't need. */
export function leftOutForNamesake({ graph }: SettingsView, { file, line }: StringList): Note[] {
  const namesake = namesakeOf(graph, SESSIONS_APP);
  if (namesake === undefined) return [];
  const message =
    `${SESSIONS_APP} is not added: ${namesake} has the same label, ${labelOf(SESSIONS_APP)}, and Django rejects two ` +
    'apps with one label. Encrypted cookies work without it.';
  return [{ message, file, line }];
}

/** If only the app of sessions is missing, and a condition decides about it. */
export function leftConditional(
  { graph }: SettingsView,
  apps: StringList,
  missing: readonly string[],
): Note[] {
  const place = missing.every((app) => app === SESSIONS_APP) ? conditionalSessions(graph, apps) : undefined;
  const message = `A condition decides whether INSTALLED_APPS has ${SESSIONS_APP} here. Encrypted cookies work without it.`;
  return place === undefined ? [] : [{ message, ...place }];
}
