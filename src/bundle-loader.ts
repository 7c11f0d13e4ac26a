/**
 * Loads the bundles of a command with the code that V8 made of them when they were built: compiling them anew takes a sixth of
 * the time of a small contract. What there is no such code for, or what V8 does not accept, is compiled as ever.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

interface Bundle {
  readonly script: Script
  readonly module: { exports: unknown }
}

type Wrapper = (
  exports: unknown,
  require: (name: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
  obtain: (name: string, options?: ImportCallOptions) => Promise<unknown>,
) => void

/** V8 reads what the same version wrote for the same kind of processor. */
const FOLDER = join(
  dirname(fileURLToPath(import.meta.url)),
  'compiled',
  `${process.version}-${process.arch}`,
)

const bundles = new Map<string, Bundle>()

/**
 * @param file of a bundle in CommonJS
 * @returns its exports
 * @throws what the bundle throws, and what reading it does
 */
export function loadBundle(file: string): unknown {
  const known = bundles.get(file)
  if (known !== undefined) return known.module.exports
  const folder = dirname(file)
  const script = new Script(wrapped(readFileSync(file, 'utf8')), {
    filename: file,
    cachedData: compiledBefore(file),
  })
  const module = { exports: {} }
  bundles.set(file, { script, module })
  const requirePackage = createRequire(file)
  const require = (name: string): unknown =>
    name.startsWith('.') ? loadBundle(join(folder, name)) : requirePackage(name)
  const run = script.runInThisContext() as Wrapper
  try {
    run(module.exports, require, module, file, folder, (name, options) => import(name, options))
  } catch (error) {
    bundles.delete(file) // Who asks again is to hear of it again.
    throw error
  }
  return module.exports
}

/** Of each bundle loaded so far, by its file with the code: what V8 has compiled of it. */
export function compiledBundles(): ReadonlyMap<string, Buffer> {
  return new Map(
    [...bundles].map(([file, { script }]) => [compiledFile(file), script.createCachedData()]),
  )
}

/** On the line of the bundle, so that places in it stay right. For `obtain` see `scripts/project/obtained-imports.mjs`. */
function wrapped(source: string): string {
  return `(function (exports, require, module, __filename, __dirname, obtain) { ${source}\n})`
}

function compiledBefore(file: string): Buffer | undefined {
  try {
    return readFileSync(compiledFile(file))
  } catch {
    return undefined // Built by another version of Node, or not used when it was.
  }
}

function compiledFile(file: string): string {
  return join(FOLDER, `${basename(file)}.code`)
}
