import ts from 'typescript';
import { addNames, declaredNames } from './names.mjs';

/*
 * Leaves out of a library what no run can reach, going by names alone. A statement at the top stays when code that stays
 * names what it declares; a member of a class when its class stays and code that stays has the member's name, on whatever
 * object. Constructors, static blocks and members without a plain name stay with their class.
 */

/** Members that no code has to name. */
const CALLED_BY_JAVASCRIPT = ['next', 'return', 'then', 'throw', 'toJSON', 'toString', 'valueOf'];

/**
 * The texts without what cannot be reached.
 * @param {readonly string[]} texts in CommonJS; what one exports is named `exports.name` in all of them
 * @param {object} bounds
 * @param {readonly string[]} bounds.named what is named from outside: `exports.name`, or `.name` for a member
 * @param {ReadonlySet<string>} bounds.hollow declarations at the top of which an empty class is left: it can be made, and
 *   to call it ends the run
 * @param {(member: ts.ClassElement) => boolean} bounds.isUncalled says that a member goes although it is named
 */
export function usedCode(texts, { named, hollow, isUncalled }) {
  const files = texts.map((text) => ({ text, parts: partsOf(text, hollow) }));
  const parts = files.flatMap((file) => file.parts);
  const declared = new Set(parts.flatMap(({ names }) => names));
  for (const name of [...hollow, ...named.filter((one) => one.startsWith('exports.'))]) {
    if (!declared.has(name)) throw new Error(`a library has no ${name} now, or declares it in another way`);
  }
  const callable = parts.filter(({ node, owner }) => owner === undefined || !isUncalled(node));
  const kept = reached(callable, [...named, ...CALLED_BY_JAVASCRIPT.map((name) => `.${name}`)]);
  return files.map((file) => withoutUnused(file, kept));
}

/** The names that a program's text may call members by: `.name`. */
export function memberNames(text) {
  const names = new Set();
  addNames(parsed(text), names);
  return [...names].filter((name) => name.startsWith('.'));
}

function parsed(text) {
  return ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
}

/** What stays or goes as one: statements at the top, and members of classes that stand anywhere in them. */
function partsOf(text, hollow) {
  const parts = [];
  const add = (node, names, owner) => {
    const isHollow = owner === undefined && names.some((name) => hollow.has(name));
    const part = { node, names, owner, isHollow, mentions: new Set() };
    parts.push(part);
    if (isHollow) return;
    addNames(node, part.mentions, (inner) => {
      if (inner === node || !isMember(inner)) return false;
      add(inner, [`.${inner.name.text}`], part);
      return true;
    });
  };
  for (const statement of parsed(text).statements) add(statement, declaredNames(statement));
  return parts;
}

function isMember(node) {
  const isNamed = ts.isMethodDeclaration(node) || ts.isAccessor(node) || ts.isPropertyDeclaration(node);
  return (
    isNamed &&
    ts.isClassLike(node.parent) &&
    (ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name))
  );
}

/** A statement that declares nothing stays for what it does. */
function reached(parts, outside) {
  const named = new Set(outside);
  const kept = new Set();
  const isReached = ({ names, owner }) =>
    (owner === undefined || kept.has(owner)) && (names.length === 0 || names.some((name) => named.has(name)));
  let count;
  do {
    count = kept.size;
    for (const part of parts) {
      if (kept.has(part) || !isReached(part)) continue;
      kept.add(part);
      for (const name of part.mentions) named.add(name);
    }
  } while (kept.size > count);
  return kept;
}

function withoutUnused({ text, parts }, kept) {
  const changed = parts.filter(
    (part) => part.isHollow || (!kept.has(part) && (part.owner === undefined || kept.has(part.owner))),
  );
  const pieces = [];
  let from = 0;
  for (const part of changed.sort((one, other) => one.node.pos - other.node.pos)) {
    pieces.push(text.slice(from, part.node.pos));
    if (kept.has(part)) pieces.push(`\nclass ${part.names[0]} {}`);
    from = part.node.end;
  }
  return [...pieces, text.slice(from)].join('');
}
