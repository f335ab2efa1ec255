import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What CPython makes of a source; see cpython.py. */
export interface Judgement {
  readonly parses: boolean;
  readonly compiles: boolean;
  readonly error: string;
  readonly facts: readonly string[];
}

export interface CPython {
  readonly executable: string;
  /** 12 of Python 3.12. */
  readonly minor: number;
  /** The folder of the installed Django. */
  readonly django: string | undefined;
}

const PROBE = `
import importlib.util, json, sys
found = importlib.util.find_spec("django")
print(json.dumps({"minor": sys.version_info[1], "django": found and found.submodule_search_locations[0]}))
`;

/**
 * The Python that DJANGO_PYTHON names, else the python3 on the PATH, and what has to be left out without it or its Django.
 * @throws Error when REQUIRE_PYTHON is 1 and something has to be left out
 */
export function pythonOrReason(): {
  readonly python: CPython | undefined;
  readonly reason: string | undefined;
} {
  const executable = process.env['DJANGO_PYTHON'] ?? 'python3';
  const python = probe(executable);
  const reason =
    python === undefined
      ? `no CPython to compare with (${executable} does not run)`
      : python.django === undefined
        ? `no Django to compare on (${executable} cannot import it; DJANGO_PYTHON may name another Python)`
        : undefined;
  if (reason !== undefined && process.env['REQUIRE_PYTHON'] === '1') throw new Error(reason);
  return { python, reason };
}

function probe(executable: string): CPython | undefined {
  try {
    const answer = execFileSync(executable, ['-c', PROBE], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { minor, django } = JSON.parse(answer) as { minor: number; django: string | null };
    return { executable, minor, django: django ?? undefined };
  } catch {
    return undefined;
  }
}

/** Asks one Python about many sources; the answers come in the order of the questions. */
export async function* judge(
  python: CPython,
  questions: readonly ({ readonly path: string } | { readonly source: string })[],
): AsyncGenerator<Judgement> {
  const script = fileURLToPath(new URL('cpython.py', import.meta.url));
  const child = spawn(python.executable, ['-X', 'utf8', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as Judgement;
}
