type Tree = ReadonlyMap<string, Buffer>;

/** latin1 shows every byte as one character, so that a failure can be read. */
export function texts(tree: Tree): Record<string, string> {
  return Object.fromEntries(
    [...tree].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, bytes.toString('latin1')]),
  );
}

export function sameTree(a: Tree, b: Tree): boolean {
  return JSON.stringify(texts(a)) === JSON.stringify(texts(b));
}

/** Env files hold secrets and are no part of a diff. */
export function withoutEnv(tree: Tree): Map<string, Buffer> {
  return new Map(
    [...tree].filter(([path]) => !/(^|\/)([^/]*\.env|\.env[._](?!example$)[^/]+|\.envs\/.+)$/.test(path)),
  );
}
