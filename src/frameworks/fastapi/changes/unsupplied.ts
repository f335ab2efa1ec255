import type { Finding } from '../../../model/change.js';
import { SECRET_VARIABLE } from '../../../model/secret.js';
import { namesSecret } from '../../../session/compose-supply.js';
import { NEW_SECRET } from '../../../session/index.js';
import type { FastapiApp } from '../app.js';

/** The application reads the secret from the environment, and nothing in the repository puts it there. */
export function unsuppliedFindings(app: FastapiApp): Finding[] {
  const { envFile, compose, view, secret, reading, isInEnvironment } = app;
  if (envFile !== undefined || isInEnvironment) return [];
  if (compose !== undefined && namesSecret(compose)) return [];
  const source = 'source' in reading.reader ? reading.reader.source : undefined;
  const unknown = source?.kind === 'environment' ? source.unknown : undefined;
  const why =
    unknown === undefined
      ? 'the application reads it from the environment, and nothing in this repository sets it there'
      : `which env file is loaded is unknown (${unknown.file}:${String(unknown.line)})`;
  const place = secret.kind === 'expression' ? { line: secret.line } : {};
  return [
    {
      file: view.file,
      ...place,
      message: `can't tell whether the application gets ${SECRET_VARIABLE}: ${why}`,
      manual: `Set ${SECRET_VARIABLE} in the environment that starts the application. Use at least 32 random characters:\n\n${NEW_SECRET.python}`,
    },
  ];
}
