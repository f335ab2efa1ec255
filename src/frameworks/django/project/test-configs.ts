import { readText, type Workspace } from '../../../model/files.js';
import { join, upwards } from '../../../model/paths.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { SETTINGS_VARIABLE } from '../settings/names.js';

/** What a test runner is told about the settings. */
export interface TestConfig {
  readonly runner: 'pytest' | 'tox';
  readonly file: string;
  /** The line that names the settings module. */
  readonly line: number;
  readonly module: string;
  /** The key, or the table, in which tox or pytest-env sets variables, where there is one. */
  readonly variables: string | undefined;
  /** The line of that. */
  readonly variablesLine: number | undefined;
  /** The section of the file. */
  readonly section: string;
  /** The file has the secret: it is left to its owner. */
  readonly isGiven: boolean;
}

const FILES = ['pytest.ini', '.pytest.ini', 'pyproject.toml', 'setup.cfg', 'tox.ini'];
/** https://docs.pytest.org/en/stable/reference/customize.html#configuration-file-formats */
const PYTEST = /^(pytest|tool:pytest|tool\.pytest|tool\.pytest\.ini_options)$/;
/** https://tox.wiki/en/stable/config.html */
const TOX = /^testenv(:.+)?$/;

/** The settings modules that pytest-django and tox are given: in the application's folder, else in the nearest one above. */
export async function readTestConfigs(workspace: Workspace, app: string): Promise<TestConfig[]> {
  for (const folder of upwards(app)) {
    const found: TestConfig[] = [];
    for (const name of FILES) {
      const file = join(folder, name);
      const text = (await readText(workspace, file)) ?? '';
      found.push(...configsIn(text, file));
    }
    // pytest takes the first; tox has as many environments.
    const pytest = found.find(({ runner }) => runner === 'pytest');
    const all = [
      ...(pytest === undefined ? [] : [pytest]),
      ...found.filter(({ runner }) => runner === 'tox'),
    ];
    if (all.length > 0) return all;
  }
  return [];
}

function configsIn(text: string, file: string): TestConfig[] {
  const lines = text.split(/\r\n|\r|\n/);
  let section = '';
  const sections = lines.map((line) => {
    section = /^\s*\[+\s*([^[\]]+?)\s*\]+\s*$/.exec(line)?.[1] ?? section;
    return section;
  });
  return lines.flatMap((line, index) => {
    const runner = runnerOf(sections[index] ?? '');
    const module = runner === undefined ? undefined : moduleIn(line);
    if (runner === undefined || module === undefined) return [];
    const section = sections[index] ?? '';
    const isGiven = text.includes(SECRET_VARIABLE);
    return [
      {
        runner,
        file,
        line: index + 1,
        module,
        ...variablesFor(lines, sections, section, runner),
        section,
        isGiven,
      },
    ];
  });
}

const PYTEST_ENV = 'tool.pytest_env';

function variablesFor(
  lines: readonly string[],
  sections: readonly string[],
  section: string,
  runner: TestConfig['runner'],
): Pick<TestConfig, 'variables' | 'variablesLine'> {
  const table = sections.indexOf(PYTEST_ENV);
  if (table !== -1 && runner === 'pytest') return { variables: PYTEST_ENV, variablesLine: table + 1 };
  const key = runner === 'tox' ? /^(set_?env)\s*=/ : /^(env)\s*=/;
  const at = lines.findIndex((line, index) => sections[index] === section && key.test(line));
  const variables = key.exec(lines[at] ?? '')?.[1];
  return { variables, variablesLine: variables === undefined ? undefined : at + 1 };
}

function runnerOf(section: string): TestConfig['runner'] | undefined {
  if (PYTEST.test(section)) return 'pytest';
  return TOX.test(section) ? 'tox' : undefined;
}

const NAMED = new RegExp(
  `^(?:set_?env\\s*=)?\\s*["']?${SETTINGS_VARIABLE}["']?\\s*[=:]\\s*["']?([A-Za-z_][\\w.]*)`,
);

/** `DJANGO_SETTINGS_MODULE = mysite.settings`, `addopts = --ds=mysite.settings` */
function moduleIn(line: string): string | undefined {
  if (/^\s*[#;]/.test(line)) return undefined;
  return NAMED.exec(line)?.[1] ?? /(?:^|[\s"'])--ds[= ]([A-Za-z_][\w.]*)/.exec(line)?.[1];
}
