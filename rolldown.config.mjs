import { licenceNotices } from './scripts/project/licence-notices.mjs'
import { moduleFaces } from './scripts/project/module-faces.mjs'

/**
 * Packages that become part of the bundles: what every command loads, so that it starts in a fraction of the
 * time that hundreds of small files take. Native and WebAssembly packages, and what only the server or one
 * rare command needs, are loaded from `node_modules`.
 */
const BUNDLED = [
  ...['commander', 'semver', 'zod'],
  ...['js-yaml', 'saxes', 'xmlchars'],
  // Modules only, of which bundles in CommonJS cannot ask.
  ...['p-limit', 'yocto-queue'],
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
  plugins: [licenceNotices(), moduleFaces()],
  output: {
    format: 'cjs',
    // What module code is by itself.
    strict: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    sourcemap: true,
    minify: true,
  },
}
