import { createHash } from 'node:crypto';

/**
 * Puts parts that are loaded together into one file: to find and open a file takes longer than to run what stands in most
 * of them. Such a file exports a function that gives its parts by name. A file's name changes with the text of any part,
 * because its own text names others; only those that are named from outside keep theirs.
 * @param {ReadonlyMap<string, string>} parts scripts by file name, which call each other with `require('./name')`
 * @param {Readonly<Record<string, readonly string[]>>} groups the names of the parts that share a file
 * @param {readonly string[]} entries the names that are known outside
 * @returns {Map<string, { code: string, parts: readonly string[] }>} files by name
 */
export function joinParts(parts, groups, entries) {
  const shelves = new Map(Object.entries(groups).map(([group, names]) => [`${group}-${HASH}.cjs`, names]));
  const shelfOf = new Map([...shelves].flatMap(([file, names]) => names.map((name) => [name, file])));
  const alone = [...parts.keys()].filter((name) => !shelfOf.has(name));
  const fileOf = new Map(alone.map((name) => [name, entries.includes(name) ? name : hashed(name)]));
  const textOf = (name) =>
    parts.get(name).replace(/\brequire\("\.\/([\w-]+\.cjs)"\)/g, (call, named) => {
      const shelf = shelfOf.get(named);
      if (shelf !== undefined) return `require("./${shelf}")(${JSON.stringify(named)})`;
      return fileOf.has(named) ? `require("./${fileOf.get(named)}")` : call;
    });
  return withHash([
    ...alone.map((name) => [fileOf.get(name), { code: textOf(name), parts: [name] }]),
    ...[...shelves].map(([file, names]) => [file, { code: shelfText(names, textOf), parts: names }]),
  ]);
}

/** Stands for the hash until all texts are known. */
const HASH = '@@@@@@@@';

function withHash(files) {
  const sum = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 8).toUpperCase();
  const put = (text) => text.replaceAll(HASH, sum);
  return new Map(files.map(([name, { code, parts }]) => [put(name), { code: put(code), parts }]));
}

/** The bundler's own hash goes, except from the names of parts that have no other. */
function hashed(name) {
  const label = /^(?!chunk-)(\w+)-[A-Z0-9]{8}\.cjs$/.exec(name)?.[1] ?? name.replace(/\.cjs$/, '');
  return `${label}-${HASH}.cjs`;
}

/** In parentheses, functions are compiled at once: each of them will be called. */
function shelfText(names, textOf) {
  const functions = names.map(
    (name) => `${JSON.stringify(name)}:(function(exports,module){${textOf(name)}\n})`,
  );
  return `const parts={${functions.join(',\n')}},made={};
module.exports=(name)=>{
if(made[name])return made[name].exports;
const part=made[name]={exports:{}};
parts[name](part.exports,part);
return part.exports};`;
}
