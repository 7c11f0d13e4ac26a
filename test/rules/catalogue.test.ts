import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { findRule, RULES } from '../../src/rules/index.ts'
import { packageRoot } from '../../src/package-root.ts'

const folder = path.join(packageRoot, 'src', 'rules')

/** Paths of all files that define a rule, relative to `src/rules`. */
const ruleFiles = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /= define(Wsdl|OpenApi|Format|Message)Rule\(/.test(
    name.endsWith('.ts') ? readFileSync(path.join(folder, name), 'utf8') : '',
  ),
)

test('every rule has a file named after its id in lower case, and every rule file is in the catalogue', () => {
  expect(RULES.map(({ id }) => `${id.toLowerCase()}.ts`).sort()).toEqual(
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
