// Records a real run of the wizard on the NestJS sample, and draws it as docs/wizard.svg, or as the file that is named.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { command, withSample } from './record/sample.mjs';
import { svgOf } from './record/svg.mjs';
import { record } from './record/terminal.mjs';
import { WIZARD } from './record/wizard.mjs';

const picture = process.argv[2] ?? fileURLToPath(new URL('../docs/wizard.svg', import.meta.url));
const TITLE =
  'create-wristband-session in a NestJS application: what it found, its questions, what it changed, and the next steps';

await withSample('nest', async (folder) => {
  const argv = [process.execPath, command, '--no-install'];
  const { terminal, exitCode } = await record(argv, folder, WIZARD, 100);
  if (exitCode !== 0) throw new Error(`The wizard ended with ${exitCode}.`);
  await writeFile(picture, svgOf(terminal, TITLE));
});
