import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { compareContracts } from '../../../src/compatibility/index.ts'
import { readLocalContract } from '../../support/local-resolver.ts'
import { sharedFolder } from '../../support/shared.ts'

const corpus = path.join(sharedFolder() ?? '', 'corpus')
const isThere = existsSync(path.join(corpus, 'wsdl-pairs'))
const collected = isThere ? it : it.skip

const LARGEST = 150_000 // bytes; the few larger ones take longer than all others together

function descriptionsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:wsdl|xsd)$/i.test(name))
    .map((name) => path.join(folder, name))
    .sort()
}

async function compareFiles(old: string, now: string, level?: 'forward') {
  const [before, after] = await Promise.all([readLocalContract(old), readLocalContract(now)])
  return compareContracts(
    { source: old, contract: before },
    { source: now, contract: after },
    { asOf: '2026-11-22', ...(level !== undefined && { level }) },
  )
}

collected(
  'every collected description is identical to itself, or open where it lacks a document (needs the shared folder)',
  async () => {
    const files = descriptionsIn(path.join(corpus, 'wsdl')).filter(
      (file) => statSync(file).size < LARGEST,
    )
    const differing: string[] = []
    for (const file of files) {
      const { verdict, old, changes, notCompared } = await compareFiles(file, file)
      const isLacking = notCompared.every(({ reason }) => reason.startsWith('What both versions'))
      const expected = notCompared.length > 0 && isLacking ? 'indeterminate' : 'identical'
      if (old.format !== 'unknown' && (verdict !== expected || changes.length > 0)) {
        differing.push(file)
      }
    }
    expect(differing).toEqual([])
    expect(files.length).toBeGreaterThan(400)
  },
  120_000,
)

/** The description that an operator would name: the one of the pair that is not only imported. */
function entryOf(folder: string): string {
  const [first = ''] = descriptionsIn(folder).filter((file) => file.endsWith('.wsdl'))
  return first
}

const pairs = isThere ? readdirSync(path.join(corpus, 'wsdl-pairs')).sort() : ['none']

collected.each(pairs)(
  '%s: changes are told once, and forward is the way back (needs the shared folder)',
  async (name) => {
    const [old, now] = ['old', 'new'].map((side) =>
      entryOf(path.join(corpus, 'wsdl-pairs', name, side)),
    )
    if (old === undefined || now === undefined) throw new Error(`${name} has no descriptions.`)
    const there = await compareFiles(old, now)
    const fingerprints = there.changes.map(({ fingerprint }) => fingerprint)
    expect(new Set(fingerprints).size).toBe(fingerprints.length)
    expect((await compareFiles(old, now, 'forward')).verdict).toBe(
      (await compareFiles(now, old)).verdict,
    )
  },
)
