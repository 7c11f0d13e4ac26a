import { codeCompiledAhead } from './scripts/project/code-compiled-ahead.mjs'
import { licenceNotices } from './scripts/project/licence-notices.mjs'
import { moduleFaces } from './scripts/project/module-faces.mjs'
import { obtainedImports } from './scripts/project/obtained-imports.mjs'

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

const COMMAND = 'cli/concordat'
const LOADER = 'bundle-loader'

const isBundled = (id) => BUNDLED.some((name) => id === name || id.startsWith(`${name}/`))

export default {
  // The same names as in package.json and in the sources: what users and workers start.
  input: {
    index: 'src/index.ts',
    [COMMAND]: 'src/cli/concordat.ts',
    [LOADER]: 'src/bundle-loader.ts',
    'engine-jobs': 'src/engine-pool/engine-jobs.ts',
    'lint-thread': 'src/cli/lint/lint-thread.ts',
  },
  platform: 'node',
  external: (id) => !id.startsWith('.') && !id.startsWith('/') && !isBundled(id),
  plugins: [
    licenceNotices(),
    obtainedImports(LOADER),
    moduleFaces({ loader: LOADER, command: COMMAND }),
    codeCompiledAhead(COMMAND),
  ],
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
