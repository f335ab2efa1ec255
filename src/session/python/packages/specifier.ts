/** Major and minor; what follows does not matter to anyone who asks here. */
export type Version = readonly [major: number, minor: number];

/**
 * Whether a version specifier lets a version of at least `minimum` in: `always`, `never`, or `sometimes`.
 * Understands PEP 440 and Poetry's `^`, `~`, `*` and `||`; what it does not understand bounds nothing.
 */
export function admits(specifier: string, minimum: Version): 'always' | 'sometimes' | 'never' {
  const answers = specifier.split('||').map((alternative) => admitsAll(alternative, minimum));
  if (answers.every((answer) => answer === 'always')) return 'always';
  return answers.every((answer) => answer === 'never') ? 'never' : 'sometimes';
}

/** The version of `==4.2.7` or `4.2.7`; undefined for a range. */
export function exactVersion(specifier: string): string | undefined {
  return /^\s*={0,3}\s*v?(\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?)\s*$/.exec(specifier)?.[1];
}

/** The version that a text begins with: `4.2` of `4.2.7`. */
export function versionOf(text: string): Version | undefined {
  const [, major, minor] = /^\s*v?(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor ?? 0)];
}

export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1];
}

function admitsAll(specifier: string, minimum: Version): 'always' | 'sometimes' | 'never' {
  const clauses = specifier
    .replace(/[()]/g, '')
    .split(',')
    .map((clause) => clause.trim());
  const answers = clauses.map((clause) => admitsClause(clause, minimum));
  if (answers.includes('never')) return 'never';
  return answers.includes('always') ? 'always' : 'sometimes';
}

function admitsClause(clause: string, minimum: Version): 'always' | 'sometimes' | 'never' {
  const [, operator = '', text = ''] = /^(===|==|~=|!=|<=|>=|<|>|\^|~|)\s*(.*)$/.exec(clause) ?? [];
  const version = versionOf(text);
  if (version === undefined || operator === '!=') return 'sometimes';
  const isNewEnough = compareVersions(version, minimum) >= 0;
  if (operator === '<') return isAbove(text, version, minimum) ? 'sometimes' : 'never';
  if (operator === '<=') return isNewEnough ? 'sometimes' : 'never';
  if (isNewEnough) return 'always';
  const end = firstVersionAfter(operator, version, text);
  return compareVersions(end, minimum) > 0 ? 'sometimes' : 'never';
}

/** `<4.2` excludes 4.2 and all after it; `<4.2.5` lets some of 4.2 in. */
function isAbove(text: string, version: Version, minimum: Version): boolean {
  const order = compareVersions(version, minimum);
  return order > 0 || (order === 0 && /^\d+\.\d+\.(?!0+$)\d/.test(text));
}

/** The first version that a clause leaves out at its upper end. */
function firstVersionAfter(operator: string, [major, minor]: Version, text: string): Version {
  if (operator === '>' || operator === '>=') return [Infinity, 0];
  const parts = text.split('.').filter((part) => /^\d+$/.test(part)).length;
  const isWholeMajor = operator === '^' || parts === 1 || (operator === '~=' && parts === 2);
  return isWholeMajor ? [major + 1, 0] : [major, minor + 1];
}
