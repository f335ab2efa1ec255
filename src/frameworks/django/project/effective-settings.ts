import type { ShellResult } from '../../../model/context.js';

/** What Django has of the session's settings, as the probe prints it (probe-program.ts). */
export interface Effective {
  /** INSTALLED_APPS; undefined for an element that is no string. */
  readonly apps: readonly (string | undefined)[];
  readonly middleware: readonly (string | undefined)[];
  readonly engine: string;
  readonly secure: boolean;
  /** CSRF_USE_SESSIONS. */
  readonly csrfInSession: boolean;
  /** What is wrong with the secret, as a predicate: "is not set". Never the secret. */
  readonly secretFault: string | undefined;
}

/** The settings cannot be read: why. */
export interface Unanswered {
  readonly error: string;
}

/** Reads the probe's last line: a program that runs Python may have printed others. */
export function effectiveSettings({ stdout, exitCode, failure }: ShellResult): Effective | Unanswered {
  const answer = parsed(stdout.trimEnd().split('\n').at(-1) ?? '');
  if (typeof answer['error'] === 'string') return { error: answer['error'] };
  const { engine, secretFault } = answer;
  const [apps, middleware] = [names(answer['apps']), names(answer['middleware'])];
  if (apps === undefined || middleware === undefined || typeof engine !== 'string')
    return { error: `Python ${failure ?? `ended with exit code ${String(exitCode)} and printed no result`}` };
  return {
    apps,
    middleware,
    engine,
    secure: answer['secure'] === true,
    csrfInSession: answer['csrfInSession'] === true,
    secretFault: typeof secretFault === 'string' ? secretFault : undefined,
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}

function names(value: unknown): readonly (string | undefined)[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((one: unknown) => (typeof one === 'string' ? one : undefined));
}
