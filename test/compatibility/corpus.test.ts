import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { compareContracts } from '../../src/compatibility/index.ts'
import { readContract } from '../../src/contracts/index.ts'
import { sharedFolder } from '../support/shared.ts'

const folder = path.join(sharedFolder() ?? '', 'corpus/openapi')
const LARGEST = 150_000 // bytes, so that the test takes seconds
const isThere = existsSync(folder)
const files = isThere
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json') && statSync(path.join(folder, file)).size < LARGEST)
      .sort()
  : []

const suite = isThere ? describe : describe.skip
suite('public descriptions (skipped without the shared folder)', () => {
  it('differ in nothing from themselves, however their members are ordered', async () => {
    const encoder = new TextEncoder()
    let compared = 0
    for (const file of files) {
      const bytes = readFileSync(path.join(folder, file))
      const contract = await readContract({ entry: { name: 'a.json', bytes } })
      if (!contract.readable || contract.model.kind !== 'openapi') continue
      const text = JSON.stringify(
        reversed(JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))),
      )
      const other = await readContract({
        entry: { name: 'b.json', bytes: encoder.encode(text) },
      })
      const { changes } = compareContracts(
        { source: 'a', contract },
        { source: 'b', contract: other },
        { asOf: '2026-11-22', level: 'full' },
      )
      compared += 1
      expect({ file, changes }).toEqual({ file, changes: [] })
    }
    expect(compared).toBeGreaterThan(20)
  })
})

/** The same value with the members of every object in the other order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}
