import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { edit, newFolder } from './folders.js';
import { run, succeed, type Program } from './programs.js';
import { preparePython, PYTHON_ENVIRONMENT } from './python.js';
import type { Start } from './server.js';

/** `black`: the project is formatted by black before anything else looks at it. */
export type Formatting = 'as generated' | 'black';

export const SETTINGS = 'mysite/settings.py';

/** Generates a project with `django-admin startproject`, and adds a view that writes and one that reads the session. */
export async function newDjangoProject(formatting: Formatting): Promise<string> {
  const project = await newFolder('django');
  await python(project, '-m', 'django', 'startproject', 'mysite', '.');
  await writeFile(join(project, 'mysite', 'probe.py'), PROBE);
  await edit(join(project, 'mysite', 'urls.py'), [
    [`from django.urls import path\n`, `from django.urls import path\n\nfrom mysite import probe\n`],
    [
      `urlpatterns = [\n`,
      `urlpatterns = [\n    path("probe/write", probe.write),\n    path("probe/read", probe.read),\n`,
    ],
  ]);
  if (formatting === 'black') await python(project, '-m', 'black', '--quiet', '.');
  return project;
}

const PROBE = `from django.http import JsonResponse


def write(request):
    request.session["value"] = request.GET["value"]
    return JsonResponse(request.session["value"], safe=False)


def read(request):
    return JsonResponse(request.session.get("value"), safe=False)
`;

/** Runs Python in a project; an exit code other than 0 is an error. */
export async function python(project: string, ...args: readonly string[]): Promise<Program> {
  return succeed([await preparePython(), ...args], { cwd: project, env: PYTHON_ENVIRONMENT });
}

/** Runs Python in a project; the exit code is a result. */
export async function tryPython(project: string, ...args: readonly string[]): Promise<Program> {
  return run([await preparePython(), ...args], { cwd: project, env: PYTHON_ENVIRONMENT });
}

export async function djangoServer(project: string): Promise<Start> {
  const interpreter = await preparePython();
  return {
    cwd: project,
    argv: (port) => [interpreter, 'manage.py', 'runserver', '--noreload', `127.0.0.1:${port}`],
    env: () => PYTHON_ENVIRONMENT,
  };
}
