import ts from 'typescript';
import { addNames, declaredNames } from './names.mjs';

/*
 * Leaves out of a library what no run can reach, by names alone. A statement at the top stays if code that stays names
 * what it declares. A member of a class stays if its class stays and code that stays has the member's name, on whatever
 * object. Constructors, static blocks and members without a plain name stay with their class.
 */

/** Members that JavaScript calls by itself. */
const CALLED_BY_JAVASCRIPT = ['next', 'return', 'then', 'throw', 'toJSON', 'toString', 'valueOf'];

/**
 * The texts without what cannot be reached.
 * @param {readonly string[]} texts in CommonJS; what one exports is named `exports.name` in all of them
 * @param {object} bounds
 * @param {readonly string[]} bounds.used what is named from outside: `exports.name`, or `.name` for a member
 * @param {readonly string[]} bounds.stubs declarations at the top that become an empty class: it can be made, and
 *   to call it or a method of it ends the run
 * @param {readonly string[]} bounds.unused names; each function and member that uses one goes, and so do the functions
 *   and members that use such a function
 */
export function reachableCode(texts, { used, stubs, unused }) {
  const files = texts.map((text) => ({ text, parts: partsOf(text, stubs) }));
  const parts = files.flatMap((file) => file.parts);
  const declared = new Set(parts.flatMap(({ names }) => names));
  for (const name of [...stubs, ...unused, ...used.filter((one) => one.startsWith('exports.'))]) {
    if (!declared.has(name)) throw new Error(`a library has no ${name} now, or declares it differently`);
  }
  markUnused(parts, unused);
  const named = [...used, ...CALLED_BY_JAVASCRIPT.map((name) => `.${name}`)];
  const kept = reached(parts, named);
  return files.map((file) => withoutUnreached(file, kept));
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
function partsOf(text, stubs) {
  const parts = [];
  const add = (node, names, owner) => {
    const isStub = owner === undefined && names.some((name) => stubs.includes(name));
    const part = { node, names, owner, isStub, mentions: new Set() };
    parts.push(part);
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

/** A function becomes a stub, for what still names it; a member goes. */
function markUnused(parts, unused) {
  const names = new Set(unused);
  const callers = parts.filter(({ node, owner }) => owner !== undefined || ts.isFunctionDeclaration(node));
  let count;
  do {
    count = names.size;
    for (const part of callers) {
      if (part.isStub || part.isUnused || ![...part.names, ...part.mentions].some((name) => names.has(name)))
        continue;
      if (part.owner === undefined) part.isStub = true;
      else part.isUnused = true;
      // Other members may share the name of a member, unless that is private.
      if (part.owner === undefined || ts.isPrivateIdentifier(part.node.name))
        part.names.forEach((name) => names.add(name));
    }
  } while (names.size > count);
}

/** A statement that declares nothing stays for what it does. */
function reached(parts, outside) {
  const named = new Set(outside);
  const kept = new Set();
  const isReached = ({ names, owner, isUnused }) =>
    !isUnused &&
    (owner === undefined || (kept.has(owner) && !owner.isStub)) &&
    (names.length === 0 || names.some((name) => named.has(name)));
  let count;
  do {
    count = kept.size;
    for (const part of parts) {
      if (kept.has(part) || !isReached(part)) continue;
      kept.add(part);
      if (!part.isStub) for (const name of part.mentions) named.add(name);
    }
  } while (kept.size > count);
  return kept;
}

function withoutUnreached({ text, parts }, kept) {
  const isWhole = ({ owner }) => owner === undefined || (kept.has(owner) && !owner.isStub);
  const changed = parts.filter((part) => isWhole(part) && (part.isStub || !kept.has(part)));
  const pieces = [];
  let from = 0;
  for (const part of changed.sort((one, other) => one.node.pos - other.node.pos)) {
    pieces.push(text.slice(from, part.node.pos));
    if (kept.has(part)) pieces.push(`\nclass ${part.names[0]} {}`);
    from = part.node.end;
  }
  return [...pieces, text.slice(from)].join('');
}
