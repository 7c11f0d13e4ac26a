/**
 * `node scripts/compile-ahead.mjs FOLDER COMMAND`: the build calls it. Lints two small contracts by the command that was bundled in
 * a folder, as a pipeline does on each push, and writes what V8 has compiled of the bundles until then.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const CONTRACTS = [
  'specs/samples/sales/orders/1.0.0/orders.wsdl',
  'specs/samples/customer/profiles/2.0.0/profiles.yaml',
]
/** Those of both formats when none is named, and a ruleset. */
const POLICIES =
  'wsdl-core,ws-i-bp-1.1,ws-i-ssbp-1.0,openapi-core,rest-interoperability-1.0,spectral-oas'

const [, , folder, command] = process.argv
rmSync(path.join(folder, 'compiled'), { recursive: true, force: true })
const { compiledBundles, loadBundle } = createRequire(import.meta.url)(
  path.resolve(folder, 'bundle-loader.cjs'),
)
const flags = ['--policy', POLICIES, '--fail-on', 'never']
process.argv = [process.execPath, command, 'lint', ...CONTRACTS, ...flags]
process.on('exit', () => {
  for (const [file, code] of compiledBundles()) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, code)
  }
})
loadBundle(path.resolve(folder, `${command}.cjs`))
