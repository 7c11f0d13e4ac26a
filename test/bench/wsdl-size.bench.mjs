/** One process that judges WSDL by size, warmed up: what a request to the server costs, and whether it grows with the size alone. */
import { readFileSync } from 'node:fs'
import { largeWsdl, wsdlOf, wsdlWithImport } from './documents.mjs'
import { PROJECT } from './product.mjs'

const POLICIES = ['wsdl-core', 'ws-i-bp-1.1', 'ws-i-ssbp-1.0']
const KIB = 1024
const MIB = 1024 * KIB

export async function bench() {
  const { lint } = await import(`${PROJECT}dist/index.js`)
  const judge = async ({ name, imported }) => {
    const resolve = (uri) =>
      Promise.resolve(
        imported === undefined
          ? { kind: 'missing', reason: 'there is none' }
          : { kind: 'found', file: { name: uri, bytes: readFileSync(imported) } },
      )
    const bytes = readFileSync(name)
    const begun = process.cpuUsage()
    await lint({ name, bytes }, { policies: POLICIES, resolve })
    const { user, system } = process.cpuUsage(begun)
    return {
      milliseconds: (user + system) / 1000,
      size: bytes.length + (imported === undefined ? 0 : readFileSync(imported).length),
    }
  }
  const typical = wsdlWithImport(50)
  await row('50 KB with one import', judge, typical, { runs: 200, budget: 20 })
  for (const megabytes of [1, 2, 4, 8]) {
    const name = wsdlOf(megabytes * KIB * 1.5) // each operation of it takes two thirds of a kilobyte
    await row(`${megabytes} MB`, judge, { name }, { runs: 5, budget: megabytes * 200 })
  }
  const real = largeWsdl()
  if (real !== undefined) await row('Workday', judge, { name: real }, { runs: 5, budget: 800 })
}

/** Medians of processor time, all threads included, beside the budget and what a megabyte takes. */
async function row(label, judge, contract, { runs, budget }) {
  for (let run = 0; run < 3; run += 1) await judge(contract)
  const samples = []
  for (let run = 0; run < runs; run += 1) samples.push(await judge(contract))
  samples.sort((one, other) => one.milliseconds - other.milliseconds)
  const { milliseconds, size } = samples[runs >> 1]
  const parts = [
    label.padEnd(24),
    `${(size / MIB).toFixed(2)} MiB`.padStart(9),
    `${milliseconds.toFixed(1)} ms cpu`.padStart(14),
    `${((milliseconds / size) * MIB).toFixed(0)} ms per MiB`.padStart(16),
    `  ${(milliseconds / budget).toFixed(2)} of the budget of ${budget} ms`,
  ]
  console.log(parts.join(' '))
}
