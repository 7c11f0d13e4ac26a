import { createRequire } from 'node:module'
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser'
import { packageRoot } from '../../src/package-root.ts'

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration & {
  readonly forbidden: readonly { readonly name: string }[]
}

/** `<file>: <rule>` for every import that breaks a rule, sorted. */
async function violationsBelow(baseDir: string): Promise<string[]> {
  const options = { ...config.options, ruleSet: config, validate: true, baseDir }
  const { output } = await cruise(['src'], options)
  const { violations } = (output as ICruiseResult).summary
  return violations.map(({ from, rule }) => `${from}: ${rule.name}`).sort()
}

it('every import of src goes in an allowed direction', async () => {
  expect(await violationsBelow(packageRoot)).toEqual([])
})

describe('each rule is broken by the fixture that is named after it, and by no other', () => {
  let violations: string[]
  beforeAll(async () => {
    violations = await violationsBelow(`${packageRoot}test/architecture/violations`)
  })

  it.each(config.forbidden.map((rule) => rule.name))('%s', (rule) => {
    const files = violations.filter((line) => line.endsWith(`: ${rule}`))
    expect(files).toEqual([expect.stringMatching(`(/${rule}\\.ts|^src/index\\.ts): `)])
  })

  it('and the fixtures break nothing else', () => {
    expect(violations).toHaveLength(config.forbidden.length)
  })
})
