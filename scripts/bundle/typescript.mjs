/*
 * The compiler that ts-morph carries has 9 MB; what parses a file is a twentieth of them, and a run loads no more. The
 * bundler leaves out what nothing names once it is told what is named from outside, and what has no effect but its value.
 * All of this goes by the layout of the compiler's text. If that changes, the build or test/bundle.test.ts fails.
 */

/** Files for editors, which register themselves or set their classes up; nothing else names them. */
const FOR_EDITORS = /^\/\/ src\/(server|services\/(codefixes|refactors))\/\w/;

/**
 * The compiler as a module that exports what is used of it.
 * @param {string} text the file that ts-morph carries
 * @param {readonly string[]} users the texts that call it
 */
export function usedCompiler(text, users) {
  const source = unwrapped(text);
  const files = source.split(/^(?=\/\/ src\/)/m).filter((file) => !FOR_EDITORS.test(file));
  return `${messagesApart(withoutEffects(files.join('')))}\n${exportsFor(source, users)}\n`;
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
    [...text.matchAll(/\bts(?:__namespace)?\s*\.(\w+)/g)].map(([, name]) => name),
  );
  const names = [...new Set(named)].filter((name) => inside.has(name)).sort();
  return `export { ${names.map((name) => `${inside.get(name)} as ${name}`).join(', ')} };`;
}

/**
 * Says of what stands at the top that it has no effect but its value, so that it goes if nothing names it: namespaces and
 * results of calls. The tables of exports go, and so do the accesses to the disk and to Node's measuring.
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

/** Makes each message of the compiler's table a variable of its own, which goes if nothing names it. */
function messagesApart(source) {
  const table = /^var Diagnostics = \{\n([^]*?)^\};$/m;
  if (!table.test(source)) throw elsewhere();
  return source
    .replace(table, (_, messages) =>
      messages.replace(
        /^ {2}(\w+): (diag\([^]*?\)),?\n(?= {2}\w+: diag\(|$(?![^]))/gm,
        'var Diagnostics_$1 = /* @__PURE__ */ $2;\n',
      ),
    )
    .replace(/\bDiagnostics\.(\w+)/g, 'Diagnostics_$1');
}

function elsewhere() {
  return new Error('the compiler is laid out differently now');
}
