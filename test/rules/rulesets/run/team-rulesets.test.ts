/**
 * Rulesets as teams write them, over one small contract, with what the linter of the ecosystem (6.16) finds. In
 * messages objects are shown as `Object{}`, and of a missing field the first name that is missing.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { lint } from '../../../../src/index.ts'
import { OPENAPI_FUNCTIONS } from '../../../../src/rules/index.ts'
import { loadRuleset } from '../../../../src/rules/rulesets/document/load-ruleset.ts'
import { shippedRulesetSource } from '../../../../src/shipped/rulesets.ts'

interface Case {
  readonly name: string
  readonly ruleset: unknown
  /** What it extends, by path. */
  readonly files?: Readonly<Record<string, unknown>>
  /** Severity, rule and pointer; with the message where that is what the case is about. */
  readonly found: readonly string[]
}

const folder = new URL('team-rulesets/', import.meta.url)
const library = readFileSync(new URL('library.yaml', folder), 'utf8')
const cases = parse(readFileSync(new URL('team-rulesets.yaml', folder), 'utf8')) as readonly Case[]

test.each(cases.map((one) => [one.name, one] as const))(
  '%s: finds what the ecosystem does',
  async (name, { ruleset, files = {}, found }) => {
    const loaded = await loadRuleset(
      { file: 'team.yaml', text: JSON.stringify(ruleset) },
      (reference) => {
        if (reference.kind === 'shipped') {
          const source = shippedRulesetSource(reference.id)
          return source && { kind: 'text', ...source, isShipped: true }
        }
        const file = files[reference.path]
        return file === undefined
          ? undefined
          : { kind: 'text', file: reference.path, text: JSON.stringify(file) }
      },
      { shippedFunctions: OPENAPI_FUNCTIONS },
    )
    if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'))
    const { findings, policies } = await lint(
      { name: 'library.yaml', text: library },
      { rulesets: [loaded.ruleset] },
    )
    expect(policies.flatMap(({ notEvaluated }) => notEvaluated)).toEqual([])
    const lines = findings
      .filter(({ rule }) => rule !== 'parser')
      .map(
        ({ severity, rule, message, location: { pointer } }) =>
          `${severity} ${rule} ${pointer}${name === 'messages' ? `: ${message}` : ''}`,
      )
    expect([...new Set(lines)].sort()).toEqual([...found].sort())
  },
)
