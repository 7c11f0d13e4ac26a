/** `spectral-oas` on all documents of the corpus, row by row, against what the ecosystem's linter finds. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract } from '../../../../src/contracts/index.ts'
import { lintContract, type Severity } from '../../../../src/rules/index.ts'
import { shippedRuleset } from '../../../../src/shipped/rulesets.ts'
import { resolveFromFolder } from '../../../support/folder-resolver.ts'
import { sharedFolder } from '../../../support/shared.ts'

/** A finding of the linter: rule, pointer, severity, line, file. */
type Row = readonly [string, string, number, number, string]

interface Found {
  readonly rule: string
  readonly pointer: string
  readonly severity: number
}

interface Explanation {
  readonly why: string
  readonly holds: (row: Found, ours: readonly Found[]) => boolean
}

const SEVERITIES: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 }

/** Differences that `docs/spectral-differences.md` gives reasons for; nothing here names a file. */
const ONLY_THEIRS: readonly Explanation[] = [
  {
    why: 'a finding behind a reference with escapes, shown at an ancestor beside the place itself',
    holds: ({ rule, pointer }, ours) =>
      pointer === '/paths' &&
      ours.some((one) => one.rule === rule && isBelow(one.pointer, pointer)),
  },
]

const shared = sharedFolder()
const corpus = path.join(shared ?? '', 'corpus')
const recorded = path.join(shared ?? '', 'policy', 'spectral-oas-expected.json')
const documents: readonly (readonly [string, readonly Row[]])[] =
  shared !== undefined && existsSync(recorded)
    ? Object.entries(JSON.parse(readFileSync(recorded, 'utf8')) as Record<string, readonly Row[]>)
    : []

;(documents.length === 0 ? describe.skip : describe)('spectral-oas on the corpus', () => {
  test.each(documents)('%s', async (document, rows) => {
    const theirs = rows
      .filter(([rule, , , , file]) => file === document && isCompared(rule))
      .map(([rule, pointer, severity]): Found => ({
        rule,
        // The record writes the root as "/".
        pointer: pointer === '/' ? '' : pointer,
        severity,
      }))
    const ours = await findingsOf(document)
    const onlyTheirs = without(theirs, ours).filter(
      (row) => !ONLY_THEIRS.some(({ holds }) => holds(row, ours)),
    )
    expect({ onlyTheirs, onlyOurs: without(ours, theirs) }).toEqual({
      onlyTheirs: [],
      onlyOurs: [],
    })
  })

  test('every difference that is explained occurs', async () => {
    const used = new Set<string>()
    for (const [document, rows] of documents) {
      const odd = rows.filter(([rule, pointer]) => isCompared(rule) && pointer === '/paths')
      if (odd.length === 0) continue
      const ours = await findingsOf(document)
      for (const [rule, pointer, severity] of odd) {
        for (const { why, holds } of ONLY_THEIRS) {
          if (holds({ rule, pointer, severity }, ours)) used.add(why)
        }
      }
    }
    expect([...used]).toEqual(ONLY_THEIRS.map(({ why }) => why))
  })
})

async function findingsOf(document: string): Promise<readonly Found[]> {
  const file = path.join(corpus, document)
  const ruleset = (await shippedRuleset('spectral-oas'))?.forDocument()
  if (ruleset === undefined) throw new Error('spectral-oas does not ship.')
  const entry = { name: file, bytes: readFileSync(file) }
  const contract = await readContract({ entry, resolve: resolveFromFolder })
  const { findings } = await lintContract(contract, { source: file, packs: [ruleset] })
  return findings
    .filter(({ rule, location }) => location.file === file && isCompared(rule))
    .map(({ rule, severity, location }) => ({
      rule,
      pointer: location.pointer,
      severity: SEVERITIES[severity],
    }))
}

/** What a linter says of reading a file, before any rule. */
function isCompared(rule: string): boolean {
  return rule !== 'parser' && rule !== 'unrecognized-format'
}

function isBelow(pointer: string, ancestor: string): boolean {
  return pointer.startsWith(`${ancestor}/`)
}

/** The rows of one side that the other does not have, each once. */
function without(rows: readonly Found[], others: readonly Found[]): readonly Found[] {
  const known = new Set(others.map((row) => JSON.stringify(row)))
  return rows.filter((row) => !known.has(JSON.stringify(row)))
}
