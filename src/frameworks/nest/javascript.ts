import { generatedStyle, importDeclaration } from '../../languages/typescript/index.js';
import { lineNumber } from '../../languages/text/lines.js';
import { readText } from '../../languages/text/read-text.js';
import { UserError } from '../../model/errors.js';
import type { Search } from '../../model/framework.js';
import { folderOf, join } from '../../model/paths.js';
import { manualStep, render } from './blocks.js';
import { allRoutes } from './changes/routes.js';
import { nestMajor } from './packages/version.js';
import { manifestFor } from './project/applications.js';
import { readCliConfig } from './project/cli-config.js';
import { layoutOf } from './project/layout.js';
import { CREATION } from './project/source-files.js';
import { configPackage, sdk } from './sdk.js';

/** What the entry file of an application in JavaScript is called; Nest's own name first. */
const USUAL_ENTRIES = ['src/main.js', 'main.js', 'src/index.js', 'src/server.js', 'src/app.js', 'index.js'];

/** @throws UserError when a folder holds an application in JavaScript, and none in TypeScript */
export async function rejectJavaScript({ workspace, folder }: Search): Promise<void> {
  const entry = await javaScriptEntry({ workspace, folder });
  const manifest = entry && (await manifestFor(workspace, folder));
  if (entry === undefined || manifest === undefined) return;
  const major = await nestMajor(workspace, folder, manifest);
  throw new UserError('This application is written in JavaScript; only TypeScript is supported.', {
    file: entry.file,
    line: entry.line,
    hint: codeToPaste(folderOf(entry.file), major),
  });
}

async function javaScriptEntry({ workspace, folder }: Pick<Search, 'workspace' | 'folder'>) {
  if ((await layoutOf(workspace, folder)) !== undefined) return undefined;
  const { sourceRoot, entryFile = 'main' } = (await readCliConfig(workspace, folder)) ?? {};
  const configured =
    sourceRoot === undefined ? [] : [join(sourceRoot, `${entryFile.replace(/\.js$/, '')}.js`)];
  for (const file of [...configured, ...USUAL_ENTRIES.map((name) => join(folder, name))]) {
    const text = (await readText(workspace, file)) ?? '';
    const creation = CREATION.exec(text);
    if (creation !== null) return { file, line: lineNumber(text, creation.index) };
  }
  return undefined;
}

/** As in Nest's own starter for JavaScript: ES modules and decorators, which Babel translates. */
function codeToPaste(sources: string, major: number): string {
  const style = generatedStyle;
  const config = [
    importDeclaration(['registerAs'], configPackage, style),
    render('javascript-config', style, {}),
  ];
  const module = [
    importDeclaration(['Module'], '@nestjs/common', style),
    importDeclaration(['ConfigModule'], configPackage, style),
    importDeclaration([sdk.authModule], sdk.package, style),
    importDeclaration([sdk.middleware, sdk.sessionModule], sdk.sessionPath, style),
    importDeclaration(['authConfig', 'sessionConfig'], './config/wristband.config', style),
    '',
    render('javascript-module', style, { ...sdk, route: allRoutes(major) }),
  ];
  return [
    manualStep(
      `Install ${sdk.package} and ${configPackage}, and write ${join(sources, 'config/wristband.config.js')}:`,
      config.join('\n\n'),
    ),
    manualStep('Add to the root module:', module.join('\n')),
    'Set the four variables in .env; WRISTBAND_SESSION_SECRET must have at least 32 random characters.',
  ].join('\n\n');
}
