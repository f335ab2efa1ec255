import type { Finding, Note, Review, Texts } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { isInsecureDev, keepsCookies } from '../../../session/questions.js';
import type { DjangoApp } from '../app.js';
import { filesOf, type Site, importersOf } from '../../../languages/python/evaluate/index.js';
import { dottedName, styleOf } from '../../../languages/python/index.js';
import { evaluatorOf, effectiveValue, openSites } from '../settings/evaluation.js';
import { SECURE } from '../settings/names.js';
import { possibleValues } from '../settings/possible-values.js';
import { developmentSpot } from './development-spot.js';
import { alternativesIn, graphInProduction } from '../settings/graph/alternatives.js';
import { purposeOf } from '../settings/module-name.js';
import { isDevelopmentOnly, productionModules } from '../settings/module-purpose.js';
import { whatIsOpen } from '../settings/list-origin.js';
import { unsupportedIn } from '../settings/unsupported.js';
import { servesNoRequests } from '../settings/without-requests.js';
import { withTexts, type SettingsView } from '../settings/view.js';
import { missingModules, openChanges } from './not-followed.js';
import { authConfigFindings } from './auth-config.js';
import type { CookieFlag, SettingFinding, Subject } from './finding.js';
import { appsFindings } from './installed-apps.js';
import { secretFindings } from './secret.js';
import { plainSecretBlock } from './secret-code.js';
import { middlewareFindings } from './session-middleware.js';
import { sessionBlock, sessionFindings } from './session-settings.js';
import { capitalized } from '../../../model/words.js';

/** Each change is asked what is wrong with a settings module; see `Subject`. */
const QUESTIONS = [
  sessionFindings,
  authConfigFindings,
  secretFindings,
  appsFindings,
  middlewareFindings,
] as const;

/**
 * What Django would make of the session once the files have these texts: in the settings module that it is started with,
 * in those that take in the patched file beside it, and with --production in those of production.
 */
export function reviewSettings(app: DjangoApp, answers: Answers, texts: Texts): Review {
  const view = withTexts(app.view, (file) => texts.get(file));
  const { graph, entry, file } = view;
  const patched = filesOf(graph, file);
  const flagOf = cookieFlags(app, answers);
  const ask = (use: 'start' | 'other', module: string): SettingFinding[] => {
    return findingsIn({ graph, module, use, flag: flagOf(module), patched });
  };
  const askInProduction = (module: string): SettingFinding[] =>
    findingsIn({
      graph: graphInProduction(graph, module, file),
      module,
      use: 'production',
      flag: 'secure',
      patched,
    });
  const started = ask('start', entry);
  const blocked = started.filter(({ sure }) => sure).map((one) => asBlocked(one, view, answers));
  const changes = openChanges(view);
  const notes = [...missingModules(view), ...changes];
  // What sets the flag of the cookie by a variable is the user's own choice.
  const isOpen = changes.length > 0 || started.some(({ sure, setting }) => !sure && setting !== SECURE);
  if (answers.production === true) {
    const isBlocked = ({ setting }: SettingFinding) =>
      started.some((one) => one.sure && one.setting === setting);
    const findings = productionModules(view, app.servers).flatMap((module) =>
      askInProduction(module)
        .filter((one) => module !== entry || !isBlocked(one))
        .map(inProduction),
    );
    return { blocked, findings, notes, unknown: [], isOpen };
  }
  const modules = importersOf(graph, file).filter(
    (module) => module !== entry && !servesNoRequests(view, app.servers, module),
  );
  const others = onceEach(modules.map((module) => ({ module, found: ask('other', module) })));
  const { open } = effectiveValue(graph, entry, 'SESSION_ENGINE');
  const isSaid = ({ setting, line, file: at }: SettingFinding) =>
    setting === 'the settings' && at === open?.file && line === open.line;
  const isNoted = (one: SettingFinding) => one.sure || (!patched.has(one.file) && !isSaid(one));
  return {
    blocked,
    findings: [],
    notes: [
      ...notes,
      ...others.flatMap(({ module, found }) => found.filter(isNoted).map((one) => elsewhere(module, one))),
    ],
    unknown: [
      ...started.filter((one) => !one.sure && !isSaid(one)),
      ...others.flatMap(({ found }) => found.filter((one) => !isNoted(one))),
    ].map(asNote),
    isOpen,
  };
}

interface Found {
  readonly module: string;
  readonly found: readonly SettingFinding[];
}

/** What can't be followed in a module is said of that one, and not again of each that imports it. */
function onceEach(modules: readonly Found[]): Found[] {
  const isOfWhole = (one: SettingFinding) => one.setting === 'the settings' && one.line !== undefined;
  const sayer = (one: SettingFinding) => {
    const saying = modules.filter(({ found }) =>
      found.some((other) => isOfWhole(other) && other.file === one.file && other.line === one.line),
    );
    return (saying.find(({ module }) => module === one.file) ?? saying[0])?.module;
  };
  return modules.map(({ module, found }) => ({
    module,
    found: found.filter((one) => !isOfWhole(one) || sayer(one) === module),
  }));
}

/**
 * Which settings of a module beside the one that Django is started with stay other than they should be, as the notes of
 * the run say. Those of tests may be anything, and so may those of jobs.
 */
export function leftIn(
  app: DjangoApp,
  answers: Answers,
  texts: Texts,
  module: string,
): (setting: string) => boolean {
  const { graph, file } = withTexts(app.view, (path) => texts.get(path));
  if (purposeOf(module, file) === 'tests') return () => true;
  if (servesNoRequests(app.view, app.servers, module)) return () => true;
  const flag = answers.production === true ? 'secure' : cookieFlags(app, answers)(module);
  const subject = { graph, module, use: 'other', flag, patched: filesOf(graph, file) } as const;
  const left = new Set(findingsIn(subject).flatMap(({ sure, setting }) => (sure ? [setting] : [])));
  return (setting) => left.has(setting);
}

function findingsIn(subject: Subject): SettingFinding[] {
  const { graph, module } = subject;
  const unsupported = unsupportedIn(graph, module);
  if (unsupported === undefined) return withoutRepetition(subject, findingsOf(subject));
  const { reason, ...at } = unsupported;
  return [openFinding(module, at, reason.replace(/\.$/, ''))];
}

/** What is wrong or unknown as far as the settings are written out, whatever can't be followed. */
export function findingsOf(subject: Subject): SettingFinding[] {
  return QUESTIONS.flatMap((ask) => ask(subject));
}

/** Where code that is not followed may set any setting, this is said once and not of each. */
function withoutRepetition({ graph, module }: Subject, found: readonly SettingFinding[]): SettingFinding[] {
  const sites = openSites(graph, module, 'SESSION_ENGINE');
  const [open] = sites;
  if (open === undefined) return [...found];
  const isElsewhere = ({ sure, file, line }: SettingFinding) =>
    sure || !sites.some((site) => site.file === file && site.line === line);
  const parsed = graph.modules.get(module);
  const code = parsed && `${plainSecretBlock(parsed)}\n\n${sessionBlock(styleOf(parsed), false)}`;
  const reason = `${whatIsOpen(graph, open)} may set any setting`;
  return [openFinding(module, open, reason, code), ...found.filter(isElsewhere)];
}

function openFinding(
  module: string,
  { file, line }: Pick<Required<SettingFinding>, 'file' | 'line'>,
  reason: string,
  code?: string,
): SettingFinding {
  const message = `can't tell how ${module} configures the session: ${reason}`;
  const manual =
    code === undefined
      ? `Make sure that ${module} sets up the session like the patched settings.`
      : `Put this last in ${module}:\n\n${code}`;
  return { setting: 'the settings', sure: false, file, line, message, manual };
}

/** What was asked of the cookie in each settings module; undefined where it does not matter, or meant for another one. */
export function cookieFlags({ view, servers }: DjangoApp, answers: Answers) {
  if (keepsCookies(answers)) return () => undefined;
  if (!isInsecureDev(answers))
    return (module: string): CookieFlag | undefined =>
      isDevelopmentOnly(view, servers, module) || isSetForDevelopment(view, servers, module)
        ? undefined
        : 'secure';
  const { graph, entry, file } = view;
  const spot = developmentSpot(view, servers);
  const isPartOf = (module: string) => alternativesIn(graph, module).some((one) => one.file === spot.file);
  const production = spot.file === file && !spot.ifDebug ? [] : productionModules(view, servers);
  return (module: string): CookieFlag | undefined => {
    const isInsecure = spot.file === module || (module === entry && isPartOf(module));
    if (isInsecure) return spot.ifDebug ? undefined : 'insecure';
    return production.includes(module) ? 'secure' : undefined;
  };
}

/** Whether what serves development alone, a part of a module or `if DEBUG:`, has the last word on Secure in it. */
function isSetForDevelopment(view: SettingsView, servers: readonly string[], module: string): boolean {
  return possibleValues(evaluatorOf(view.graph), module, SECURE).every(
    (value) =>
      value.kind !== 'unset' && (isDevelopmentOnly(view, servers, value.at.file) || isUnderDebug(value.at)),
  );
}

function isUnderDebug({ within }: Site): boolean {
  return within.some((outer) => outer.nodeType === 'If' && dottedName(outer.test) === 'DEBUG');
}

/** The block that does not reach the module is spelt out as a whole with its engine. */
function asBlocked(finding: SettingFinding, { graph, entry }: SettingsView, answers: Answers) {
  const { message, setting } = finding;
  const title = 'check the settings as Django loads them';
  const reason = `The edited settings wouldn't take effect: ${message}.`;
  const blocked = { kind: 'blocked' as const, title, ...placeOf(finding), reason };
  const parsed = graph.modules.get(entry);
  const isBlock = setting === 'SESSION_ENGINE' && parsed !== undefined;
  const code = isBlock ? sessionBlock(styleOf(parsed), isInsecureDev(answers)) : finding.code;
  if (code === undefined) return { ...blocked, manual: finding.manual };
  const manual = `Add this after everything else in ${entry}:\n\n${code}`;
  return { ...blocked, manual, code: [{ file: entry, code }] };
}

function inProduction(finding: SettingFinding): Finding {
  const { message, manual, setting } = finding;
  const clause = setting === 'the settings' ? `${message}.` : `in production, ${message}`;
  return { ...placeOf(finding), message: clause, manual };
}

function elsewhere(module: string, finding: SettingFinding): Note {
  return finding.sure
    ? { ...placeOf(finding), message: `With ${module}, ${finding.message}.` }
    : asNote(finding);
}

/** Its clause begins with "can't". */
function asNote(finding: SettingFinding): Note {
  return { ...placeOf(finding), message: `${capitalized(finding.message)}.` };
}

function placeOf({ file, line }: SettingFinding): Pick<SettingFinding, 'file' | 'line'> {
  return line === undefined ? { file } : { file, line };
}
