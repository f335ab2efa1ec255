import type { BlockedResult, Change, Note } from '../../model/change.js';
import type { ChangeSet, RotationStep } from '../../model/framework.js';
import type { Answers } from '../../model/options.js';
import { PREVIOUS_VARIABLE, SECRET_VARIABLE } from '../../model/secret.js';
import { NEW_SECRET } from '../../session/index.js';
import { refuseRotation, rotateSecret } from '../../session/rotation.js';
import { type CookieAge, stepsByHand } from '../../session/rotation-steps.js';
import type { DjangoApp } from './app.js';
import { lacksLoader } from './environment.js';
import { requirementsChanges } from './change-set.js';
import { realFile } from './changes/class-changes.js';
import { loadEnvFile } from './changes/env-loader.js';
import { readsSeveral, readSeveralSecrets, severalByHand } from './changes/several-secrets.js';
import { addFields } from './changes/settings-field.js';
import { unsuppliedFindings } from './changes/unsupplied.js';
import { checkWithPython } from '../../session/python/cpython-check.js';
import { dependenciesFor, missingPackages } from '../../session/python/packages/install.js';
import { DOTENV_PACKAGE } from '../../session/python/packages/requirements-file.js';
import { systemChecks } from './project/project-check.js';
import { evaluatorOf } from './settings/evaluation.js';
import { purposeOf } from './settings/module-name.js';
import { possibleValues } from './settings/possible-values.js';
import { secretFile } from './settings/secret-file.js';
import { hiddenSecrets } from './settings/hidden-secrets.js';
import { secretKeyOf } from './settings/secret-state.js';
import { settersIn } from './settings/setting.js';
import { viewOf, type SettingsView } from './settings/view.js';

/** What `rotate` does to a Django application, and `rotate --finish`. */
export function rotationOf(app: DjangoApp, answers: Answers, step: RotationStep): ChangeSet {
  const { packages, view, secret, settings, entry, interpreter } = app;
  const file = realFile(app.classes, secretFile(view));
  const age = cookieAge(view);
  const isRead = secret.kind === 'expression' && secret.readsPrevious;
  const code = isRead ? undefined : `In ${file}:\n\n${severalByHand(settings, app.lineLength)}`;
  const byHand = stepsByHand(NEW_SECRET.python, age, code);
  const refusal = step === 'finish' ? undefined : whyNot(app, byHand);
  const needed = step === 'begin' && needsLoader(app) ? [DOTENV_PACKAGE] : [];
  const missing = missingPackages(packages, needed);
  const { changes, ...rotation } = rotateSecret(app.envFile, answers, step, {
    file,
    literals: secret.kind === 'good literal' ? secret.secrets : [],
    byHand,
    make: NEW_SECRET.python,
    otherKey: secretKeyOf(view),
    age,
    code: codeChanges(app, answers, missing, byHand),
  });
  return {
    ...rotation,
    changes:
      refusal === undefined
        ? changes
        : [
            refuseRotation(refusal.file ?? file, {
              ...refusal,
              redact: hiddenSecrets(view.graph, view.entry),
            }),
          ],
    reads: [...view.graph.modules.keys(), ...app.envClasses.keys()],
    dependencies: dependenciesFor(packages, missing, answers, app.installer),
    projectCheck: systemChecks(packages.manager, entry, interpreter.program),
    review: () => ({
      blocked: [],
      findings: [],
      notes: [],
      unknown: [],
      detected: {
        // The file that is written may not be the one that Django gets its secret from.
        findings: refusal === undefined && app.envFile !== undefined ? unsuppliedFindings(app) : [],
        notes: step === 'finish' ? [] : modulesApart(app).flatMap(({ note }) => note ?? []),
      },
    }),
    checkPlannedFiles: checkWithPython,
  };
}

function codeChanges(app: DjangoApp, answers: Answers, missing: readonly string[], byHand: string): Change[] {
  const { view, envFile, envFileLocation, envClasses, lineLength } = app;
  const task = { answers, envFileLocation, width: lineLength, byHand };
  const fields = envFile === undefined ? [] : addFields(view, envFile.path, PREVIOUS_VARIABLE, envClasses);
  return [
    ...fields,
    ...(needsLoader(app) ? [loadEnvFile(view, envFileLocation)] : []),
    readSeveralSecrets(viewOf(view, secretFile(view)), task),
    ...modulesApart(app)
      .filter(({ note }) => note === undefined)
      .map(({ place }) => readSeveralSecrets(place, task)),
    ...requirementsChanges(app, answers, missing),
  ];
}

/** Whether a literal moves to an env file that nothing loads yet. */
function needsLoader(app: DjangoApp): boolean {
  return app.secret.kind === 'good literal' && lacksLoader(app);
}

/** Where there is no secret that could be taken over. */
function whyNot(
  { secret, view }: DjangoApp,
  byHand: string,
): (Omit<BlockedResult, 'kind'> & { readonly file?: string }) | undefined {
  switch (secret.kind) {
    case 'absent':
      return {
        reason: 'The session has no secret yet.',
        manual: 'Run npx create-wristband-session first to set it up.',
      };
    case 'unknown':
      return {
        reason: secret.reason,
        line: secret.line,
        manual: byHand,
        file: secret.file ?? secretFile(view),
      };
    case 'faulty':
      return {
        reason: `${SECRET_VARIABLE} is ${secret.fault}, and a rotation would keep it.`,
        line: secret.line,
        manual: 'Run npx create-wristband-session first; it says what to do.',
      };
    case 'expression':
      if (secret.readsVariable && !secret.isRandom) return undefined;
      return { reason: "Can't tell which secret is in use.", line: secret.line, manual: byHand };
    case 'good literal':
      return undefined;
  }
}

/** Other settings modules that set the secret themselves; with a note where they keep what they have. */
function modulesApart({ view }: DjangoApp): { readonly place: SettingsView; readonly note?: Note }[] {
  const { graph } = view;
  const file = secretFile(view);
  return [...graph.modules].flatMap(([module, parsed]) => {
    const [setter] = settersIn(parsed, SECRET_VARIABLE);
    if (module === file || setter === undefined || purposeOf(module, file) === 'tests') return [];
    const place = viewOf({ graph, entry: module }, module);
    if (readsSeveral(parsed, place)) return [{ place }];
    const message = `${SECRET_VARIABLE} is also set here, and was left unchanged: rotate it by hand.`;
    return [{ place, note: { message, file: module, line: setter.line } }];
  });
}

/** In seconds, as Django has it without a setting: two weeks. */
const USUAL_AGE = 1_209_600;
const AGE = 'SESSION_COOKIE_AGE';

function cookieAge({ graph, entry }: SettingsView): CookieAge {
  const [only, second] = possibleValues(evaluatorOf(graph), entry, AGE);
  if (only?.kind === 'unset' && second === undefined) return { seconds: USUAL_AGE, setting: AGE };
  const value = only?.kind === 'plain' && second === undefined ? only.value : undefined;
  return { seconds: typeof value === 'number' ? value : undefined, setting: AGE };
}
