/**
 * `npm run bench [-- NAME...] [-- --peers]`: measures whole processes and prints medians beside the budgets
 * that the project sets itself. It asserts nothing: figures depend on the machine. `--peers` installs what
 * others use into a folder of its own and measures it in the same run.
 */
import { existsSync } from 'node:fs'
import { COMMAND, PROJECT } from './product.mjs'

const BENCHES = [
  'lint',
  'compatibility',
  'start-up',
  'many-contracts',
  'check-server',
  'fuzz',
  'kill',
  'ledger',
  'observations',
  'past',
  'registries',
  'scale',
  'wsdl-size',
]

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = names.filter((name) => !BENCHES.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${BENCHES.join(', ')}.`)
  process.exit(2)
}
if (!existsSync(COMMAND)) {
  console.error(`${COMMAND} is missing: run "npm run build" in ${PROJECT} first.`)
  process.exit(2)
}
for (const name of names.length > 0 ? names : BENCHES) {
  console.log(`\n## ${name}\n`)
  const { bench } = await import(`./${name}.bench.mjs`)
  await bench({ withPeers: process.argv.includes('--peers') })
}
