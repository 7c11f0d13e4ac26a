/**
 * What expressions choose in `expressions/shop.json`: the pointers under which the ecosystem's linter, version
 * 6.16, shows its findings about it. Expressions come from published rulesets and from looking for odd ones.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../../../src/package-root.ts'
import { lintContract } from '../../../../src/rules/index.ts'
import type { RulesetRule } from '../../../../src/rules/rulesets/model.ts'
import { readBundle } from '../../../support/memory-bundle.ts'

const folder = path.join(packageRoot, 'test/rules/rulesets/json-path/expressions')
const document = readFileSync(path.join(folder, 'shop.json'), 'utf8')
const expected = JSON.parse(readFileSync(path.join(folder, 'chosen.json'), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>

function ruleFor(expression: string): RulesetRule {
  return {
    id: expression,
    description: undefined,
    message: '{{error}}',
    severity: 'error',
    documentationUrl: undefined,
    formats: undefined,
    resolved: true,
    given: [{ language: 'json-path', expression, formats: undefined }],
    then: [
      {
        field: undefined,
        function: 'report',
        check: () => [{ message: 'chosen' }],
        valueCheck: undefined,
      },
    ],
    namespaces: {},
  }
}

test('expressions choose what the ecosystem’s linter chooses, all of them in one run', async () => {
  const contract = await readBundle({ 'shop.json': document })
  const expressions = Object.keys(expected)
  const ruleset = {
    id: 'expressions',
    version: '1.0.0',
    rules: expressions.map(ruleFor),
    packRules: [],
    unsupported: [],
    parserOptions: { duplicateKeys: 'off', incompatibleValues: 'off' },
  } as const
  const { findings } = await lintContract(contract, { source: 'shop.json', packs: [ruleset] })
  const found = new Map<string, string[]>(expressions.map((expression) => [expression, []]))
  for (const { rule, location } of findings) found.get(rule)?.push(location.pointer)
  const ours = Object.fromEntries(
    [...found].map(([expression, pointers]) => [expression, [...new Set(pointers)].sort()]),
  )
  expect(expressions.length).toBeGreaterThan(350)
  expect(ours).toEqual(expected)
})
