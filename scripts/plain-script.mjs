/**
 * Turns a part as esbuild writes it (imports first, one export last) into a script with plain names. esbuild's own way
 * reads an imported name from its part at every use, through a function, because it might change; none does here, and
 * parts do not import each other in circles. What stands elsewhere is left to esbuild.
 * @param {string} text
 * @param {string} name for the error
 * @throws Error for a part that is written in another way
 */
export function plainScript(text, name) {
  let rest = text.trimEnd();
  let head = '';
  for (let found = IMPORT.exec(rest); found !== null; found = IMPORT.exec(rest)) {
    head += required(found.groups);
    rest = rest.slice(found[0].length);
  }
  const [last = '', names = ''] = EXPORT.exec(rest) ?? [];
  if (last === '' || UNKNOWN.test(rest)) throw new Error(`${name} is written in another way now`);
  // Tells esbuild, where it loads a part later, that `default` is a name like any other.
  const given = ['__esModule:!0', ...pairs(names).map(([own, outside]) => `${outside}:${own}`)];
  return `${head}${rest.slice(0, -last.length)}Object.assign(exports,{${given}});`;
}

/** The whole of a module is asked for of Node's own only: of a part it would be its export `default`. */
const IMPORT = /^import(?: (?<whole>[\w$]+) from(?="node:)|\{(?<names>[^}]*)\}from)?(?<from>"[^"]+");/;
const EXPORT = /export\{([^}]*)\};$/;
const UNKNOWN = /^import\b|\bexport\*from"|\bimport\.meta\.(?!dirname\b)/;

function required({ whole, names, from }) {
  if (whole !== undefined) return `const ${whole}=require(${from});`;
  if (names === undefined) return `require(${from});`;
  return `const{${pairs(names).map(([outside, own]) => `${outside}:${own}`)}}=require(${from});`;
}

/** `a as b,c` as [['a', 'b'], ['c', 'c']]. */
function pairs(names) {
  return names.split(',').map((entry) => {
    const [first, second = first] = entry.split(' as ');
    return [first, second];
  });
}
