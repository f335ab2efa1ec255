import { insertIntoList, quoted, styleOf, type ParsedPython } from '../../../languages/python/index.js';
import type { Answers, BlockedResult, Transform } from '../../../types.js';
import { SESSIONS_APP } from '../settings/names.js';
import { readStringList, type StringList } from '../settings/string-list.js';
import { editInSteps, settingsTransform, type Edited } from './settings-transform.js';

const AUTH = 'django.contrib.auth';
const CONTENT_TYPES = 'django.contrib.contenttypes';

/** The session engine imports models of auth, which needs contenttypes: without them the server does not start. */
const ORDER = [AUTH, CONTENT_TYPES, SESSIONS_APP];

/** What startproject lists after the three. */
const FOLLOWERS = ['django.contrib.messages', 'django.contrib.staticfiles'];

export function addApps(file: string, answers: Answers): Transform {
  return settingsTransform(`add ${SESSIONS_APP} to INSTALLED_APPS`, file, (parsed) => edit(parsed, answers));
}

function edit(parsed: ParsedPython, answers: Answers): Edited | BlockedResult {
  const apps = readStringList(parsed, 'INSTALLED_APPS');
  if (apps.kind === 'absent') {
    return blocked(parsed, ORDER, 'INSTALLED_APPS is not set in this file.');
  }
  if (apps.kind === 'unclear') return blocked(parsed, ORDER, apps.reason, apps.line);
  const certain = apps.added.filter(({ conditional }) => !conditional);
  const present = [...apps.items, ...certain.map(({ value }) => value)];
  const missing = ORDER.filter((app) => !isInstalled(app, present));
  if (missing.length === 0) return { text: parsed.text };
  const perhaps = apps.added.find(({ value }) => missing.some((app) => isInstalled(app, [value])));
  if (perhaps !== undefined) {
    return blocked(parsed, missing, 'This app is added to INSTALLED_APPS under a condition.', perhaps.line);
  }
  if ([...present, ...apps.added.map(({ value }) => value)].includes(undefined)) {
    const reason =
      'INSTALLED_APPS holds elements that are no plain strings, so what it lacks cannot be told.';
    return blocked(parsed, missing, reason, apps.line);
  }
  const foreign = missing.filter((app) => app !== SESSIONS_APP);
  if (foreign.length > 0 && !answers.force) {
    const reason = `INSTALLED_APPS lacks ${foreign.join(' and ')}, which the session engine needs.`;
    return {
      ...blocked(parsed, missing, reason, apps.line),
      consent: `add ${foreign.join(' and ')} to INSTALLED_APPS`,
    };
  }
  return {
    text: editInSteps(
      parsed,
      missing.map((app) => (current) => insertApp(current, app)),
    ),
  };
}

/** `django.contrib.auth`, or the path of an app's configuration: `django.contrib.auth.apps.AuthConfig`. */
function isInstalled(app: string, present: readonly (string | undefined)[]): boolean {
  return present.some((item) => item === app || item?.startsWith(`${app}.apps.`) === true);
}

function insertApp(parsed: ParsedPython, app: string) {
  const apps = readStringList(parsed, 'INSTALLED_APPS');
  if (apps.kind !== 'list') return [];
  const style = styleOf(parsed);
  return insertIntoList(parsed, apps.node, placeOf(app, apps), quoted(app, style), style);
}

/** After those that startproject lists before it, else before those it lists after it, else first, as the guide shows. */
function placeOf(app: string, { items }: StringList): number {
  const index = ORDER.indexOf(app);
  const before = items.findLastIndex(
    (item) => item !== undefined && ORDER.slice(0, index).some((name) => isInstalled(name, [item])),
  );
  if (before >= 0) return before + 1;
  const followers = [...ORDER.slice(index + 1), ...FOLLOWERS];
  return Math.max(
    0,
    items.findIndex((item) => item !== undefined && followers.some((name) => isInstalled(name, [item]))),
  );
}

function blocked(
  parsed: ParsedPython,
  missing: readonly string[],
  reason: string,
  line?: number,
): BlockedResult {
  const style = styleOf(parsed);
  const lines = missing.map((app) => `${style.unit}${quoted(app, style)},`);
  return {
    kind: 'blocked',
    reason,
    ...(line === undefined ? {} : { line }),
    manual: `Make sure that INSTALLED_APPS, as Django sees it, has:\n\n${lines.join('\n')}`,
  };
}
