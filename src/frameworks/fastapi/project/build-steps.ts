import type { Workspace } from '../../../model/files.js';
import {
  buildSteps as stepsWith,
  type BuildStep,
  type Started,
  type Starts,
} from '../../../session/python/build-steps.js';

const SERVERS = /^(uvicorn|gunicorn|hypercorn|granian)$/;
const TESTS = /^(pytest|py\.test|tox|nox)$/;
const OF_ALEMBIC = /^(upgrade|downgrade|check|current|revision)$/;

/** Servers, migrations and tests import the application or its settings. */
const FASTAPI: Starts = {
  framework: 'fastapi',
  inImage: (programs) => programs.find(migrates),
  inCi: (programs) => programs.find((program) => serves(program) || migrates(program) || isTests(program)),
};

/** The commands in the Dockerfiles and workflows of a folder and of those above that need the application's secret. */
export async function buildSteps(workspace: Workspace, app: string): Promise<BuildStep[]> {
  return stepsWith(workspace, app, FASTAPI);
}

function serves({ name, args }: Started): boolean {
  if (name === 'fastapi') return args[0] === 'run' || args[0] === 'dev';
  return SERVERS.test(name) && args.length > 0;
}

function migrates({ name, args }: Started): boolean {
  return name === 'alembic' && args.some((word) => OF_ALEMBIC.test(word));
}

function isTests({ name }: Started): boolean {
  return TESTS.test(name);
}
