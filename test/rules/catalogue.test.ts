import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { findRule, RULES } from '../../src/rules/index.ts'
import { soap12Rules } from '../../src/rules/ws-i/later-basic-profiles/soap-12-rules.ts'
import { packageRoot } from '../../src/package-root.ts'

const folder = path.join(packageRoot, 'src', 'rules')

/** Paths of all files that define a rule, relative to `src/rules`. */
const ruleFiles = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /= define(Wsdl|Soap|OpenApi|Format|Message|Discovery)Rule\(/.test(
    name.endsWith('.ts') ? readFileSync(path.join(folder, name), 'utf8') : '',
  ),
)

/** Rules of the Basic Profile 2.0 are those of its predecessors, about SOAP 1.2: they have the same files. */
const readings = new Set(soap12Rules.map(({ id }) => id))

test('every rule has a file named after its id in lower case, and every rule file is in the catalogue', () => {
  const written = RULES.filter(({ id }) => !readings.has(id))
  expect(written.map(({ id }) => `${id.toLowerCase()}.ts`).sort()).toEqual(
    ruleFiles.map((name) => path.basename(name)).sort(),
  )
})

test('ids and aliases are unique', () => {
  const names = RULES.flatMap(({ id, aliases = [] }) => [id, ...aliases])
  expect(new Set(names).size).toBe(names.length)
})

test('a rule is found by its id and by its aliases', () => {
  expect(findRule('BP2010')?.id).toBe('BP2010')
  expect(findRule('WSI2010')?.id).toBe('BP2010')
  expect(findRule('WSI2403')?.id).toBe('SSBP2403')
  expect(findRule('BP9999')).toBeUndefined()
})

test('titles say what a rule asks, and messages are one sentence', () => {
  for (const { id, title, message } of RULES) {
    expect([id, title]).toEqual([
      id,
      expect.stringMatching(/^(Require|Forbid|Prefer|Limit|Report) /),
    ])
    expect([id, message]).toEqual([id, expect.stringMatching(/^[^\n]+\.$/)])
  }
})

test('prerequisites are rules', () => {
  for (const { prerequisites = [] } of RULES) {
    for (const id of prerequisites) expect(findRule(id)?.id).toBe(id)
  }
})
