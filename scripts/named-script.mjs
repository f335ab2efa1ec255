import { createHash } from 'node:crypto';
import { transform } from 'esbuild';

/**
 * Code as a script of its own, named by its content.
 * @param {string} name
 * @param {string} source
 * @param {string} target as esbuild takes it
 */
export async function namedScript(name, source, target) {
  const { code } = await transform(source, {
    format: 'cjs',
    platform: 'node',
    target,
    minify: true,
    legalComments: 'none',
  });
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8).toUpperCase();
  return { name: `${name}-${hash}.cjs`, code };
}
