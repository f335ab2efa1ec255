import { execa } from 'execa';

export interface Program {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they were written. */
  readonly output: string;
}

interface Settings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly seconds?: number;
}

/** Variables of the test runner and of this machine's projects that an application must not see. */
const FOREIGN =
  /^(VITEST|npm_lifecycle_|npm_package_|WRISTBAND_|DJANGO_)|^(NODE_ENV|NODE_OPTIONS|INIT_CWD|CI|TEST|MODE|DEV|PROD|SSR|BASE_URL|PORT|TERM|NO_COLOR|FORCE_COLOR|npm_config_user_agent)$/;

/** The environment of a fresh terminal. */
export function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !FOREIGN.test(entry[0]),
  );
  return { ...Object.fromEntries(own), ...extra };
}

/** Runs a program to its end; stdin is empty unless `input` is given. An exit code other than 0 is a result too. */
export async function run(argv: readonly [string, ...string[]], settings: Settings): Promise<Program> {
  const [file, ...args] = argv;
  const result = await execa(file, args, {
    cwd: settings.cwd,
    env: cleanEnvironment(settings.env),
    extendEnv: false,
    input: settings.input ?? '',
    timeout: (settings.seconds ?? 120) * 1000,
    stripFinalNewline: false,
    reject: false,
    all: true,
  });
  if (result.exitCode === undefined) {
    throw new Error(`${argv.join(' ')} gave no exit code: ${result.shortMessage ?? ''}\n${result.all}`);
  }
  return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr, output: result.all };
}

/** As `run`, but an exit code other than 0 is an error that shows the program's output. */
export async function succeed(argv: readonly [string, ...string[]], settings: Settings): Promise<Program> {
  const program = await run(argv, settings);
  if (program.exitCode !== 0) {
    throw new Error(`${argv.join(' ')} ended with ${program.exitCode} in ${settings.cwd}\n${program.output}`);
  }
  return program;
}
