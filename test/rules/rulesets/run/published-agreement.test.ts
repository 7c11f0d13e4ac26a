/** The rulesets of fifteen organisations, held against what the ecosystem's linter finds with them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract } from '../../../../src/contracts/index.ts'
import { packageRoot } from '../../../../src/package-root.ts'
import { lintContract, OPENAPI_FUNCTIONS } from '../../../../src/rules/index.ts'
import { loadRuleset } from '../../../../src/rules/rulesets/document/load-ruleset.ts'
import type { ResolveRuleset } from '../../../../src/rules/rulesets/document/ruleset-source.ts'
import { resolveFromFolder } from '../../../support/folder-resolver.ts'
import { sharedFolder } from '../../../support/shared.ts'

/** A finding of the linter: rule, pointer, severity, line, file. */
type Row = readonly [string, string, number, number, string]

interface Expected {
  readonly documents: Readonly<Record<string, readonly Row[]>>
  /** Documents at which the linter ended without results. */
  readonly errors?: Readonly<Record<string, string>>
}

const shared = sharedFolder()
const folder = path.join(shared ?? '', 'policy', 'rulesets')
const corpus = path.join(shared ?? '', 'corpus')
const shipped = path.join(packageRoot, 'policies', 'rulesets')

function rulesetFile(name: string): string | undefined {
  return ['ruleset.yaml', 'ruleset.json']
    .map((file) => path.join(folder, name, file))
    .find((file) => existsSync(file))
}

async function rulesetFor(name: string, document: string) {
  const file = rulesetFile(name)
  if (file === undefined) throw new Error(`There is no ruleset ${name}.`)
  const resolve: ResolveRuleset = (reference) => {
    const isShipped = reference.kind === 'shipped'
    const found = isShipped ? path.join(shipped, `${reference.id}.yaml`) : reference.path
    if (!existsSync(found)) return undefined
    return { kind: 'text', file: found, text: readFileSync(found, 'utf8'), isShipped }
  }
  const options = { shippedFunctions: OPENAPI_FUNCTIONS }
  const loaded = await loadRuleset({ file, text: readFileSync(file, 'utf8') }, resolve, options)
  if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'))
  return loaded.ruleset.forDocument(path.relative(path.dirname(file), document))
}

const names =
  shared === undefined
    ? []
    : readdirSync(folder).filter(
        (name) => rulesetFile(name) !== undefined && name !== 'trimble-api-spec',
      )
const describeShared = shared === undefined ? describe.skip : describe

describeShared('rulesets that organisations have published', () => {
  test.each(names)(
    '%s finds the same at the same places, with all that it extends',
    async (name) => {
      const text = readFileSync(path.join(folder, name, 'expected.json'), 'utf8')
      const expected = JSON.parse(text) as Expected
      for (const [document, rows] of Object.entries(expected.documents)) {
        if (expected.errors?.[document] !== undefined) continue
        const file = path.join(corpus, document)
        const ruleset = await rulesetFor(name, file)
        const isCompared = (id: string) => id !== 'parser' && id !== 'unrecognized-format'
        const theirs = rows
          .filter(([id, , , , source]) => source === document && isCompared(id))
          .map(([id, pointer]) => `${id} ${pointer}`)
        const entry = { name: file, bytes: readFileSync(file) }
        const contract = await readContract({ entry, resolve: resolveFromFolder })
        const { findings } = await lintContract(contract, { source: file, packs: [ruleset] })
        const ours = findings
          .filter(({ rule, location }) => location.file === file && isCompared(rule))
          .map(({ rule, location }) => `${rule} ${location.pointer}`)
        expect({ document, found: unique(ours) }).toEqual({ document, found: unique(theirs) })
      }
    },
  )
})

function unique(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].sort()
}
