import {
  booleanValue,
  editPython,
  insertIntoList,
  listShape,
  styleOf,
  type NodeOf,
  type ParsedPython,
  callsOf,
} from '../../../languages/python/index.js';
import type { Change } from '../../../model/change.js';
import type { Answers } from '../../../model/options.js';
import { insecureDevQuestion, isInsecureDev, keepsCookies } from '../../../session/questions.js';
import type { FastapiApp } from '../app.js';
import { fullNameOf } from '../project/code.js';
import { isOwnSwitch, secureCode } from './cookie-flag.js';
import { fileChange } from './file-change.js';
import { withoutKeyword } from './present-session.js';

const KEY = 'dangerously_disable_secure_cookies';

/** The calls of Wristband's `AuthConfig(…)` in a file. */
export function authConfigs(parsed: ParsedPython): NodeOf<'Call'>[] {
  return callsOf(parsed).flatMap(({ call }) =>
    /^wristband\..*\bAuthConfig$/.test(fullNameOf(parsed, call.func) ?? '') ? [call] : [],
  );
}

/** Lets the auth SDK's own cookies follow the flag of the session's, in the files that have its configuration. */
export function followInAuthConfig(app: FastapiApp, answers: Answers): Change[] {
  if (keepsCookies(answers)) return [];
  const value = isInsecureDev(answers) ? 'on in development' : 'off';
  const what = { title: `set ${KEY}`, problem: `${KEY} should be ${value}` };
  return [...app.view.graph.modules].flatMap(([file, module]) => {
    if (authConfigs(module).length === 0) return [];
    return [
      fileChange(what, { ...app.view, file }, (parsed) => {
        const [config] = authConfigs(parsed);
        if (config === undefined) return { text: parsed.text };
        if (file === app.view.file) return { text: here(parsed, config, app, answers) };
        const given = config.keywords.find(({ arg }) => arg === KEY)?.value;
        if (!isInsecureDev(answers) || given !== undefined)
          return { text: isInsecureDev(answers) ? parsed.text : takenBack(parsed, config, answers) };
        const line = parsed.line(config);
        const message = `AuthConfig needs ${KEY} in development, too`;
        const code = secureCode(parsed, app.reading)?.code ?? 'True';
        return {
          text: parsed.text,
          findings: [
            {
              file,
              line,
              message,
              manual: `Set it where the session's cookie is insecure:\n\n${KEY}=${inverted(code)}`,
            },
          ],
        };
      }),
    ];
  });
}

function here(parsed: ParsedPython, config: NodeOf<'Call'>, app: FastapiApp, answers: Answers): string {
  if (!isInsecureDev(answers)) return takenBack(parsed, config, answers);
  const given = config.keywords.find(({ arg }) => arg === KEY)?.value;
  const code = secureCode(parsed, app.reading)?.code;
  if (code === undefined || (given !== undefined && booleanValue(given) !== false)) return parsed.text;
  const item = inverted(code);
  return editPython(
    parsed.text,
    given === undefined
      ? insertIntoList(
          parsed,
          config,
          listShape(parsed, config).elements.length,
          `${KEY}=${item}`,
          styleOf(parsed),
        )
      : [{ ...parsed.span(given), insert: item }],
  );
}

/** `not x` is `x`, `a != b` is `a == b`; the code is the tool's own. */
function inverted(code: string): string {
  if (code.startsWith('not ')) return code.slice('not '.length);
  return code.includes(' != ') ? code.replace(' != ', ' == ') : `not ${code}`;
}

function takenBack(parsed: ParsedPython, config: NodeOf<'Call'>, answers: Answers): string {
  const given = config.keywords.find(({ arg }) => arg === KEY)?.value;
  if (given === undefined) return parsed.text;
  const isAsked = answers.chosen?.includes(insecureDevQuestion.name) === true && answers.production !== true;
  const isLiteral = booleanValue(given) === true;
  return isLiteral || (isAsked && isOwnSwitch(parsed, given))
    ? withoutKeyword(parsed, config, KEY)
    : parsed.text;
}
