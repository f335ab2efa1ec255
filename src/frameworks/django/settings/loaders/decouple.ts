import {
  assignmentsOf,
  importsOf,
  lineOf,
  type Expression,
  type ParsedPython,
  type PlacedStatement,
  canonicalName,
} from '../../../../languages/python/index.js';
import { folderOf } from '../../../../paths.js';
import { unclearLoad } from './calls.js';
import { envPath } from './env-path.js';
import type { EnvSource, LoaderReader, SettingsPlace } from './loader.js';

/** python-decouple: `config('X')`, imported or made of a file. */
export const decoupleLoader: LoaderReader = (parsed, place) => {
  const [reader, second] = configsOf(parsed, place);
  if (reader === undefined) return undefined;
  const { name, statement, within, source } = reader;
  const again = assignmentsOf(parsed, name.split('.')[0] ?? name).find(
    (assignment) => assignment.statement !== statement && isOfModule(assignment),
  );
  const odd = second ?? again;
  if (odd !== undefined) {
    return {
      kind: 'unclear',
      line: lineOf(odd.statement),
      reason: 'The environment is read in more than one way here.',
    };
  }
  if (within.length > 0) return unclearLoad(reader, 'The env file is read under a condition');
  if (source === undefined) return unclearLoad(reader, 'The path of the env file cannot be worked out');
  const from = parsed.span(statement).to;
  return { kind: 'decouple', read: (variable) => `${name}(${variable})`, from, needsOs: false, source };
};

function isOfModule({ within }: PlacedStatement): boolean {
  return !within.some(({ nodeType }) => nodeType.endsWith('Def'));
}

interface Config extends PlacedStatement {
  readonly name: string;
  readonly source: EnvSource | undefined;
}

function configsOf(parsed: ParsedPython, place: SettingsPlace): Config[] {
  const made = assignmentsOf(parsed).flatMap((assignment): Config[] => {
    const { name, value } = assignment;
    if (value?.nodeType !== 'Call') return [];
    const maker = canonicalName(parsed, value.func);
    if (maker === 'decouple.Config')
      return [{ ...assignment, name, source: repository(parsed, value.args[0], place) }];
    if (maker !== 'decouple.AutoConfig') return [];
    const isBare = value.args.length === 0 && value.keywords.length === 0;
    return [{ ...assignment, name, source: isBare ? searched(place) : undefined }];
  });
  if (made.length > 0) return made;
  return importsOf(parsed).flatMap((item): Config[] => {
    if (item.module !== 'decouple') return [];
    if (item.name === undefined) return [{ ...item, name: `${item.local}.config`, source: searched(place) }];
    return item.name === 'config' ? [{ ...item, name: item.local, source: searched(place) }] : [];
  });
}

/** Looks for settings.ini, then for .env, in the folder of the file that calls, then in the one above it, and so on. */
function searched(place: SettingsPlace): EnvSource {
  return {
    kind: 'search',
    folder: folderOf(place.file),
    home: place.app,
    name: '.env',
    rival: 'settings.ini',
  };
}

/** `RepositoryEnv(path)` */
function repository(
  parsed: ParsedPython,
  node: Expression | undefined,
  place: SettingsPlace,
): EnvSource | undefined {
  if (node?.nodeType !== 'Call' || canonicalName(parsed, node.func) !== 'decouple.RepositoryEnv')
    return undefined;
  const path = envPath(parsed, node.args[0], place);
  return path === undefined ? undefined : { kind: 'file', path };
}
