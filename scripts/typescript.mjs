import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { namedScript } from './named-script.mjs';

/*
 * The compiler that ts-morph carries has 9 MB; what parses a file is a twentieth of them, and a run loads no more. The
 * bundler leaves out what nothing names once it is told what is named from outside, and what has no effect but its value.
 * All of this goes by the layout of the compiler's text. Where it is laid out in another way the build fails, or the
 * tests do that run the cases of test/cases with the built package.
 */

/** Files for editors, which the compiler's table of exports names and nothing else does. */
const FOR_EDITORS = /^\/\/ src\/(server|services\/(codefixes|refactors))\/\w/;

/**
 * The compiler as a script of its own.
 * @param {string} path the file that ts-morph carries
 * @param {readonly string[]} users the texts that call it
 * @param {string} target as esbuild takes it
 */
export async function typescriptScript(path, users, target) {
  const source = unwrapped(await readFile(path, 'utf8'));
  const exported = exportsFor(source, users);
  const files = source.split(/^(?=\/\/ src\/)/m).filter((file) => !FOR_EDITORS.test(file));
  const code = `${withoutEffects(files.join(''))}\n${exported}\n`;
  return namedScript('typescript', await shaken(withoutMessages(code, await shaken(code))), target);
}

function unwrapped(source) {
  const begin = 'var ts = {}; ((module) => {\n';
  const from = source.indexOf(begin);
  const to = source.lastIndexOf('})({ get exports() { return ts; }');
  if (from < 0 || to < 0) throw elsewhere();
  return source.slice(from + begin.length, to);
}

function exportsFor(source, users) {
  const [, table] = /^__export\(typescript_exports, \{\n([^]*?)\n\}\);$/m.exec(source) ?? [];
  if (table === undefined) throw elsewhere();
  const inside = new Map(
    [...table.matchAll(/^ {2}(\w+): \(\) => (\w+)/gm)].map(([, name, own]) => [name, own]),
  );
  const named = users.flatMap((text) =>
    [...text.matchAll(/\bts(?:__namespace)?\.(\w+)/g)].map(([, name]) => name),
  );
  const names = [...new Set(named)].filter((name) => inside.has(name)).sort();
  return `export { ${names.map((name) => `${inside.get(name)} as ${name}`).join(', ')} };`;
}

/**
 * Says of what stands at the top that it has no effect but its value, so that it goes where nothing names it: the tables
 * of exports, namespaces, results of calls; and takes out the door to the disk and the one to Node's measuring.
 */
function withoutEffects(source) {
  return source
    .replace(/^__export\(\w+, \{\n[^]*?\n\}\);\n/gm, '')
    .replace(/^module\.exports = .*\n/m, '')
    .replace(/^0 && \(module\.exports = \{\n[^]*?\n\}\);\n?/m, '')
    .replace(/^var sys = \(\(\) => \{\n[^]*?\n\}\)\(\);$/m, 'var sys;')
    .replace(/^var nativePerformanceHooks = .*$/m, 'var nativePerformanceHooks;')
    .replace(
      /^var (\w+);\n\(\((\w+)\) => \{\n([^]*?)\n\}\)\(\1 \|\| \(\1 = \{\}\)\);/gm,
      (_, name, inner, body) =>
        `var ${name} = /* @__PURE__ */ ((${inner}) => {\n${body}\nreturn ${inner};\n})({});`,
    )
    .replace(/^((?:var|let|const) \w+ = )(?=(?:new )?[A-Za-z_]\w*(?:\.\w+)*\()/gm, '$1/* @__PURE__ */ ')
    .replace(/^var (\w+) = (\w+(?:\.\w+)+);$/gm, 'var $1 = /* @__PURE__ */ (() => $2)();');
}

/** The table of all messages keeps those that the rest names. */
function withoutMessages(source, rest) {
  const named = new Set([...rest.matchAll(/\bDiagnostics\.(\w+)/g)].map(([, name]) => name));
  const table = /(?<=^var Diagnostics = \{\n)[^]*?(?=^\};$)/m;
  if (named.size === 0 || !table.test(source)) throw elsewhere();
  const isNamed = (message) => named.has(/^ {2}(\w+): diag\(/.exec(message)?.[1] ?? '');
  return source.replace(table, (messages) =>
    messages
      .split(/^(?= {2}\w+: diag\()/m)
      .filter(isNamed)
      .join(''),
  );
}

/** The code without what nothing names. */
async function shaken(code) {
  const { outputFiles } = await build({
    stdin: { contents: code },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
  });
  return outputFiles[0].text;
}

function elsewhere() {
  return new Error('the compiler is laid out in another way now');
}
