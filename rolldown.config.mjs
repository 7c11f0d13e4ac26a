import { licenceNotices } from './scripts/project/licence-notices.mjs'

/**
 * Packages that become part of the bundles: what every command loads, so that it starts in a fraction of the
 * time that hundreds of small files take. Native and WebAssembly packages, and what only the server or one
 * rare command needs, are loaded from `node_modules`.
 */
const BUNDLED = [
  ...['commander', 'semver', 'zod'],
  ...['js-yaml', 'saxes', 'xmlchars'],
  ...['re2js', '@marcbachmann/cel-js'],
]

const isBundled = (id) => BUNDLED.some((name) => id === name || id.startsWith(`${name}/`))

export default {
  // The same names as in package.json and in the sources: what users and workers start.
  input: {
    index: 'src/index.ts',
    'cli/concordat': 'src/cli/concordat.ts',
    'engine-jobs': 'src/engine-pool/engine-jobs.ts',
    'lint-thread': 'src/cli/lint/lint-thread.ts',
  },
  platform: 'node',
  external: (id) => !id.startsWith('.') && !id.startsWith('/') && !isBundled(id),
  plugins: [licenceNotices()],
  output: { format: 'esm', chunkFileNames: '[name]-[hash].js', sourcemap: true, minify: true },
}
